"""Reconsiderations and lawsuits over disclosure: table 4."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value, first_rows, tally
from mingbai.annual_report.values import RecordRow
from mingbai.cases import queries as cases
from mingbai.cases.values.register import DisputeRow
from mingbai.statute.annual_report.counting import DISPUTED, dispute_cells


def _count(scope: Scope) -> Mapping[str, Value]:
    return tally(cases.disputes(scope.organ_id, *scope.days), lambda row: dispute_cells(row, scope.year))


def _page(asked: Asked) -> Found:
    scope = asked.scope

    def row_of(row: DisputeRow) -> RecordRow:
        group, _, result = scope.form.cells[f"4.{row.group}.{row.result or 'pending'}"].label.partition("，")
        return RecordRow(row.id, row.filed_on, row.number, f"{group}，{result}", "1", "disputes")

    rows = cases.disputes(scope.organ_id, *scope.days)
    kept = (row for row in rows if row.id > asked.after_id and asked.path in dispute_cells(row, scope.year))
    return first_rows(asked, map(row_of, kept))


DISPUTES = Source(
    register="disputes",
    countings={
        "4.": Counting(
            "因政府信息公开引起的行政复议和行政诉讼，按结果数；到年底没有审结的数在尚未审结。",
            DISPUTED,
            "这一年没有登记过这类案件。",
        )
    },
    count=_count,
    page=_page,
    known=lambda path: {"group": path.split(".")[1]},
)
