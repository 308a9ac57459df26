"""Choosing from the catalogue: its fields, the lines of one field, or the results of a search."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.http import urlencode

from mingbai.catalogue.queries import lines as catalogue
from mingbai.catalogue.values.lines import LineRow
from mingbai.organs.queries import OrganRow
from mingbai.workspace.frame import StaffRequest

SHOWN = 60


@dataclass(frozen=True, slots=True)
class FieldLink:
    """One field with the number of lines to choose from."""

    name: str
    count: int
    href: str
    is_chosen: bool


def choices_of(organ: OrganRow, request: StaffRequest, here: str) -> dict[str, object]:
    """Return the context of the choosing page at the address `here`; `?field=` and `?q=` narrow the lines."""
    field, asked = request.GET.get("field", ""), request.GET.get("q", "").strip()
    rows = catalogue.lines_for(organ, request.today)
    links = tuple(
        FieldLink(one.field, one.lines, f"{here}?{urlencode({'field': one.field})}", one.field == field)
        for one in catalogue.counted(rows)
    )
    found = tuple(row for row in rows if (not field or row.field == field) and (not asked or _matches(row, asked)))
    return {
        "fields": links,
        "field": field,
        "q": asked,
        "rows": found[:SHOWN] if field or asked else (),
        "more": max(0, len(found) - SHOWN),
        "is_asked": bool(field or asked),
    }


def _matches(row: LineRow, asked: str) -> bool:
    """Return whether every word of the query occurs in the line or its elements."""
    text = " ".join((row.field, row.line1, row.line2, *row.elements))
    return all(word in text for word in asked.split())
