"""Weibo (微博): by hand through its composer, or by its interface."""
