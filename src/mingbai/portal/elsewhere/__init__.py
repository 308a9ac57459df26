"""Pages of an export that stand for what needs a server: writing to an organ, searching."""
