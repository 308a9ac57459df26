"""Values of the catalogue, its duties and its chains."""
