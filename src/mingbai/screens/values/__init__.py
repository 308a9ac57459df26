"""What a screen shows, as frozen values."""
