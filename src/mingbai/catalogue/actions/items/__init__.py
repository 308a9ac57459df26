"""Acts on the items of the catalogue."""
