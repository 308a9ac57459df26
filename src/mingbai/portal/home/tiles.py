"""What people come for as tiles: the shortcuts, and the fields of the county's catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.shortcuts import Shortcut
from mingbai.core import public
from mingbai.core.kept import kept
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.filtering import county_fields
from mingbai.portal.home.telephones.known import known
from mingbai.portal.search.words import alike
from mingbai.portal.village.chosen import villages
from mingbai.search.queries import find
from mingbai.search.values import Question, RecordKind

SAID = 3


@dataclass(frozen=True, slots=True)
class Tile:
    """One field as the component `tiles` takes it; `about` names its first matters."""

    title: str
    href: str
    count: str
    about: str


@kept("organs.Organ", "catalogue.CatalogueLine", "catalogue.LineEdition", "catalogue.Adjustment")
def tiles(root: OrganRow | None, today: date) -> tuple[Tile, ...]:
    """Return the county's fields in catalogue order, none without a catalogue; village affairs stand with the villages."""
    matters: dict[str, list[str]] = {}
    for row in catalogue.master(root.id, today) if root else ():
        if not row.is_village_affairs:
            matters.setdefault(row.field, []).append(row.line1)
    here = reverse("portal:fields")
    return tuple(
        Tile(name, f"{here}?{urlencode({'name': name})}", f"{len(rows)} 项", "、".join(list(dict.fromkeys(rows))[:SAID]))
        for name, rows in matters.items()
    )


def shortcut_tiles(today: date) -> tuple[Tile, ...]:
    """Return what most people come for; each count is that of the page behind it."""
    found = list(_shortcuts(public.generation(), today))
    if here := villages():
        found.append(Tile("村务", reverse("portal:village"), f"{len(here):,} 个村、社区", "我的村公布什么，账目去哪看"))
    if numbers := known(organs.tree()):
        found.append(Tile("投诉电话", reverse("portal:telephones"), f"{len(numbers):,} 个单位", "不给办、办错了、发少了，打给谁"))
    return tuple(found)


@kept("core.Site", "organs.Organ")
def _shortcuts(generation: int, today: date) -> tuple[Tile, ...]:
    """Return the tiles of the shortcuts, counted once for each generation of what is public."""
    fields = county_fields(today)
    return tuple(_shortcut(one) for one in catalogue.shortcuts() if not one.field or one.field in fields)


def _shortcut(one: Shortcut) -> Tile:
    asked = Question(one.text, field=one.field, kinds=(RecordKind.ENTRY,), limit=1, alike=alike())
    found = find(asked)
    query = {"q": one.text, "field": one.field, "kind": RecordKind.ENTRY.value}
    href = f"{reverse('portal:search')}?{urlencode({name: value for name, value in query.items() if value})}"
    return Tile(one.name, href, f"{found.count:,}{'' if found.is_exact else '+'} 条", one.about)
