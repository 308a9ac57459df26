"""Who takes up an organ's report next: the county office above it accepts it, or at the top its signing leader."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from mingbai.accounts.queries import holders, holders_of
from mingbai.annual_report.models import CellOverride, Report, SectionRevision
from mingbai.entries.queries.reviewers import Awaited, Holders, lacking, waits_at, with_whom_to_ask
from mingbai.organs.queries import OrganRow, ancestors, organ_by_id
from mingbai.statute.annual_report.states import ABOVE, ACT_WORDS, AT_TOP, ReportAct, ReportState
from mingbai.statute.posts import PUBLISHERS, WORKERS

# What comes next where the organ itself has the report.
OWN_STEPS = {
    ReportState.DRAFT.value: ("填报", WORKERS),
    ReportState.RETURNED.value: ("修改", WORKERS),
    ReportState.ACCEPTED.value: (ACT_WORDS[ReportAct.PUBLISH], PUBLISHERS),
}


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
    return _authors(report.organ_id, [report.year])[report.year]


def awaited_reports(organ: OrganRow, states: Mapping[int, str], found: Holders, on: date) -> Mapping[int, Awaited]:
    """Return for whom each of an organ's reports waits, by year; three queries once one of them is submitted.

    `states`: where the reports of these years stand, none of them published. `found`: who holds posts of the organ.
    """
    own = {year: waits_at(*OWN_STEPS[state], found, ()) for year, state in states.items() if state in OWN_STEPS}
    submitted = [year for year, state in states.items() if state == ReportState.SUBMITTED]
    return own | _submitted(organ, submitted, found, on) if submitted else own


def awaited_report(organ: OrganRow, year: int, state: str | None, on: date) -> Awaited | None:
    """Return for whom one report waits and, where nobody can take it up, whom to ask; None while there is nothing to do."""
    if state is None or state == ReportState.PUBLISHED:
        return None
    whose = awaited_reports(organ, {year: state}, holders_of(organ.id, on), on)[year]
    return whose if whose.asked else with_whom_to_ask(whose, organ.id, on)


def _submitted(organ: OrganRow, years: Collection[int], found: Holders, on: date) -> dict[int, Awaited]:
    """Return who accepts these reports and, as the post may be one of another organ, whom to ask for it."""
    above = ancestors(organ.id)
    able = [one for rows in holders(above, on).values() for one in rows] if above else found
    step, kinds, wrote = ACT_WORDS[ReportAct.ACCEPT], ABOVE if above else AT_TOP, _authors(organ.id, years)
    whose = {year: waits_at(step, kinds, able, wrote[year]) for year in years}
    stuck = next((one for one in whose.values() if one.is_stuck), None)
    asked = with_whom_to_ask(stuck, above[-1] if above else organ.id, on).asked if stuck else ""
    return {year: replace(one, asked=asked) if one.is_stuck else one for year, one in whose.items()}


def _authors(organ_id: int, years: Collection[int]) -> Mapping[int, frozenset[int]]:
    """Return by year who wrote any text of an organ's report, typed a figure into it, or submitted it. One query."""
    which = {"report__organ_id": organ_id, "report__year__in": list(years)}
    wrote = SectionRevision.objects.filter(**which).values_list("report__year", "person_id")
    typed = CellOverride.objects.filter(**which).values_list("report__year", "person_id")
    handed = Report.objects.filter(organ_id=organ_id, year__in=list(years)).values_list("year", "submitted_by")
    rows = list(wrote.union(typed, handed))
    return {year: frozenset(person for one, person in rows if one == year and person is not None) for year in years}
