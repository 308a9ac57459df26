"""Whether a letter was issued by an organ of this county."""
