"""The fields of the county's catalogue: all of them, or who has published what in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.entries import queries as entries
from mingbai.entries.queries.records import Place
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.addresses import field_page
from mingbai.portal.entries.listing import ASKS, listing
from mingbai.portal.frame import public
from mingbai.portal.home.tiles import tiles

COLUMN = "按事情找"


@dataclass(frozen=True, slots=True)
class FieldOrgan:
    """One organ that has this field: the lines in its catalogue and the entries listed."""

    organ: OrganRow
    href: str
    lines: int
    count: int


@public(asks=("name", *ASKS), depends=("field:{name}",))
def fields(request: HttpRequest) -> HttpResponse:
    """Show all fields or, with `?name=`, what was published in this field and the organs that have it, blanks included."""
    name, today = request.GET.get("name", ""), clock.today()
    tree = organs.tree()
    if not name:
        shown = {"tiles": tiles(tree[0] if tree else None, today), "column_name": COLUMN, "column_type": COLUMN}
        return render(request, "portal/fields.jinja", shown)
    lines = _lines(tree, name, today)
    if not lines:
        raise Http404
    context = listing(Place("field", name), reverse("portal:fields"), request, name=name) | {
        "name": name,
        "open": tuple(line for line in lines if line.count),
        "blank": tuple(line for line in lines if not line.count),
        "column_name": name,
        "column_type": COLUMN,
    }
    return render(request, "portal/field.jinja", context)


def _lines(tree: tuple[OrganRow, ...], name: str, today: date) -> tuple[FieldOrgan, ...]:
    """Return the public bodies that owe the field or have published in it, in tree order."""
    if not tree:
        return ()
    lines, counts = catalogue.line_counts(tree[0].id, name, today), entries.counts_of_field(name)
    query = urlencode({"name": name})
    return tuple(
        FieldOrgan(row, f"{field_page(row.code)}?{query}", lines.get(row.id, 0), counts.get(row.id, 0))
        for row in tree
        if not row.is_committee and (row.id in lines or counts.get(row.id))
    )
