"""Reads of the organ tree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, QuerySet

from mingbai.core.errors import NotVisible
from mingbai.core.kept import kept
from mingbai.core.words import CHINA
from mingbai.organs.models import FormerName, Organ
from mingbai.search.values import Record, RecordKind
from mingbai.statute.disclosure.committees import COMMITTEES
from mingbai.statute.disclosure.items import GUIDE

GUIDE_SAYS = ("office", "address", "telephone", "fax", "email", "hours", "postcode")
GUIDES_AT = datetime(2019, 5, 15, tzinfo=CHINA)


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
    closed_on: date | None = None
    closing_note: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the organ still works."""
        return self.closed_on is None

    @property
    def is_committee(self) -> bool:
        """Whether it is a village's or a community's committee and not an administrative organ."""
        return self.level in COMMITTEES


@dataclass(frozen=True, slots=True)
class FormerNameRow:
    """A former name and the day on which it ended."""

    name: str
    until_on: date


@kept("organs.Organ")
def organ(code: str) -> OrganRow:
    """Return the organ with this code; raise NotVisible when there is none."""
    return _one(Organ.objects.filter(code=code), code)


@kept("organs.Organ")
def organ_by_id(organ_id: int) -> OrganRow:
    """Return the organ with this key; raise NotVisible when there is none."""
    return _one(Organ.objects.filter(pk=organ_id), str(organ_id))


@kept("organs.FormerName")
def former_names(organ_id: int) -> tuple[FormerNameRow, ...]:
    """Return the names that an organ bore before, latest first."""
    rows = FormerName.objects.filter(organ_id=organ_id).order_by("-until_on", "-id").values_list("name", "until_on")
    return tuple(FormerNameRow(*row) for row in rows)


@kept("organs.Organ")
def children(organ_id: int) -> tuple[OrganRow, ...]:
    """Return the organs directly below this one, in their order."""
    return _rows(Organ.objects.filter(parent_id=organ_id).order_by("order", "id"))


def last_place(organ_id: int) -> int:
    """Return the place of the last organ directly below this one; 0 when there is none."""
    return int(Organ.objects.filter(parent_id=organ_id).aggregate(last=Max("order"))["last"] or 0)


@kept("organs.Organ")
def tree() -> tuple[OrganRow, ...]:
    """Return all organs, each directly followed by those below it, siblings in their order."""
    under: dict[int | None, list[OrganRow]] = {}
    for row in _rows(Organ.objects.order_by("order", "id")):
        under.setdefault(row.parent_id, []).append(row)

    def walk(parent_id: int | None) -> list[OrganRow]:
        return [found for row in under.get(parent_id, []) for found in (row, *walk(row.id))]

    return tuple(walk(None))


@kept("organs.Organ")
def names() -> tuple[str, ...]:
    """Return the full and the short names of all organs."""
    return tuple(name for pair in Organ.objects.order_by("id").values_list("name", "short_name") for name in pair)


def village_names() -> dict[str, str]:
    """Return the names of all villages and communities by code."""
    return dict(Organ.objects.filter(level__in=COMMITTEES).order_by("id").values_list("code", "short_name"))


@kept("organs.Organ")
def ancestors(organ_id: int) -> tuple[int, ...]:
    """Return the keys of the organs above this one, nearest first."""
    parents = dict(Organ.objects.values_list("id", "parent_id"))
    found: list[int] = []
    above = parents.get(organ_id)
    while above is not None and above not in found:
        found.append(above)
        above = parents.get(above)
    return tuple(found)


@kept("organs.Organ")
def supervised(organ_id: int, *, with_closed: bool = False) -> tuple[OrganRow, ...]:
    """Return the organs below this one at any depth, in tree order; closed ones only if asked for."""
    keys = {organ_id}
    found: list[OrganRow] = []
    for row in tree():
        if row.parent_id in keys:
            keys.add(row.id)
            if row.is_open or with_closed:
                found.append(row)
    return tuple(found)


def guide_keys_after(organ_id: int, limit: int) -> list[int]:
    """Return the next organs after this one that have a guide (条例第12条)."""
    return list(_with_guide().filter(pk__gt=organ_id).order_by("id").values_list("id", flat=True)[:limit])


def guides(organ_ids: Sequence[int], _on: date) -> list[Record]:
    """Return the guides of these organs as the search finds them, of the day on which the present regulation took force."""
    found = _with_guide().filter(pk__in=list(organ_ids)).order_by("id").select_related("parent__parent")
    return [
        Record(
            kind=RecordKind.GUIDE,
            key=row.pk,
            organs=tuple(one.code for one in (row, row.parent, row.parent and row.parent.parent) if one),
            address=f"/{row.code}/guide/",
            at=GUIDES_AT,
            title=f"{row.name}政府信息公开指南",
            text="\n".join(part for name in GUIDE_SAYS if (part := getattr(row, name))),
            item=GUIDE,
        )
        for row in found
    ]


def _with_guide() -> QuerySet[Organ]:
    """Return the administrative organs: a committee is none, and its section has no guide."""
    return Organ.objects.exclude(level__in=COMMITTEES)


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
