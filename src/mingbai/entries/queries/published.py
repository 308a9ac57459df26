"""Reads of disclosed information."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db.models import Count, Exists, Q, QuerySet

from mingbai.entries.facts.rows import EntryRow
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ

COLUMNS = (
    "id", "organ__code", "organ__name", "organ__level", "statutory_item", "title", "index_number", "formed_on", "published_at",
    "is_demonstration",
)  # fmt: skip


def count(organ_id: int) -> int:
    """How many published entries an organ has."""
    return _published().filter(organ_id=organ_id).count()


def latest(limit: int) -> tuple[EntryRow, ...]:
    """The entries published last, of all organs, the newest first."""
    return _rows(_published().order_by("-published_at", "-id")[:limit])


def item_counts(organ_id: int) -> Mapping[str, int]:
    """How many published entries an organ has for each statutory item it has any for."""
    counted = _published().filter(organ_id=organ_id).order_by("statutory_item").values_list("statutory_item")
    return dict(counted.annotate(n=Count("*")))


def by_item(*, organ_id: int, item: str, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """Some published entries of a statutory item, the newest first, and the key after which the list goes on (empty: end).

    A key names the last entry shown, so what stands after it does not change when something new is published.
    """
    return _page(_published().filter(organ_id=organ_id, statutory_item=item), after, limit)


def by_catalogue(*, organ_id: int, item_id: int, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """As `by_item`, of one item of the catalogue."""
    return _page(_published().filter(organ_id=organ_id, item_id=item_id), after, limit)


def by_field(*, organ_id: int, field: str, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """As `by_item`, of one field of the catalogue."""
    return _page(_published().filter(organ_id=organ_id, field=field), after, limit)


def field_counts(organ_ids: Collection[int], field: str) -> Mapping[int, int]:
    """How many published entries each of these organs has in one field of the catalogue; organs without any are left out."""
    found = _published().filter(organ_id__in=list(organ_ids), field=field).order_by("organ_id").values_list("organ_id")
    return dict(found.annotate(n=Count("*")))


def covered(organ_id: int, items: Sequence[str]) -> frozenset[str]:
    """Which of these statutory items an organ has anything published for; one query that looks up each item once."""
    looked_up = {f"item_{n}": Exists(_published().filter(organ_id=organ_id, statutory_item=code)) for n, code in enumerate(items)}
    found = Organ.objects.filter(pk=organ_id).annotate(**looked_up).values(*looked_up).first() or {}
    return frozenset(code for n, code in enumerate(items) if found.get(f"item_{n}"))


def _page(listed: QuerySet[Entry], after: str, limit: int) -> tuple[tuple[EntryRow, ...], str]:
    if after:
        listed = listed.filter(before(after))
    found = _rows(listed.order_by("-published_at", "-id")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return found[:limit], f"{last.published_at.isoformat()}_{last.id}" if last else ""


def _published() -> QuerySet[Entry]:
    return Entry.objects.filter(is_listed=True)


def _rows(query: QuerySet[Entry]) -> tuple[EntryRow, ...]:
    return tuple(EntryRow(*values) for values in query.values_list(*COLUMNS))


def before(after: str) -> Q:
    """What is older than a key; a key that nobody gave out lists from the beginning."""
    moment, _, key = after.partition("_")
    try:
        # A "+" in an address arrives as a blank.
        at, last = datetime.fromisoformat(moment.replace(" ", "+")), int(key)
    except ValueError:
        return Q()
    if at.tzinfo is None:
        return Q()
    # The first bound is where the index is entered; alone, the alternative would walk there from the newest.
    return Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(id__lt=last))
