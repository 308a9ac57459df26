"""One board, drawn as its slots."""
