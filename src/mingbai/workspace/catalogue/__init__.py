"""The pages of the catalogue: what an organ has to publish by item, and what it makes of each item."""
