"""Applications and disputes as frozen values."""
