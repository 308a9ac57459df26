"""The archive box of an application."""
