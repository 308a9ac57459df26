"""All issues of an organ."""
