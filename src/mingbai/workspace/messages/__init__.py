"""Messages from the public, for the organ that answers them."""
