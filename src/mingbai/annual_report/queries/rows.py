"""Reports that are due or wait for someone, in a fixed number of queries however many organs there are."""

from __future__ import annotations

from collections import Counter
from datetime import date

from mingbai.accounts.policies import may_read_content, supervises
from mingbai.accounts.values import Acting
from mingbai.annual_report.models import Report
from mingbai.annual_report.policies import OPEN, acts
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.bench import differences
from mingbai.annual_report.queries.closed import left_behind
from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.documents import newest
from mingbai.annual_report.queries.drafts import StoredReport
from mingbai.annual_report.queries.evaluation import due, evaluate
from mingbai.annual_report.values import ReportRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.states import EDITABLE, ReportAct, ReportState

# The order in which one of several possible acts is proposed.
PREFERRED = (ReportAct.SUBMIT.value, ReportAct.ACCEPT.value, ReportAct.PUBLISH.value)


def report_rows(*, by: Acting, today: date) -> tuple[ReportRow, ...]:
    """Return last year's reports of one's own organ and of those it supervises, and older ones opened but never published.

    What a closed organ left behind stays until it is published or handed over.
    """
    if not may_read_content(by):
        return ()
    own = organs.organ_by_id(by.organ_id)
    under = organs.supervised(by.organ_id, with_closed=True) if supervises(by) else ()
    asked = [organ for organ in (own, *under) if not organ.is_committee]
    states = _states([organ.id for organ in asked])
    rows = []
    for organ in asked:
        if not organ.is_open:
            rows += [_row(by, own, organ, year, states.get((organ.id, year)), today=today) for year in left_behind(organ, today)]
            continue
        years = {today.year - 1} if organ.first_report_year < today.year else set()
        years |= {year for (organ_id, year), row in states.items() if organ_id == organ.id and row.state != ReportState.PUBLISHED}
        rows += [_row(by, own, organ, year, states.get((organ.id, year)), today=today) for year in sorted(years)]
    return tuple(rows)


def _states(organ_ids: list[int]) -> dict[tuple[int, int], StoredReport]:
    rows = Report.objects.filter(organ_id__in=organ_ids).values_list(*StoredReport.__dataclass_fields__)
    return {(row[1], row[2]): StoredReport(*row) for row in rows}


def _row(by: Acting, own: OrganRow, organ: OrganRow, year: int, report: StoredReport | None, *, today: date) -> ReportRow:
    is_own = organ.id == own.id
    last_day = due(organ, year)
    may = acts(by, organ, report.state if report else None)
    found = _open_findings(organ, year, report, today) if is_own else Counter[str]()
    next_act = next((act for act in PREFERRED if act in may), OPEN if OPEN in may else "")
    if ReportAct.CORRECT.value in may and is_own and _has_differences(organ, year):
        next_act = ReportAct.CORRECT.value
    moments = (report.published_at, report.accepted_at, report.submitted_at) if report else ()
    return ReportRow(
        organ=organ,
        year=year,
        state=report.state if report else None,
        due=last_day,
        is_own=is_own,
        is_late=today > last_day.on and (report is None or report.state != ReportState.PUBLISHED),
        errors=found["error"],
        warnings=found["warning"],
        notices=found["notice"],
        next_act=next_act,
        return_reason=report.return_reason if report else "",
        changed_at=next((at for at in moments if at), None),
    )


def _open_findings(organ: OrganRow, year: int, report: StoredReport | None, today: date) -> Counter[str]:
    """Count findings without an explanation; a report that has left its organ is not checked again."""
    if report is None or report.state not in EDITABLE:
        return Counter()
    found = evaluate(organ, year, drafts.draft(report), today)
    return Counter(view.finding.severity.value for view in found.findings if view.explained is None)


def _has_differences(organ: OrganRow, year: int) -> bool:
    content = newest(organ.id, year)
    return bool(content and differences(content, counted(organ, year), {}))
