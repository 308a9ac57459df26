"""Set up a board, change it, give it up."""
