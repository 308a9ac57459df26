"""The rule of a coming year."""
