"""Whether there is somebody to accept an organ's report: in the county office above it, or at the top its signing leader."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mingbai.accounts.queries import holders
from mingbai.annual_report.models import CellOverride, Report, SectionRevision
from mingbai.entries.queries.reviewers import lacking
from mingbai.organs.queries import OrganRow, ancestors, organ_by_id
from mingbai.statute.annual_report.states import ABOVE, ACT_WORDS, AT_TOP, ReportAct


def report_unmanned(organ: OrganRow, wrote: Collection[int], on: date) -> str:
    """Name the post without which nobody could accept what these people wrote, and whom to ask; "" when somebody can."""
    above = ancestors(organ.id)
    deciding = organ_by_id(above[-1]) if above else organ
    kinds = ABOVE if above else AT_TOP
    found = [one for rows in holders(above or [organ.id], on).values() for one in rows]
    if any(one.kind in kinds and one.person_id not in wrote for one in found):
        return ""
    return lacking(deciding, {ACT_WORDS[ReportAct.ACCEPT]: kinds}, found, wrote, on=on, what="这份报告")


def report_authors(report: Report) -> frozenset[int]:
    """Return everybody who wrote any text of the report, typed a figure into it, or submitted it."""
    wrote = SectionRevision.objects.filter(report=report).values_list("person_id", flat=True)
    typed = CellOverride.objects.filter(report=report).values_list("person_id", flat=True)
    return frozenset(one for one in (report.submitted_by, *wrote.union(typed)) if one is not None)
