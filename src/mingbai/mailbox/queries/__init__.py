"""Reads of messages and of the suggestion box."""
