"""What waits to be sent to other channels."""
