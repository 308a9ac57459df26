"""The points of the law and those of the county."""
