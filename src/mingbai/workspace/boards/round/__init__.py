"""The list to print for the round."""
