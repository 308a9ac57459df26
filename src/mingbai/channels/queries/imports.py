"""Reads of imports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from mingbai.accounts.queries import holders_of
from mingbai.accounts.values import Acting
from mingbai.channels.models import Delivery, ImportBatch
from mingbai.channels.policies import batch_acts
from mingbai.channels.values.table import COLUMNS, FIRST_ROW, MOST_ERRORS
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG, SHORT, ListPage, cut
from mingbai.entries.models import Entry
from mingbai.entries.queries.reviewers import Awaited, Holders, unmanned, waits_at, with_whom_to_ask
from mingbai.organs.queries import OrganRow, organ_by_id
from mingbai.statute.disclosure.imports import SECRECY, BatchAct, BatchState
from mingbai.statute.disclosure.review import REVIEW_WORDS, Stage

FIELDS = (
    "id", "name", "total", "checked", "state", "errors", "existing", "entered", "delivered", "uploaded_at", "uploaded_by",
    "uploader_id", "submitter_id", "entered_at", "reason", "closed_by", "closed_at", "release__decided_by", "release__opinion",
    "release__is_from_before",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowError:
    """What keeps one row out: its number in the sheet, the column, the sentence."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RowExisting:
    """A row that is there already: as an entry (0: none), or as an earlier row of the same table (0: none)."""

    row: int
    title: str
    entry_id: int
    earlier: int


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One uploaded table and how far it is."""

    id: int
    name: str
    total: int
    checked: int
    state: BatchState
    errors: tuple[RowError, ...]
    existing: tuple[RowExisting, ...]
    entered: int | None
    delivered: int | None
    uploaded_at: datetime
    uploaded_by: str
    uploader_id: int | None
    submitter_id: int | None
    entered_at: datetime | None
    reason: str
    closed_by: str
    closed_at: datetime | None
    reviewed_by: str
    opinion: str
    is_from_before: bool

    @property
    def is_checked(self) -> bool:
        """Whether every row has been checked."""
        return self.checked == self.total

    @property
    def is_hopeless(self) -> bool:
        """Whether so much is wrong that the rest was not looked at."""
        return len(self.errors) >= MOST_ERRORS

    @property
    def may_go_in(self) -> bool:
        """Whether it can be handed to the review."""
        return self.state is BatchState.UPLOADED and self.is_checked and not self.is_hopeless and self.entering > 0

    @property
    def refused(self) -> int:
        """How many rows something keeps out."""
        return len({one.row for one in self.errors})

    @property
    def entering(self) -> int:
        """How many rows go in."""
        return self.total - self.refused - len(self.existing)


def batch(organ_id: int, batch_id: int) -> BatchRow:
    """Return one table of an organ; raise NotVisible when it has none with this key."""
    for values in ImportBatch.objects.filter(organ_id=organ_id, pk=batch_id).values(*FIELDS):
        return _row(values, _titles(values["existing"]))
    raise NotVisible(str(batch_id))


def batches(organ_id: int, limit: int = SHORT) -> tuple[BatchRow, ...]:
    """The tables uploaded last."""
    listed = ImportBatch.objects.filter(organ_id=organ_id).order_by("-id").values(*FIELDS)
    return tuple(_row(values, {}) for values in listed[:limit])


def batches_to_review(by: Acting, limit: int = SHORT) -> tuple[BatchRow, ...]:
    """The tables that wait for this person's verdict, the oldest first; never those that they uploaded or submitted."""
    if BatchAct.RELEASE not in batch_acts(by, organ_by_id(by.organ_id), BatchState.WAITING):
        return ()
    listed = ImportBatch.objects.filter(organ_id=by.organ_id, state=BatchState.WAITING.value).order_by("id")
    others = listed.exclude(Q(uploader_id=by.person_id) | Q(submitter_id=by.person_id))
    return tuple(_row(values, {}) for values in others.values(*FIELDS)[:limit])


def batch_unmanned(organ: OrganRow, uploader_id: int | None, submitter_id: int, on: date) -> str:
    """Name the reviewer whom a batch of these people lacks, and whom to ask; "" where somebody else can review it."""
    brought_by = {submitter_id} | ({uploader_id} if uploader_id is not None else set())
    return unmanned(organ, (Stage.SECRECY,), brought_by, on, "这一批")


def awaited_batches(rows: Iterable[BatchRow], found: Holders) -> Mapping[int, Awaited]:
    """Return for whom each batch waits that was handed in, among those who hold posts of its organ."""
    step = REVIEW_WORDS[Stage.SECRECY]
    return {row.id: waits_at(step, SECRECY, found, {row.uploader_id, row.submitter_id}) for row in rows}


def awaited_batch(organ: OrganRow, row: BatchRow, on: date) -> Awaited | None:
    """Return for whom one batch waits, and whom to ask when nobody can review it; None when it waits for no review."""
    if row.state is not BatchState.WAITING:
        return None
    return with_whom_to_ask(awaited_batches((row,), holders_of(organ.id, on))[row.id], organ.id, on)


def batches_in(organ_id: int, state: BatchState, limit: int = SHORT) -> tuple[BatchRow, ...]:
    """The tables of an organ in one state, the oldest first."""
    listed = ImportBatch.objects.filter(organ_id=organ_id, state=state.value).order_by("id").values(*FIELDS)
    return tuple(_row(values, {}) for values in listed[:limit])


def batch_cells(organ_id: int, batch_id: int, *, after: str = "", limit: int = LONG) -> ListPage[tuple[int, tuple[str, ...]]]:
    """Some rows that go in, as the table says them: number in the sheet, and the cells in the order of COLUMNS."""
    found = ImportBatch.objects.filter(organ_id=organ_id, pk=batch_id).values("rows", "errors", "existing").first()
    if found is None:
        raise NotVisible(str(batch_id))
    left_out = {int(row) for row, *_ in (*found["errors"], *found["existing"])}
    first = asked.key(after)
    rows = [
        (n, tuple(str(plain.get(name, "")) for name in COLUMNS))
        for n, plain in enumerate(found["rows"], FIRST_ROW)
        if n not in left_out and n > first
    ]
    return cut(rows[: limit + 1], limit, lambda row: row[0])


def batch_years(organ_id: int, batch_id: int) -> frozenset[int]:
    """The years in which what a batch brought in was delivered or published; these years' reports count it."""
    entries = Entry.objects.filter(organ_id=organ_id, release__importbatch=batch_id)
    sent = Delivery.objects.filter(organ_id=organ_id, entry__release__importbatch=batch_id, delivered_on__isnull=False)
    years = {on.year for on in sent.order_by().values_list("delivered_on", flat=True).distinct() if on is not None}
    return frozenset(years | set(entries.order_by().values_list("published_at__year", flat=True).distinct()))


def _titles(existing: Iterable[tuple[int, int, int]]) -> dict[int, str]:
    keys = {entry for _, entry, _ in existing if entry}
    return dict(Entry.objects.filter(pk__in=keys).values_list("id", "title"))


def _row(values: dict[str, Any], titles: Mapping[int, str]) -> BatchRow:
    return BatchRow(
        id=values["id"],
        name=values["name"],
        total=values["total"],
        checked=values["checked"],
        state=BatchState(values["state"]),
        errors=tuple(RowError(int(n), str(column), str(text)) for n, column, text in values["errors"]),
        existing=tuple(RowExisting(int(n), titles.get(int(e), ""), int(e), int(o)) for n, e, o in values["existing"]),
        entered=values["entered"],
        delivered=values["delivered"],
        uploaded_at=values["uploaded_at"],
        uploaded_by=values["uploaded_by"],
        uploader_id=values["uploader_id"],
        submitter_id=values["submitter_id"],
        entered_at=values["entered_at"],
        reason=values["reason"],
        closed_by=values["closed_by"],
        closed_at=values["closed_at"],
        reviewed_by=values["release__decided_by"] or "",
        opinion=values["release__opinion"] or "",
        is_from_before=bool(values["release__is_from_before"]),
    )
