"""Bring in a year of publications from a table."""
