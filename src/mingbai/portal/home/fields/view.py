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
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
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


@public(asks=("name",), depends=("field:{name}",))
def fields(request: HttpRequest) -> HttpResponse:
    """Show all fields or, with `?name=`, the organs that have this field, blanks included."""
    name, today = request.GET.get("name", ""), clock.today()
    tree = organs.tree()
    if not name:
        context = {"tiles": tiles(tree[0] if tree else None, today), "column_name": COLUMN, "column_type": COLUMN}
        return render(request, "portal/fields.jinja", context)
    lines = _lines(tree, name, today)
    if not lines:
        raise Http404
    return render(request, "portal/field.jinja", {"name": name, "lines": lines, "column_name": name, "column_type": COLUMN})


def _lines(tree: tuple[OrganRow, ...], name: str, today: date) -> tuple[FieldOrgan, ...]:
    """Return the organs in tree order, in a fixed number of queries."""
    if not tree:
        return ()
    public_bodies = [row for row in tree if not row.is_committee]
    listed = catalogue.lines_of_all(tree[0].id, public_bodies, today)
    counts = entries.field_counts([row.id for row in public_bodies], name)
    found = []
    for row in public_bodies:
        lines = sum(1 for one in listed.get(row.id, ()) if one.field == name and one.is_applicable and not one.is_village_affairs)
        if lines or counts.get(row.id):
            href = f"{reverse('portal:field', args=[row.code])}?{urlencode({'name': name})}"
            found.append(FieldOrgan(row, href, lines, counts.get(row.id, 0)))
    return tuple(found)
