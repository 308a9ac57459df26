"""Applications answered by one reply."""
