"""Hang something."""
