"""What goes to other channels, and what has to come off them."""
