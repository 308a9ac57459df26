"""Explain why a finding is in order."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import queries
from mingbai.annual_report.actions.common import lock_draft, subject_of
from mingbai.annual_report.models import Waiver
from mingbai.annual_report.queries import drafts
from mingbai.annual_report.queries.evaluation import cells_digest
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused, Stale
from mingbai.core.words import measured
from mingbai.statute.verdict import refused


def explain(*, organ_code: str, year: int, finding_key: str, explanation: str, by: Acting, at: datetime) -> None:
    """Store the explanation of a finding; it counts until one of the finding's cells changes."""
    words = measured(explanation, "explanation", "为什么是对的")
    with open_act(by=by, at=at) as done:
        organ, report = lock_draft(done, organ_code, year)
        row = drafts.state(organ.id, year)
        assert row is not None
        found = queries.evaluate(organ, year, drafts.draft(row), at.date())
        finding = next((view.finding for view in found.findings if view.finding.key == finding_key), None)
        if finding is None:
            raise Stale("这一条已经没有了，数字可能刚改过。")
        if not finding.may_explain:
            reason = "这一条不能用说明放行，要把数字改对。"
            raise Refused(refused(reason, finding.citation, "finding_not_explainable"))
        digest = cells_digest(finding, found.figures, found.raw, found.sections)
        values = {"cells_digest": digest, "explanation": words, "explained_by": done.signature, "explained_at": at}
        Waiver.objects.update_or_create(report=report, finding=finding_key, defaults=values)
        data = {"finding": finding_key, "explanation": words, "cells_digest": digest}
        done.note("report.finding_explained", subject_of(organ, year), data)
