"""The organs in groups, as people look for them."""

from __future__ import annotations

from mingbai.organs.queries import OrganRow

HEADINGS = (("county", "县政府"), ("department", "县级部门"), ("township", "乡镇"), ("village", "村"))


def grouped(tree: tuple[OrganRow, ...]) -> tuple[tuple[str, tuple[OrganRow, ...]], ...]:
    """Heading and organs of every kind that there are any of, in the tree's order."""
    groups = ((heading, tuple(row for row in tree if row.level == level)) for level, heading in HEADINGS)
    return tuple((heading, rows) for heading, rows in groups if rows)


def heading(level: str) -> str:
    """What organs of this level are called together."""
    return dict(HEADINGS)[level]
