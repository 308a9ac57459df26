"""Public boards: what hangs, what should, what comes down; the sheets to print."""
