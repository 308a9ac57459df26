"""The clerk's pages: work in hand, a draft with its check, the acts on an entry; and the county office's rules."""
