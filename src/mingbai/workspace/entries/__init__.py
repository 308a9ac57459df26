"""The clerk's pages: what is in hand, a draft with its check, the acts on it; the county office's rules."""
