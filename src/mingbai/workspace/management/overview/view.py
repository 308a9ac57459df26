"""The page of management of one organ: its group, the meetings by period, trainings, decisions in hand, rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.accounts.policies import is_county_office, may_work_for, supervises
from mingbai.core import asked
from mingbai.management.queries import gatherings, group, rules
from mingbai.management.values import MEETING, TRAINING, GatheringRow
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.annual_report.counting import period
from mingbai.statute.management.gatherings import DEFAULT_INTERVAL, GATHERING_WORDS, INTERVALS, GatheringState, period_of
from mingbai.statute.management.standing_rules import RULE_WORDS, RuleState
from mingbai.supervision import queries as supervision
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ

FIRST_YEAR = 2019
STATE_TAGS = {GatheringState.PLANNED: "", GatheringState.HELD: "done", GatheringState.CALLED_OFF: "none"}
RULE_TAGS = {
    RuleState.COMING: "half",
    RuleState.IN_FORCE: "done",
    RuleState.EXPIRING: "soon",
    RuleState.EXPIRED: "late",
    RuleState.ENDED: "none",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A meeting or training of the year: planned here, or only in the ledger. `id` is 0 where nothing is written up."""

    id: int
    on: date
    title: str
    words: str
    tag: str


@require_safe
@staff
def overview(request: StaffRequest) -> HttpResponse:
    """Show the organ's management in one year, on one day for the group and the rules."""
    organ, by = readable_organ(request), request.acting
    year = asked.number(request.GET.get("year", ""), FIRST_YEAR, request.today.year) or request.today.year
    on = asked.day(request.GET.get("on", "")) or request.today
    months = gatherings.interval(organ.id)
    meetings, trainings = (_lines(organ, kind, year) for kind in (MEETING, TRAINING))
    found = group.group_of(organ.id)
    context = {
        "organ": organ,
        "units": [organs.organ_by_id(by.organ_id), *organs.supervised(by.organ_id)] if supervises(by) else (),
        "year": year,
        "years": range(request.today.year, max(FIRST_YEAR, organ.first_report_year - 1) - 1, -1),
        "on": on,
        "today": request.today,
        "group": found,
        "members": found.on(on) if found else (),
        "earlier": tuple(one for one in found.members if not one.is_in(on)) if found else (),
        "periods": _periods(meetings, year, months or DEFAULT_INTERVAL),
        "interval": INTERVALS[months],
        "trainings": trainings,
        "decisions": gatherings.open_decisions(organ.id, request.today),
        "rules": [(row, RULE_WORDS[row.state], RULE_TAGS[row.state]) for row in rules.standing_rules(organ.id, on)],
        "may": may_work_for(by, organ),
        "may_set": is_county_office(by) and organ.id == by.organ_id,
    }
    return page(request, "work/management/overview.jinja", context)


def _lines(organ: OrganRow, kind: str, year: int) -> tuple[Line, ...]:
    """Return what was planned or held, and the rows of the ledger behind which nothing is written, by day."""
    written = gatherings.gatherings(organ.id, kind, year)
    known = {row.activity_id for row in written}
    lines = [_line(row) for row in written]
    held = supervision.activities(organ.id, kind, *period(year))
    lines += [Line(0, row.held_on, row.title, "台账里有，没有写记录", "half") for row in held if row.id not in known]
    return tuple(sorted(lines, key=lambda line: (line.on, line.id)))


def _line(row: GatheringRow) -> Line:
    if row.is_removed:
        return Line(row.id, row.on, row.title, "台账里撤下了", "none")
    return Line(row.id, row.on, row.title, GATHERING_WORDS[row.state], STATE_TAGS[row.state])


def _periods(lines: tuple[Line, ...], year: int, months: int) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return the year's periods with their meetings; a period without one shows as such."""
    periods = [period_of(date(year, first, 1), months) for first in range(1, 13, months)]
    return tuple((one.words, tuple(line for line in lines if one.first_on <= line.on <= one.last_on)) for one in periods)
