"""Choices for the clerk's forms: villages, and the items of the regulation."""

from __future__ import annotations

from datetime import date

from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.items import statutory_items


def villages(organ_id: int) -> list[tuple[str, str]]:
    """Return, as choices, the villages under an organ that still exist."""
    return [(row.code, row.short_name or row.name) for row in organs.children(organ_id) if row.is_committee and row.is_open]


def codes(organ: OrganRow, on: date) -> list[tuple[str, str]]:
    """Return the regulation's items for this organ as choices; empty before the regulation was in force."""
    try:
        found = statutory_items(organ.level, on)
    except LookupError:
        return []
    return [(one.code, f"{one.citation.article}：{one.text}") for one in found]
