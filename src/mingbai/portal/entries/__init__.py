"""Lists of disclosed information."""
