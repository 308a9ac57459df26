"""The figures of a year from the records: a fixed number of queries, however many records there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from mingbai.annual_report.queries.drafts import typed
from mingbai.annual_report.queries.previous import Previous, previous
from mingbai.annual_report.values import Counted
from mingbai.annual_report.values.content import trimmed
from mingbai.cases import queries as cases
from mingbai.cases.values import ApplicationRow, DisputeRow
from mingbai.channels import queries as channels
from mingbai.documents import queries as documents
from mingbai.documents.values import NormativeRow
from mingbai.organs.queries import OrganRow
from mingbai.registers import queries as registers
from mingbai.registers.values import ProcurementRow
from mingbai.statute.annual_report.counting import application_cells, dispute_cells, normative_cells, period
from mingbai.statute.annual_report.forms import CellKind, Form, form_for
from mingbai.supervision import queries as supervision

Value = int | Decimal | None
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a year that are few enough to be read one by one; deliveries are counted by the database."""

    applications: tuple[ApplicationRow, ...]
    disputes: tuple[DisputeRow, ...]
    normative: tuple[NormativeRow, ...]
    procurement: tuple[ProcurementRow, ...]
    declared: Mapping[str, Decimal]


def records(organ_id: int, year: int) -> Records:
    """What tables 2, 3 and 4 are counted from, in five queries."""
    first, last = period(year)
    return Records(
        applications=cases.applications(organ_id, first, last),
        disputes=cases.disputes(organ_id, first, last),
        normative=documents.normative(organ_id, last),
        procurement=registers.procurements(organ_id, first, last),
        declared=registers.declared_sums(organ_id, year),
    )


def counted(organ: OrganRow, year: int, before: Previous | None = None) -> Counted:
    """Every figure of an organ's year by its records; `before` saves a query when the caller has it already."""
    form = form_for(year)
    first, last = period(year)
    deliveries = channels.counts(organ.id, first, last)
    cells = table_cells(form, records(organ.id, year), before or previous(organ.id, year), year)
    figures: dict[str, Value] = dict(cells)
    figures |= {f"publications.{channel.key}": channel.count for channel in deliveries.channels}
    figures |= {"publications.total": deliveries.total, "entries": deliveries.entries}
    figures |= {f"activities.{kind}": n for kind, n in supervision.counts(organ.id, first, last).items()}
    return Counted(form, cells, figures, deliveries.channels, deliveries.total, deliveries.entries)


def table_cells(form: Form, found: Records, before: Previous | None, year: int) -> dict[str, Value]:
    """The cells of tables 2, 3 and 4; a cell that no record touches is 0."""
    cells: dict[str, Value] = dict.fromkeys(form.cells, 0)
    cells |= _tally(found.applications, lambda row: application_cells(row, year))
    cells |= _tally(found.disputes, lambda row: dispute_cells(row, year))
    cells |= _tally(found.normative, lambda row: normative_cells(row, year, form.code))
    for path, info in form.cells.items():
        if path == "2.procurement.projects":
            cells[path] = len(found.procurement)
        elif path == "2.procurement.amount_yuan":
            cells[path] = trimmed(sum((p.amount_yuan for p in found.procurement), Decimal(0)))
        elif path in found.declared:
            cells[path] = typed(found.declared[path], info.kind)
        elif (carried := carried_items(path, before)) is not None:
            cells[path] = carried
        elif info.kind is CellKind.MONEY:
            cells[path] = Decimal(0)
    return {path: cells[path] for path in form.cells}


def carried_items(path: str, before: Previous | None) -> int | None:
    """Form 2019: 上一年项目数量 is last year's number and its change; None where that is not known or not asked."""
    if not path.endswith(".previous_items") or before is None:
        return None
    stock, change = before.cells.get(path), before.cells.get(path.replace(".previous_items", ".change"))
    return stock + change if isinstance(stock, int) and isinstance(change, int) else None


def _tally(rows: Iterable[Row], cells_of: Callable[[Row], Iterable[str]]) -> Counter[str]:
    return Counter(path for row in rows for path in cells_of(row))
