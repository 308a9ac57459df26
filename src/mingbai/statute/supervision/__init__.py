"""Supervision: what is inspected in the villages, and how organs and villages are assessed."""
