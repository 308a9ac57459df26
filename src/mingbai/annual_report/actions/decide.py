"""Decisions by the office above the organ: accept a report, or send it back with a reason."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies, queries
from mingbai.annual_report.actions.common import bump, check_revision, lock, subject_of
from mingbai.annual_report.actions.submit import errors, refuse_blocked
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.documents import content_of
from mingbai.annual_report.queries.staffing import report_authors
from mingbai.annual_report.values.content import substance
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused
from mingbai.core.words import measured
from mingbai.statute.annual_report.states import ReportAct, ReportState
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

OWN = refused("这份报告您写过、改过或者报送过，接收要由另一个人来做。", regulations("第4条"), "own_submission")


def accept(*, organ_code: str, year: int, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Accept a submitted report, which may then be published. Idempotent."""
    with open_act(by=by, at=at) as done:
        organ, report = lock(done, organ_code, year)
        if report.state == ReportState.ACCEPTED:
            policies.step(by, organ, ReportState.SUBMITTED.value, ReportAct.ACCEPT)
            return
        step = policies.step(by, organ, report.state, ReportAct.ACCEPT)
        check_revision(report, revision)
        if by.person_id in report_authors(report):
            raise Refused(OWN)
        row = drafts.state(organ.id, year)
        assert row is not None
        found = queries.evaluate(organ, year, drafts.draft(row), at.date())
        # The records may have changed since the report was submitted.
        refuse_blocked(errors(found.blocking), "接收")
        accepted = substance(content_of(found, at.date()))
        report.state, report.accepted_at, report.accepted_substance = step.to.value, at, accepted
        bump(done, report, "state", "accepted_at", "accepted_substance")
        done.note(step.event, subject_of(organ, year), {"substance": accepted})


def send_back(*, organ_code: str, year: int, reason: str, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Return a report to its organ with what has to change. Idempotent."""
    words = measured(reason, "reason", "哪里要改、怎么改")
    with open_act(by=by, at=at) as done:
        organ, report = lock(done, organ_code, year)
        if report.state == ReportState.RETURNED and report.return_reason == words:
            policies.step(by, organ, ReportState.SUBMITTED.value, ReportAct.RETURN)
            return
        step = policies.step(by, organ, report.state, ReportAct.RETURN)
        check_revision(report, revision)
        report.state, report.return_reason = step.to.value, words
        report.submitted_at = report.accepted_at = None
        bump(done, report, "state", "return_reason", "submitted_at", "accepted_at")
        done.note(step.event, subject_of(organ, year), {"reason": words})
