"""The register of new-media accounts."""
