"""Slides for screens without network: one picture each, to be played from a folder."""
