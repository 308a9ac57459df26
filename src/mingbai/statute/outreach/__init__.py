"""Open days and what is done so that people know they can ask."""
