"""Home and fields."""
