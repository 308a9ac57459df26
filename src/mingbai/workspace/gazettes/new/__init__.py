"""Begin an issue."""
