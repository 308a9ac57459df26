"""What an announcer reads out of an entry."""
