"""Reads of disclosed information."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from mingbai.core import asked
from mingbai.entries.models import Entry
from mingbai.entries.values.rows import EntryRow

COLUMNS = (
    "id", "organ__code", "organ__name", "organ__level", "statutory_item", "title", "index_number", "formed_on", "published_at",
    "is_demonstration",
)  # fmt: skip


def latest(limit: int) -> tuple[EntryRow, ...]:
    """The entries published last, of all organs, the newest first."""
    return _rows(_published().order_by("-published_at", "-id")[:limit])


def by_statutory_item(*, organ_id: int, item: str, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """Some published entries of a statutory item, the newest first, and the key after which the list goes on (empty: end).

    A key names the last entry shown, so what stands after it does not change when something new is published.
    """
    return page_of(_published().filter(organ_id=organ_id, statutory_item=item), after, limit)


def by_catalogue(*, organ_id: int, item_id: int, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """As `by_statutory_item`, of one item of the catalogue."""
    return page_of(_published().filter(organ_id=organ_id, item_id=item_id), after, limit)


def by_field(*, organ_id: int, field: str, after: str = "", limit: int = 50) -> tuple[tuple[EntryRow, ...], str]:
    """As `by_statutory_item`, of one field of the catalogue."""
    return page_of(_published().filter(organ_id=organ_id, field=field), after, limit)


def page_of(listed: QuerySet[Entry], after: str, limit: int) -> tuple[tuple[EntryRow, ...], str]:
    """One page of published entries, the newest first, and the key after which the list goes on (empty: end)."""
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
    at, last = asked.moment(moment), asked.key(key)
    if at is None or not last:
        return Q()
    # The first bound is where the index is entered; alone, the alternative would walk there from the newest.
    return Q(published_at__lte=at) & (Q(published_at__lt=at) | Q(id__lt=last))
