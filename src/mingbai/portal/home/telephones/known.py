"""Whom to call: every organ that gives its telephone."""

from __future__ import annotations

from mingbai.organs.queries import OrganRow


def known(tree: tuple[OrganRow, ...]) -> tuple[OrganRow, ...]:
    """Return the organs at work that give a telephone, in tree order."""
    return tuple(row for row in tree if row.is_open and row.telephone)
