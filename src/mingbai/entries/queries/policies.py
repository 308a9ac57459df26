"""Reads of the policy library (政策文件库): normative documents and other numbered documents that anyone may read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet

from mingbai.core.paging import SHORT, ListPage, cut, day_of, joined
from mingbai.entries.models import Entry
from mingbai.entries.queries.public import Linked

MOST_COUNTED = 1000
COLUMNS = (
    "id", "organ_id", "organ__code", "organ__short_name", "title", "document_number", "formed_on", "published_at", "field",
    "topic", "valid_until",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """One document of the library; `valid_until` is what its own metadata say, the register of validity may say more."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    title: str
    document_number: str
    formed_on: date
    published_at: datetime
    field: str
    topic: str
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PolicyAsked:
    """What is looked for; an empty field does not filter. `number` is part of a document number, `year` that of the document.

    `also` is a further condition on entries, for what only a domain above this one knows.
    """

    number: str = ""
    organ_ids: tuple[int, ...] = ()
    year: int = 0
    subject: str = ""
    also: Q = field(default_factory=Q)


def policies(asked: PolicyAsked, *, after: str = "", limit: int = SHORT) -> ListPage[PolicyRow]:
    """Return a page of the library, latest document first, and the key of the next page."""
    rows = _asked(asked)
    if (place := day_of(after)) is not None:
        on, pk = place
        # As in core.paging.older: the first bound is where the index scan starts.
        rows = rows.filter(Q(formed_on__lte=on) & (Q(formed_on__lt=on) | Q(pk__lt=pk)))
    found = rows.order_by("-formed_on", "-id").values_list(*COLUMNS)[: limit + 1]
    return cut((PolicyRow(*one) for one in found), limit, lambda row: joined(row.formed_on, row.id))


def policy_count(asked: PolicyAsked) -> tuple[int, bool]:
    """Return how many there are, and whether that is exact: counting stops after 1,000."""
    found = _asked(asked).order_by("-formed_on", "-id").values("pk")[: MOST_COUNTED + 1].count()
    return min(found, MOST_COUNTED), found <= MOST_COUNTED


def policy_years() -> tuple[int, ...]:
    """Return the years from that of the latest document back to that of the first."""
    # Two look-ups at the ends of the index; one query for both would read all of it.
    first, last = (_library().order_by(way).values_list("formed_on", flat=True).first() for way in ("formed_on", "-formed_on"))
    return tuple(range(last.year, first.year - 1, -1)) if first and last else ()


def interpretations(entry_ids: Collection[int]) -> Mapping[int, tuple[Linked, ...]]:
    """Return the interpretations of each of these entries that anyone may read, oldest first."""
    found: dict[int, tuple[Linked, ...]] = {}
    listed = Entry.objects.filter(interprets__in=list(entry_ids), is_listed=True).order_by("published_at", "id")
    for of, key, code, title, at in listed.values_list("interprets_id", "id", "organ__code", "title", "published_at"):
        assert at is not None, "what is listed was published"
        found[of] = (*found.get(of, ()), Linked(key, code, title, at))
    return found


def listed_with_number(numbers: Collection[tuple[int, str]]) -> Mapping[tuple[int, str], int]:
    """Return the listed entry of each document, named by its organ and number; the latest where there are several."""
    organs, texts = {organ for organ, _ in numbers}, {text for _, text in numbers}
    rows = _library().filter(organ_id__in=organs, document_number__in=texts).order_by("formed_on", "id")
    found = {(organ, text): pk for pk, organ, text in rows.values_list("id", "organ_id", "document_number")}
    return {key: found[key] for key in numbers if key in found}


def _library() -> QuerySet[Entry]:
    return Entry.objects.filter(is_policy=True)


def _asked(asked: PolicyAsked) -> QuerySet[Entry]:
    rows = _library()
    if asked.number:
        rows = rows.filter(document_number__contains=asked.number)
    if asked.organ_ids:
        rows = rows.filter(organ_id__in=asked.organ_ids)
    if asked.year:
        rows = rows.filter(formed_on__gte=date(asked.year, 1, 1), formed_on__lte=date(asked.year, 12, 31))
    if asked.subject:
        rows = rows.filter(Q(field=asked.subject) | Q(topic=asked.subject))
    return rows.filter(asked.also)
