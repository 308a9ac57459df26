"""Values of the catalogue: items, duties, chains."""
