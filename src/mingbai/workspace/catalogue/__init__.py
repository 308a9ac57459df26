"""Catalogue pages: what an organ must publish, item by item, and what it decides about each item."""
