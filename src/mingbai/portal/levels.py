"""The organs grouped by level, the way people look for them."""

from __future__ import annotations

from mingbai.organs.queries import OrganRow

HEADINGS = (("county", "县政府"), ("department", "县级部门"), ("township", "乡镇"), ("village", "村"), ("community", "社区"))


def grouped(tree: tuple[OrganRow, ...]) -> tuple[tuple[str, tuple[OrganRow, ...]], ...]:
    """Return each heading with its organs in tree order, leaving out empty groups."""
    groups = ((heading, tuple(row for row in tree if row.level == level)) for level, heading in HEADINGS)
    return tuple((heading, rows) for heading, rows in groups if rows)


def heading(level: str) -> str:
    """Return the heading for organs of this level."""
    return dict(HEADINGS)[level]
