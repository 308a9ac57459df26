"""Issues of the government gazette."""
