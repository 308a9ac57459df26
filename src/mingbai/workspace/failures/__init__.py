"""The page of failed background tasks."""
