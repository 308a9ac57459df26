"""Open a year's report with default texts drawn from the records."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report import policies, queries
from mingbai.annual_report.actions.common import subject_of
from mingbai.annual_report.actions.save_section import add_revision
from mingbai.annual_report.models import Report
from mingbai.annual_report.queries.wording import default_sections
from mingbai.annual_report.queries.year_records import records_of
from mingbai.core.acts import open_act
from mingbai.core.errors import Refused, require
from mingbai.organs.models import Organ
from mingbai.statute.annual_report.states import ReportState
from mingbai.statute.citation import regulations
from mingbai.statute.disclosure.committees import makes_reports
from mingbai.statute.verdict import refused


def open_report(*, organ_code: str, year: int, by: Acting, at: datetime) -> int:
    """Create the draft with its six default texts and return its key; an existing draft is left as it is."""
    organ = policies.visible_organ(by, organ_code)
    policies.check_work(by, organ)
    found = queries.state(organ.id, year)
    if found is not None:
        return found.id
    require(makes_reports(organ.level))
    if not organ.first_report_year <= year <= at.year:
        raise Refused(refused(f"{year}年的报告不在这里编制。", regulations("第49条"), "year_out_of_range"))
    with open_act(by=by, at=at) as done:
        # A concurrent call waits here and then finds the draft.
        done.lock(Organ, pk=organ.id)
        report, is_new = Report.objects.get_or_create(organ_id=organ.id, year=year, defaults={"state": ReportState.DRAFT.value})
        if is_new:
            texts = default_sections(organ, queries.counted(organ, year), year, records_of(organ, year))
            for section, text in enumerate(texts, 1):
                add_revision(done, report, section, text, base=0)
            done.note("report.opened", subject_of(organ, year), {})
    return report.pk
