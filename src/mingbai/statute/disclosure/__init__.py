"""Proactive disclosure: what the law makes each organ publish."""
