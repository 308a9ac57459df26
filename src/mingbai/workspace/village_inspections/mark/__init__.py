"""Marking at the board, on a phone, with or without network."""
