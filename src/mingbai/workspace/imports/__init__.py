"""Import a year of publications from a table."""
