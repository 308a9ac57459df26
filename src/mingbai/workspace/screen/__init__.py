"""What the organ's screen shows."""
