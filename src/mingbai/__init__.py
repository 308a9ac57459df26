"""Mingbai (明白): government information disclosure for a county and its townships."""

__version__ = "0.1.0"
