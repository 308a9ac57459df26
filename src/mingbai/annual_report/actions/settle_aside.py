"""Choose between a section's text and one set aside."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report.actions.common import lock_draft, subject_of
from mingbai.annual_report.actions.save_section import add_revision, current_revision
from mingbai.annual_report.models import SectionRevision
from mingbai.core.acts import open_act
from mingbai.core.errors import Stale


def settle_aside(*, organ_code: str, year: int, section: int, number: int, use: bool, by: Acting, at: datetime) -> None:
    """Adopt the text set aside or keep the current one; both stay in the history."""
    with open_act(by=by, at=at) as done:
        organ, report = lock_draft(done, organ_code, year)
        aside = SectionRevision.objects.filter(
            report=report, section=section, number=number, is_aside=True, settled_at__isnull=True
        ).first()
        if aside is None:
            raise Stale("这一稿已经有人选过了，请看现在的内容。")
        aside.settled_at = at
        aside.save(update_fields=["settled_at"])
        if use:
            current = current_revision(report, section)
            add_revision(done, report, section, aside.text, base=current.number if current else 0)
        done.note("report.aside_settled", subject_of(organ, year), {"section": section, "number": number, "use": use})
