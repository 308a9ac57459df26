"""Pages of village inspections."""
