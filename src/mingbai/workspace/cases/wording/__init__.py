"""What the organ adds to its letters in its own words."""
