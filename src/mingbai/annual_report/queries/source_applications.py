"""Applications for information (依申请公开): table 3."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.annual_report.queries.source import Asked, Counting, Found, Scope, Source, Value, first_rows, tally
from mingbai.annual_report.values import RecordRow
from mingbai.cases import queries as cases
from mingbai.cases.values.register import ApplicationRow
from mingbai.statute.annual_report.counting import HANDLED, RECEIVED, application_cells
from mingbai.statute.annual_report.forms import form_for


def _count(scope: Scope) -> Mapping[str, Value]:
    return tally(cases.applications(scope.organ_id, *scope.days), lambda row: application_cells(row, scope.year))


def _page(asked: Asked) -> Found:
    scope = asked.scope

    def row_of(row: ApplicationRow) -> RecordRow:
        kind = scope.form.cells[f"3.new.{row.applicant_kind}"].label.rsplit("，", 1)[-1]
        return RecordRow(row.id, row.received_on, row.number, f"{kind}，{_ended(row)}", "1", "applications")

    rows = cases.applications(scope.organ_id, *scope.days)
    kept = (row for row in rows if row.id > asked.after_id and asked.path in application_cells(row, scope.year))
    return first_rows(asked, map(row_of, kept))


def _ended(row: ApplicationRow) -> str:
    if row.closed_on is None:
        return "还没有办结"
    info = form_for(max(row.closed_on.year, 2019)).cells.get(f"3.{row.outcome}.natural")
    return f"{row.closed_on:%Y-%m-%d}{info.short.split('·')[0] if info else row.outcome}"


APPLICATIONS = Source(
    register="applications",
    countings={
        "3.new.": Counting("这一年收到的申请，按申请人的种类数，一件算一件。", RECEIVED, "这一年没有登记过申请。"),
        "3.carried_in.": Counting("上一年没有办结、转到这一年的申请。", HANDLED, "上一年没有结转下来的申请。"),
        "3.carried_out.": Counting("到年底还没有办结的申请。", HANDLED, "年底没有还在办的申请。"),
        "3.": Counting("这一年办结的申请，按答复书的结论数；一件只数在一行。", HANDLED, "这一年没有这样办结的申请。"),
    },
    count=_count,
    page=_page,
)
