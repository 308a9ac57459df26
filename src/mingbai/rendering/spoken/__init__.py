"""Texts as an announcer reads them out: short sentences, numbers in words, no tables."""
