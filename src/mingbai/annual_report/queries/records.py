"""The records behind a figure: the list sums to it, and is paged by key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from mingbai.annual_report.queries.counted import Value, carried_items, counted
from mingbai.annual_report.queries.figures import figure_labels
from mingbai.annual_report.queries.previous import previous
from mingbai.annual_report.values import RecordPage, RecordRow
from mingbai.annual_report.values.content import trimmed
from mingbai.cases import queries as cases
from mingbai.cases.values import ApplicationRow, DisputeRow
from mingbai.channels import queries as channels
from mingbai.core.errors import NotVisible
from mingbai.documents import queries as documents
from mingbai.documents.values import NormativeRow
from mingbai.organs import queries as organs
from mingbai.registers import queries as registers
from mingbai.statute.annual_report.counting import application_cells, dispute_cells, normative_cells, period
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.forms import Form, form_for
from mingbai.supervision import queries as supervision


@dataclass(frozen=True, slots=True)
class Asked:
    """One page of one figure's records; `after` is the key of the last row of the page before."""

    organ_id: int
    year: int
    path: str
    after: str
    limit: int
    form: Form

    @property
    def after_id(self) -> int:
        """The key as a number; a key that nobody gave out lists from the beginning."""
        return int(self.after) if self.after.isdecimal() else 0


Row = TypeVar("Row", ApplicationRow, DisputeRow)
Found = tuple[tuple[RecordRow, ...], str, str]


def cell_records(*, organ_id: int, year: int, path: str, after: str = "", limit: int = 20) -> RecordPage:
    """Some of the records that a cell or figure counts, its value by the records, and where a missing one is entered."""
    form = form_for(year)
    figures = counted(organs.organ_by_id(organ_id), year)
    labels = figure_labels(form, figures.channels)
    if path not in labels:
        raise NotVisible(path)
    rows, further, register = _found(Asked(organ_id, year, path, after, limit, form))
    label = form.cells[path].label if path in form.cells else labels[path]
    value: Value = figures.figures[path]
    return RecordPage(path, label, value, rows, further, register)


def _found(asked: Asked) -> Found:
    kind, _, rest = asked.path.partition(".")
    if kind == "publications":
        return _deliveries(asked, "" if rest == "total" else rest)
    if kind == "entries":
        return _entries(asked)
    if kind == "activities":
        return _activities(asked, rest)
    if kind == "3":
        return _applications(asked)
    if kind == "4":
        return _disputes(asked)
    row = rest.split(".")[0]
    if row in {"rules", "normative"}:
        return _normative(asked)
    return _procurement(asked) if row == "procurement" else _declared(asked)


def _deliveries(asked: Asked, channel: str) -> Found:
    first, last = period(asked.year)
    rows, further = channels.delivery_page(
        organ_id=asked.organ_id, first_on=first, last_on=last, channel=channel, after=asked.after, limit=asked.limit
    )
    listed = (RecordRow(r.id, r.delivered_on, r.title, f"{r.channel_label}，{r.index_number}", "1", "deliveries") for r in rows)
    return tuple(listed), further, "deliveries"


def _entries(asked: Asked) -> Found:
    first, last = period(asked.year)
    rows, further = channels.entry_page(
        organ_id=asked.organ_id, first_on=first, last_on=last, after=asked.after_id, limit=asked.limit
    )
    listed = (RecordRow(r.entry_id, r.delivered_on, r.title, r.index_number, "1", "entries") for r in rows)
    return tuple(listed), str(further) if further else "", "entries"


def _activities(asked: Asked, kind: str) -> Found:
    first, last = period(asked.year)
    rows = supervision.activities(asked.organ_id, kind, first, last, after=asked.after_id, limit=asked.limit + 1)
    label = supervision.LABELS[kind]
    return _page(asked, [RecordRow(r.id, r.held_on, r.title, label, "1", "activities") for r in rows], "activities")


def _procurement(asked: Asked) -> Found:
    first, last = period(asked.year)
    is_money = asked.path.endswith("amount_yuan")
    rows = registers.procurements(asked.organ_id, first, last, after=asked.after_id, limit=asked.limit + 1)
    listed = [
        RecordRow(
            r.id,
            r.concluded_on,
            r.title,
            r.supplier if is_money else "，".join(filter(None, (r.supplier, f"{show(trimmed(r.amount_yuan))}元"))),
            show(trimmed(r.amount_yuan)) if is_money else "1",
            "procurement",
        )
        for r in rows
    ]
    return _page(asked, listed, "procurement")


def _declared(asked: Asked) -> Found:
    """The declarations; where there are none, last year's figure from which the cell follows."""
    rows = registers.declared(asked.organ_id, asked.year, asked.path, after=asked.after_id, limit=asked.limit + 1)
    if rows or asked.after:
        listed = [RecordRow(r.id, r.declared_on, r.source, r.declared_by, show(trimmed(r.value)), "declared") for r in rows]
        return _page(asked, listed, "declared")
    before = previous(asked.organ_id, asked.year)
    carried = carried_items(asked.path, before)
    if not carried or before is None:
        return (), "", "declared"
    title = f"{before.source}：上一年项目数量加本年增/减"
    return (RecordRow(0, None, title, "没有另外申报，按上一年推算", show(carried), "declared"),), "", "declared"


def _normative(asked: Asked) -> Found:
    def row_of(row: NormativeRow) -> RecordRow:
        days = (("制发", row.made_on), ("公开", row.published_on), ("废止", row.repealed_on))
        detail = "，".join([row.document_number, *(f"{on:%Y-%m-%d}{word}" for word, on in days if on)])
        return RecordRow(row.id, row.made_on, row.title, detail, "1", "normative")

    rows = documents.normative(asked.organ_id, period(asked.year)[1])
    kept = (row_of(r) for r in rows if r.id > asked.after_id and asked.path in normative_cells(r, asked.year, asked.form.code))
    return _page(asked, kept, "normative")


def _applications(asked: Asked) -> Found:
    def row_of(row: ApplicationRow) -> RecordRow:
        kind = asked.form.cells[f"3.new.{row.applicant_kind}"].label.rsplit("，", 1)[-1]
        return RecordRow(row.id, row.received_on, row.number, f"{kind}，{_ended(row)}", "1", "applications")

    first, last = period(asked.year)
    rows = cases.applications(asked.organ_id, first, last)
    return _page(asked, (row_of(r) for r in _of(rows, asked, application_cells)), "applications")


def _ended(row: ApplicationRow) -> str:
    if row.closed_on is None:
        return "还没有办结"
    info = form_for(max(row.closed_on.year, 2019)).cells.get(f"3.{row.outcome}.natural")
    return f"{row.closed_on:%Y-%m-%d}{info.short.split('·')[0] if info else row.outcome}"


def _disputes(asked: Asked) -> Found:
    def row_of(row: DisputeRow) -> RecordRow:
        group, _, result = asked.form.cells[f"4.{row.group}.{row.result or 'pending'}"].label.partition("，")
        return RecordRow(row.id, row.filed_on, row.number, f"{group}，{result}", "1", "disputes")

    first, last = period(asked.year)
    rows = cases.disputes(asked.organ_id, first, last)
    return _page(asked, (row_of(r) for r in _of(rows, asked, dispute_cells)), "disputes")


def _of(rows: Iterable[Row], asked: Asked, cells_of: Callable[[Row, int], tuple[str, ...]]) -> Iterable[Row]:
    return (row for row in rows if row.id > asked.after_id and asked.path in cells_of(row, asked.year))


def _page(asked: Asked, rows: Iterable[RecordRow], register: str) -> Found:
    """At most `limit` rows, and the key of the last one when there are more."""
    listed = list(rows)
    kept = listed[: asked.limit]
    return tuple(kept), str(kept[-1].id) if len(listed) > asked.limit else "", register
