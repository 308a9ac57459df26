"""What the acts that make duties share."""
