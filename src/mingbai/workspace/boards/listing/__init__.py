"""All boards of an organ and its villages."""
