"""Submit a report."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies, queries
from mingbai.annual_report.actions.common import bump, check_revision, lock, subject_of
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.documents import content_of
from mingbai.annual_report.queries.staffing import report_authors, report_unmanned
from mingbai.annual_report.values.content import ReportContent
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused
from mingbai.core.screen import screen
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.states import ReportAct, ReportState
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

SOURCE = regulations("第50条")


def submit(*, organ_code: str, year: int, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Submit the report to the office above; raise Refused while a finding blocks it. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, report = lock(done, organ_code, year)
        if report.state == ReportState.SUBMITTED:
            policies.check_work(by, organ)
            return
        step = policies.step(by, organ, report.state, ReportAct.SUBMIT)
        check_revision(report, revision)
        row = drafts.state(organ.id, year)
        assert row is not None
        draft = drafts.draft(row)
        if said := report_unmanned(organ, {*report_authors(report), by.person_id}, at.date()):
            raise Refused(refused(f"现在不能报送。{said}", SOURCE, "report.unmanned"))
        if draft.asides:
            sections = "、".join(str(n) for n in sorted({text.section for text in draft.asides}))
            raise Refused(refused(f"第{sections}部分还有两稿没有选，先选一稿再报送。", SOURCE, "aside_open"))
        found = queries.evaluate(organ, year, draft, at.date())
        refuse_blocked(found.blocking, "报送")
        screen_texts(content_of(found, at.date()), at.date())
        report.state, report.submitted_at, report.return_reason = step.to.value, at, ""
        report.submitted_by = by.person_id
        bump(done, report, "state", "submitted_at", "submitted_by", "return_reason")
        done.note(step.event, subject_of(organ, year), {"findings": [view.finding.key for view in found.findings]})


def screen_texts(content: ReportContent, on: date) -> None:
    """Raise Refused when a text of the report says what must not be published; the county's words may be newer than the text."""
    sections = {f"“{section.title}”": section.text for section in content.sections}
    channels = {f"渠道“{one.key}”": one.label for one in content.channels}
    screen({**sections, **channels, "更正说明": content.note, "标题": f"{content.title} {content.lead}"}, on)


def errors(blocking: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the errors, which block even after submission; warnings were judged at submission."""
    return tuple(finding for finding in blocking if finding.severity is Severity.ERROR)


def refuse_blocked(blocking: tuple[Finding, ...], act: str) -> None:
    """Raise Refused for the act with the first finding that blocks it and the number of the others."""
    if not blocking:
        return
    first = blocking[0]
    more = f"（另外还有{len(blocking) - 1}条）" if len(blocking) > 1 else ""
    raise Refused(refused(f"还不能{act}：{first.text}{more}", first.citation, first.code))
