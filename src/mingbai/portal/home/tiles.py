"""The fields of the county's catalogue as tiles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from mingbai.catalogue import queries as catalogue
from mingbai.organs.queries import OrganRow

SAID = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One field as the component `tiles` takes it; `about` names its first matters."""

    title: str
    href: str
    count: str
    about: str


def tiles(root: OrganRow | None, today: date) -> tuple[Tile, ...]:
    """Return the county's fields in catalogue order; empty when no catalogue is loaded."""
    matters: dict[str, list[str]] = {}
    for row in catalogue.master(root.id, today) if root else ():
        matters.setdefault(row.field, []).append(row.line1)
    here = reverse("portal:fields")
    return tuple(
        Tile(name, f"{here}?{urlencode({'name': name})}", f"{len(rows)} 项", "、".join(list(dict.fromkeys(rows))[:SAID]))
        for name, rows in matters.items()
    )
