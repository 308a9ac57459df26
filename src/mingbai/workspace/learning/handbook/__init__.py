"""The handbook, one page a chapter, and all of it as one file."""
