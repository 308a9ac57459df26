"""Door sheets: who sits in a room, for what, and under which telephone."""
