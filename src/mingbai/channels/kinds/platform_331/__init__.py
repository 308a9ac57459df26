"""The “331” platform: the province's package with a mapping of its own."""
