"""The search record of an application."""
