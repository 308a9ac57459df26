"""Rules (规章) and normative documents (行政规范性文件): made, published, repealed, in force."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings

from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value, first_rows, tally
from mingbai.annual_report.values import RecordRow
from mingbai.documents import queries as documents
from mingbai.documents.values import NormativeRow
from mingbai.statute.annual_report.counting import MADE, normative_cells


def _count(scope: Scope) -> Mapping[str, Value]:
    rows = documents.normative(scope.organ_id, scope.days[1])
    return tally(rows, lambda row: _cells(row, scope))


def _page(asked: Asked) -> Found:
    scope = asked.scope
    rows = documents.normative(scope.organ_id, scope.days[1])
    kept = (row for row in rows if row.id > asked.after_id and asked.path in _cells(row, scope))
    return first_rows(asked, map(_row, kept))


def _cells(row: NormativeRow, scope: Scope) -> tuple[str, ...]:
    lapsed = settings.REPORT_PRACTICE.lapsed_is_repealed
    return normative_cells(row, scope.year, scope.form.code, lapsed_is_repealed=lapsed)


def _row(row: NormativeRow) -> RecordRow:
    days = (("制发", row.made_on), ("公开", row.published_on), ("废止", row.repealed_on))
    detail = "，".join([row.document_number, *(f"{on:%Y-%m-%d}{word}" for word, on in days if on)])
    return RecordRow(row.id, row.made_on, row.title, detail, "1", "normative")


NORMATIVE = Source(
    register="normative",
    countings={
        "2.rules.": Counting(
            "规章：按制发、公开、废止的日期数，有效的数到年底那一天，年底还没有施行的不算。",
            MADE,
            "没有登记过规章。乡镇和县级部门不制定规章。",
        ),
        "2.normative.": Counting(
            "行政规范性文件：按制发、公开、废止的日期数，有效的数到年底那一天，年底还没有施行的不算。",
            MADE,
            "没有登记过这样的文件。",
        ),
    },
    count=_count,
    page=_page,
    known=lambda path: {"kind": path.split(".")[1]},
)
