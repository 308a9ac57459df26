"""Catalogue pages: what an organ must publish, line by line, and what it decides about each line."""
