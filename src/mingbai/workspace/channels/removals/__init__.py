"""What was withdrawn here and still stands on other channels."""
