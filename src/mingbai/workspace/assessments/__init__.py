"""Pages of the year's assessment."""
