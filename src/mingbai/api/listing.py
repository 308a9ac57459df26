"""Lists of public entries: what is asked for, a page by key, an honest total."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.api import cursors, shapes
from mingbai.api.refusals import Refusal
from mingbai.api.shapes import Plain
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.documents import queries as documents
from mingbai.entries import queries
from mingbai.entries.values.open_data import EntryFilter, EntryKind, OpenEntry, OpenPlace, ValidityFilter
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.validity import Validity

NO_ORGAN = "没有代码是 {} 的机关。代码见 /api/v1/organs 。"
BY_LAST_DAY = {Validity.IN_FORCE: False, Validity.EXPIRED: True}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is asked for; empty fields do not filter."""

    organ: str = ""
    subtree: bool = False
    field: str = ""
    item: str = ""
    year: int = 0
    kind: EntryKind | None = None
    validity: Validity | None = None


def organ_of(code: str) -> OrganRow:
    """Return the organ with this code; raise Refusal where there is none."""
    try:
        return organs.organ(code)
    except NotVisible:
        raise Refusal(404, "no_such_organ", NO_ORGAN.format(code[:64])) from None


def page(wanted: Wanted, limit: int, after: str) -> Plain:
    """Return a page of entries, newest first."""
    asked = _filter(wanted)
    place = cursors.place_of(after) if after else None
    rows = queries.open_entries(asked, after=place, limit=limit + 1)
    value, is_exact = queries.count_open(asked)
    return listed(shapes.entries(rows[:limit]), _next(rows, limit), value, is_exact=is_exact)


def newest(wanted: Wanted, limit: int) -> tuple[OpenEntry, ...]:
    """Return the newest entries."""
    return queries.open_entries(_filter(wanted), limit=limit)


def listed(items: list[Plain], following: str | None, value: int, *, is_exact: bool) -> Plain:
    """Return a list as every address gives it."""
    return {"items": items, "next": following, "total": {"value": value, "is_exact": is_exact}}


def _next(rows: tuple[OpenEntry, ...], limit: int) -> str | None:
    if len(rows) <= limit:
        return None
    last = rows[limit - 1]
    return cursors.of_place(OpenPlace(last.published_at, last.id))


def _filter(wanted: Wanted) -> EntryFilter:
    return EntryFilter(
        organs=_organs(wanted),
        item=wanted.item,
        field=wanted.field,
        year=wanted.year,
        kind=wanted.kind,
        validity=_validity(wanted.validity) if wanted.validity else None,
    )


def _organs(wanted: Wanted) -> tuple[int, ...]:
    if not wanted.organ:
        return ()
    organ = organ_of(wanted.organ)
    if not wanted.subtree:
        return (organ.id,)
    # Everything below the root is everything there is, and that has an index of its own.
    if organ.parent_id is None and sum(1 for row in organs.tree() if row.parent_id is None) == 1:
        return ()
    return (organ.id, *(row.id for row in organs.supervised(organ.id, with_closed=True)))


def _validity(wanted: Validity) -> ValidityFilter:
    today = clock.today()
    known = documents.validities_of_entries(today)
    keys = frozenset(key for key, validity in known.items() if validity is wanted)
    return ValidityFilter(keys, frozenset(known), BY_LAST_DAY.get(wanted), today)
