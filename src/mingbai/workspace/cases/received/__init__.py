"""Correcting the day on which an application was received."""
