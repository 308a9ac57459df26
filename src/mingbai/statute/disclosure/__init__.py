"""Proactive disclosure: what the law requires each organ to publish."""
