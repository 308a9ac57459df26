"""What the organ sends to which channel."""
