"""The list of an organ's applications."""
