"""Reads of the management of disclosure, one module a subject."""
