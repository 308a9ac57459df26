"""What the records say of a unit's year, measure by measure; nothing of it is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from django.db.models import F, Q

from mingbai.assessments.values import AssessedRecord, Figure, YearRuleRow
from mingbai.cases.models import Application
from mingbai.catalogue.models import Duty
from mingbai.catalogue.models.duties import DutyState
from mingbai.catalogue.queries.freshness import columns
from mingbai.core.words import day
from mingbai.entries.queries.tallies import updated_of
from mingbai.mailbox.models import Message
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.freshness import Freshness
from mingbai.statute.supervision.assessments import AssessedMeasure, earned, share
from mingbai.village_inspections.queries import sheet, visits_of_village

# The annual report is a domain above this one: it names itself where the app starts.
_reports: list[Callable[[int, int], tuple[str, ...]]] = []


def reports_from(source: Callable[[int, int], tuple[str, ...]]) -> None:
    """Name what tells the faults of an organ's report of a year, once per process and where the app starts."""
    _reports[:] = [source]


def figures(rule: YearRuleRow, unit: OrganRow, on: date) -> tuple[Figure, ...]:
    """Return what each measure of the rule says of a unit up to a day of the year or its end."""
    last = min(on, date(rule.year, 12, 31))
    found = []
    for one in rule.weighed:
        records = _RECORDS[one.measure](unit, rule.year, last)
        shares = _shares(unit, rule.year, last) if one.measure is AssessedMeasure.INSPECTION else ()
        found.append(Figure(one, records, len(records), earned(one, len(records), shares)))
    return tuple(found)


def _overdue(unit: OrganRow, year: int, last: date) -> tuple[AssessedRecord, ...]:
    """The duties of the year that were met late, or are past their day and still open."""
    late = Q(state=DutyState.OPEN, judge_by__lt=last) | Q(state=DutyState.FULFILLED, fulfilled_on__gt=F("judge_by"))
    found = Duty.objects.filter(late, organ_id=unit.id, judge_by__year=year).order_by("judge_by", "id")
    rows = found.values_list("id", "title", "judge_by")
    return tuple(AssessedRecord(f"{title}，最迟{day(by)}", "duty", key) for key, title, by in rows)


def _columns(freshness: Freshness) -> Callable[[OrganRow, int, date], tuple[AssessedRecord, ...]]:
    def found(unit: OrganRow, year: int, last: date) -> tuple[AssessedRecord, ...]:
        rows = columns(unit, updated_of([unit.id]).get(unit.id, {}), last).rows
        return tuple(AssessedRecord(f"{row.name}：{row.reason}", "columns") for row in rows if row.freshness is freshness)

    return found


def _report(unit: OrganRow, year: int, last: date) -> tuple[AssessedRecord, ...]:
    """The report published in this year is the one on the year before."""
    source = _reports[0] if _reports else lambda organ_id, of: ()
    return tuple(AssessedRecord(words, "report", year - 1) for words in source(unit.id, year - 1))


def _unanswered(unit: OrganRow, year: int, last: date) -> tuple[AssessedRecord, ...]:
    """Applications and messages answered late, or past their day and still open; by number, for they may name people."""
    cases = _late_of(Application, "closed_on", "case", unit=unit, year=year, last=last)
    return (*cases, *_late_of(Message, "ended_on", "message", unit=unit, year=year, last=last))


def _late_of(
    model: type[Application] | type[Message], ended: str, kind: str, *, unit: OrganRow, year: int, last: date
) -> tuple[AssessedRecord, ...]:
    late = Q(**{f"{ended}__isnull": True}, due_on__lt=last) | Q(**{f"{ended}__gt": F("due_on")})
    found = model._default_manager.filter(late, organ_id=unit.id, due_on__year=year).order_by("due_on", "id")
    rows = found.values_list("id", "number", "due_on")
    return tuple(AssessedRecord(f"{number}，最迟{day(due)}", kind, key) for key, number, due in rows)


def _visits(unit: OrganRow, year: int, last: date) -> tuple[AssessedRecord, ...]:
    rows = [one for one in visits_of_village(unit.id, last) if one.quarter.year == year]
    return tuple(AssessedRecord(f"{one.quarter.words}，{day(one.inspected_on)}督查", "visit", one.id) for one in reversed(rows))


def _shares(unit: OrganRow, year: int, last: date) -> tuple[Fraction, ...]:
    found = (sheet(one.id) for one in visits_of_village(unit.id, last) if one.quarter.year == year)
    return tuple(part for one in found if (part := share(one.points, one.found)) is not None)


_RECORDS: dict[AssessedMeasure, Callable[[OrganRow, int, date], tuple[AssessedRecord, ...]]] = {
    AssessedMeasure.OVERDUE: _overdue,
    AssessedMeasure.BLANK: _columns(Freshness.BLANK),
    AssessedMeasure.STALE: _columns(Freshness.STALE),
    AssessedMeasure.REPORT: _report,
    AssessedMeasure.UNANSWERED: _unanswered,
    AssessedMeasure.INSPECTION: _visits,
}
