"""Procedural letters of an application."""
