"""Reads of imported ledgers: a table as it comes in, compared with the register; batches; the years that count them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from mingbai.cases.models import Application, LedgerBatch
from mingbai.cases.values import ledger as values
from mingbai.cases.values.ledger import NUMBER, LedgerRow, WrongCell
from mingbai.core import apart
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.paging import SHORT
from mingbai.core.sealing import fingerprint, open_sealed
from mingbai.reading.passages import FileTable, Unreadable
from mingbai.statute.cases.ledger import LIVE, LedgerState, counted_years

AT_ONCE = 500
HELD_FOR = timedelta(days=30)
OTHERWISE = "这个编号已经登记过，内容不一样；撤下的编号也不再用。"
Counted = tuple[str | date | None, ...]
"""What table 3 counts of a row: kind of applicant, receipt, result, end."""


@dataclass(frozen=True, slots=True)
class LedgerPlan:
    """What a table would enter; one wrong cell keeps all of it out.

    `existing`: rows of the sheet that are there already. `wrong`: the first of `wrong_count` cells, by row.
    """

    total: int
    rows: tuple[LedgerRow, ...]
    existing: tuple[int, ...]
    wrong: tuple[WrongCell, ...]
    wrong_count: int


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One imported ledger for the pages of those who handle applications."""

    id: int
    name: str
    total: int
    rows: tuple[LedgerRow, ...]
    existing: tuple[int, ...]
    state: LedgerState
    held_at: datetime
    held_by: str
    entered: int | None
    entered_at: datetime | None
    entered_by: str
    reason: str
    closed_by: str
    closed_at: datetime | None


def table_of(name: str, data: bytes) -> FileTable:
    """Return the file's best matching list; it is read in a child process. Invalid names the columns it lacks."""
    try:
        found = apart.tables(name, data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    if not found:
        raise Invalid("文件里没有表。下载模板，照样子填。", "file")
    best = min(found, key=lambda one: len(values.missing_columns(one.header)))
    if lacking := values.missing_columns(best.header):
        raise Invalid(f"表里没有“{'”“'.join(lacking)}”这{len(lacking)}列。下载模板，照样子填。", "file")
    return best


def plan_of(organ_id: int, table: FileTable, locked: frozenset[int], today: date) -> LedgerPlan:
    """Check every row against the law, the table and the register."""
    numbered = enumerate(table.rows, values.FIRST_ROW)
    lines = [(row, values.cells(table.header, line)) for row, line in numbered if any(map(str.strip, line))]
    if not lines:
        raise Invalid("表里没有数据行。按模板填好再传。", "file")
    if len(lines) > values.MOST_ROWS:
        raise Invalid(f"一次最多{values.MOST_ROWS:,}行，分成几个文件传。", "file")
    rows: list[LedgerRow] = []
    wrong: list[WrongCell] = []
    for row, said in lines:
        found = values.read_row(row, said, locked, today)
        if isinstance(found, LedgerRow):
            rows.append(found)
        else:
            wrong += found
    wrong += _twice(rows)
    known = _registered(organ_id, rows)
    wrong += [WrongCell(one.row, NUMBER, OTHERWISE) for one in rows if known.get(one.number) not in (None, _counted(one))]
    fresh = tuple(one for one in rows if one.number not in known)
    existing = tuple(one.row for one in rows if known.get(one.number) == _counted(one))
    first = tuple(sorted(wrong, key=lambda one: one.row)[: values.MOST_WRONG])
    return LedgerPlan(len(lines), fresh, existing, first, len(wrong))


def taken_numbers(organ_id: int, rows: Sequence[LedgerRow]) -> frozenset[str]:
    """Return the numbers of these rows that were registered meanwhile."""
    return frozenset(_registered(organ_id, rows))


def ledger(organ_id: int, ledger_id: int) -> LedgerView:
    """Return one ledger of an organ; raise NotVisible when it has none with this key."""
    row = LedgerBatch.objects.filter(organ_id=organ_id, pk=ledger_id).first()
    if row is None:
        raise NotVisible(str(ledger_id))
    return _view(row)


def ledgers(organ_id: int, limit: int = SHORT) -> tuple[LedgerView, ...]:
    """Return the ledgers imported last."""
    rows = LedgerBatch.objects.filter(organ_id=organ_id).defer("rows").order_by("-id")[:limit]
    return tuple(_view(row, with_rows=False) for row in rows)


def fingerprint_of(data: bytes) -> str:
    """Return the keyed digest by which the same file is known again."""
    return fingerprint("ledger", hashlib.sha256(data).hexdigest())


def held_file(organ_id: int, data: bytes) -> LedgerView | None:
    """Return the ledger of this very file where it was checked and kept, and a run stopped before it was entered."""
    found = same_file(organ_id, fingerprint_of(data))
    return _view(found) if found is not None and found.state == LedgerState.HELD else None


def same_file(organ_id: int, fingerprint: str) -> LedgerBatch | None:
    """Return the ledger of the same file that is held or entered."""
    return LedgerBatch.objects.filter(organ_id=organ_id, fingerprint=fingerprint, state__in=[one.value for one in LIVE]).first()


def old_ledgers(at: datetime) -> QuerySet[LedgerBatch]:
    """Return the ledgers that were held so long ago and never entered."""
    return LedgerBatch.objects.filter(state=LedgerState.HELD.value, held_at__lte=at - HELD_FOR)


def organs_with_old_ledgers(at: datetime) -> tuple[int, ...]:
    """Return the organs that hold such ledgers."""
    return tuple(old_ledgers(at).order_by("organ_id").values_list("organ_id", flat=True).distinct())


def years_of(ledger_id: int, today: date) -> frozenset[int]:
    """Return the years whose table 3 counts what a ledger brought in."""
    days = Application.objects.filter(ledger_id=ledger_id).values_list("received_on", "closed_on").distinct()
    found = (counted_years(received, closed, today) for received, closed in days if received is not None)
    return frozenset().union(*found)


def _registered(organ_id: int, rows: Sequence[LedgerRow]) -> dict[str, Counted]:
    """Return what the register holds under the numbers of these rows, removed rows too: their numbers are not used again."""
    numbers = [one.number for one in rows]
    found: dict[str, Counted] = {}
    for first in range(0, len(numbers), AT_ONCE):
        held = Application.objects.filter(organ_id=organ_id, number__in=numbers[first : first + AT_ONCE])
        named = ("number", "applicant_kind", "received_on", "outcome", "closed_on")
        found |= {number: tuple(counted) for number, *counted in held.values_list(*named)}
    return found


def _counted(row: LedgerRow) -> Counted:
    return row.applicant_kind, row.received_on, row.outcome, row.closed_on


def _view(row: LedgerBatch, *, with_rows: bool = True) -> LedgerView:
    return LedgerView(
        id=row.pk,
        name=open_sealed(row.name),
        total=row.total,
        rows=values.rows_of(open_sealed(row.rows)) if with_rows else (),
        existing=tuple(row.existing),
        state=LedgerState(row.state),
        held_at=row.held_at,
        held_by=row.held_by,
        entered=row.entered,
        entered_at=row.entered_at,
        entered_by=row.entered_by,
        reason=row.reason,
        closed_by=row.closed_by,
        closed_at=row.closed_at,
    )


def _twice(rows: Sequence[LedgerRow]) -> Iterator[WrongCell]:
    first: dict[str, int] = {}
    for one in rows:
        if one.number in first:
            yield WrongCell(one.row, NUMBER, f"和第{first[one.number]}行的编号一样。")
        first.setdefault(one.number, one.row)
