"""Dates of open cases that a new holiday notice moved."""
