"""The public site as a whole: all its addresses, and its export as files."""
