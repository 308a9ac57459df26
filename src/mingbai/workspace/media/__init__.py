"""Pages of the register of new-media accounts."""
