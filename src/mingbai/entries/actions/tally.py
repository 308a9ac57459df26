"""Keep the counts of listed entries, inside the transaction that lists an entry or delists it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Doing
from mingbai.entries.models import Entry, Tally


@dataclass(frozen=True, slots=True)
class TallyPlace:
    """Where an entry is counted: its organ, its catalogue line, its item of the law, its field."""

    organ_id: int
    line_id: int | None
    statutory_item: str
    field: str

    @property
    def order(self) -> tuple[int, int, str, str]:
        """The order in which rows are locked, so that two transactions cannot deadlock."""
        return self.organ_id, self.line_id or 0, self.statutory_item, self.field


PLACE = ("organ_id", "line_id", "statutory_item", "field")


def place(entry: Entry) -> TallyPlace | None:
    """Return where the entry is counted now; None when it is not listed."""
    return TallyPlace(entry.organ_id, entry.line_id, entry.statutory_item, entry.field) if entry.is_listed else None


def move(done: Doing, before: TallyPlace | None, after: TallyPlace | None, published_at: datetime | None) -> None:
    """Move an already saved entry's count from one place to another."""
    if before == after:
        return
    changes = [(one, by) for one, by in ((before, -1), (after, 1)) if one is not None]
    for one, by in sorted(changes, key=lambda change: change[0].order):
        add(done, one, by, published_at)


def add(done: Doing, where: TallyPlace, count: int, moment: datetime | None) -> None:
    """Add this many (or subtract) at a place; `moment` is the latest publication among those added."""
    found = {name: getattr(where, name) for name in PLACE}
    row, _ = Tally.objects.select_for_update().get_or_create(**found)
    row.listed += count
    if count > 0 and moment is not None:
        row.last = moment if row.last is None else max(row.last, moment)
    else:
        row.last = _newest(where)
    row.save(update_fields=["listed", "last"])


def add_all(done: Doing, rows: Iterable[Entry]) -> None:
    """Add many new entries at once."""
    found: dict[TallyPlace, tuple[int, datetime]] = {}
    for row in rows:
        where = place(row)
        if where is not None and row.published_at is not None:
            count, last = found.get(where, (0, row.published_at))
            found[where] = (count + 1, max(last, row.published_at))
    for where in sorted(found, key=lambda one: one.order):
        add(done, where, *found[where])


def _newest(where: TallyPlace) -> datetime | None:
    """Return the latest moment of those that remain at a place."""
    left = Entry.objects.filter(is_listed=True, **{name: getattr(where, name) for name in PLACE})
    moment: datetime | None = left.order_by("-published_at", "-id").values_list("published_at", flat=True).first()
    return moment
