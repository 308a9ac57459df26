"""Boxes over a paper that is given in part, and the copy made with them."""
