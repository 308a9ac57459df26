"""The public deadline calculator."""
