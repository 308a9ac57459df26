"""Reads of the organ tree."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import F, QuerySet

from mingbai.core.errors import NotVisible
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.committees import COMMITTEES


@dataclass(frozen=True, slots=True)
class OrganRow:
    """One organ as pages and policies see it."""

    id: int
    code: str
    name: str
    short_name: str
    level: str
    parent_id: int | None
    parent_code: str
    office: str
    address: str
    postcode: str
    telephone: str
    fax: str
    email: str
    hours: str
    first_report_year: int
    credit_code: str = ""

    @property
    def is_committee(self) -> bool:
        """Whether it is a village's or a community's committee and not an administrative organ."""
        return self.level in COMMITTEES


def organ(code: str) -> OrganRow:
    """Return the organ with this code; raise NotVisible when there is none."""
    return _one(Organ.objects.filter(code=code), code)


def organ_by_id(organ_id: int) -> OrganRow:
    """Return the organ with this key; raise NotVisible when there is none."""
    return _one(Organ.objects.filter(pk=organ_id), str(organ_id))


def children(organ_id: int) -> tuple[OrganRow, ...]:
    """Return the organs directly below this one, in their order."""
    return _rows(Organ.objects.filter(parent_id=organ_id).order_by("order", "id"))


def tree() -> tuple[OrganRow, ...]:
    """Return all organs, each directly followed by those below it, siblings in their order."""
    under: dict[int | None, list[OrganRow]] = {}
    for row in _rows(Organ.objects.order_by("order", "id")):
        under.setdefault(row.parent_id, []).append(row)

    def walk(parent_id: int | None) -> list[OrganRow]:
        return [found for row in under.get(parent_id, []) for found in (row, *walk(row.id))]

    return tuple(walk(None))


def names() -> tuple[str, ...]:
    """Return the full and the short names of all organs."""
    return tuple(name for pair in Organ.objects.order_by("id").values_list("name", "short_name") for name in pair)


def ancestors(organ_id: int) -> tuple[int, ...]:
    """Return the keys of the organs above this one, nearest first."""
    parents = dict(Organ.objects.values_list("id", "parent_id"))
    found: list[int] = []
    above = parents.get(organ_id)
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return tuple(found)


def supervised(organ_id: int) -> tuple[OrganRow, ...]:
    """Return the organs below this one at any depth, in tree order."""
    keys = {organ_id}
    found: list[OrganRow] = []
    for row in tree():
        if row.parent_id in keys:
            keys.add(row.id)
            found.append(row)
    return tuple(found)


def row_of(organ: Organ) -> OrganRow:
    """Return the row of an organ that was loaded with its parent."""
    names = [name for name in OrganRow.__dataclass_fields__ if name != "parent_code"]
    parent = organ.parent.code if organ.parent else ""
    return OrganRow(parent_code=parent, **{name: getattr(organ, "pk" if name == "id" else name) for name in names})


def _one(query: QuerySet[Organ], asked: str) -> OrganRow:
    for row in _rows(query):
        return row
    raise NotVisible(asked)


def _rows(query: QuerySet[Organ]) -> tuple[OrganRow, ...]:
    names = [name for name in OrganRow.__dataclass_fields__ if name != "parent_code"]
    listed = query.annotate(parent_slug=F("parent__code")).values(*names, "parent_slug")
    return tuple(OrganRow(parent_code=row.pop("parent_slug") or "", **row) for row in listed)
