"""The sheets of an entry, to print."""
