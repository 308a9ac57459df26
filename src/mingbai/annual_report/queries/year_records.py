"""The records of an organ's year behind section one that are no figures.

To add a domain, add a function to CONTRIBUTORS: it returns the sentences that its records stand behind, or the question to ask.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from mingbai.assessments.queries.rows import rule_of
from mingbai.boards.queries.boards import boards_in
from mingbai.documents.queries.listing import has_signed
from mingbai.entries.queries.published import fields_of_year
from mingbai.mailbox.queries.box import was_opened
from mingbai.management.queries.accountability import was_held_to_account
from mingbai.management.queries.gatherings import gatherings
from mingbai.management.queries.group import group_of
from mingbai.management.queries.rules import standing_rules
from mingbai.management.values import MEETING, TRAINING, GroupRow
from mingbai.organs.queries import OrganRow
from mingbai.public_opinion.queries import was_answered
from mingbai.rota import queries as rota
from mingbai.screens.queries import has_screen
from mingbai.statute.annual_report.counting import period
from mingbai.statute.annual_report.overall import PLATFORM, SUPERVISION
from mingbai.statute.annual_report.written import Gap, Point, YearRecords
from mingbai.statute.management.standing_rules import RuleState
from mingbai.statute.supervision.assessments import AssessedMeasure
from mingbai.statute.supervision.quarters import quarter_of
from mingbai.supervision import queries as supervision

FIELDS = 5
INSPECTION, TOWNSHIP = "village_inspections", "township"
HOLDS = (RuleState.IN_FORCE, RuleState.EXPIRING)
Contributor = Callable[[OrganRow, date, date], Point | Gap | None]


def _boards(organ: OrganRow, first: date, last: date) -> Point | Gap:
    own = [one for one in boards_in(organ.id) if one.organ_code == organ.code]
    if not own:
        return Gap(PLATFORM, "设了公开栏没有？在哪里？", "boards")
    return Point(PLATFORM, f"在{'、'.join(dict.fromkeys(one.place for one in own))}设立公开栏。")


def _rota(organ: OrganRow, first: date, last: date) -> Point | Gap:
    if not rota.has_directory(organ.id):
        return Gap(PLATFORM, "领导和工作人员的到岗情况、联系电话公示了没有？", "rota")
    return Point(PLATFORM, "公示领导和工作人员的岗位、办公电话和到岗情况。")


def _screen(organ: OrganRow, first: date, last: date) -> Point | Gap:
    if not has_screen(organ.id):
        return Gap(PLATFORM, "大厅有电子显示屏没有？", "screen")
    return Point(PLATFORM, "在大厅设置电子显示屏，方便群众查询。")


def _box(organ: OrganRow, first: date, last: date) -> Point | Gap:
    if not was_opened(organ.id, first, last):
        return Gap(PLATFORM, "设了意见箱没有？哪天开的、两个人是谁？", "box")
    return Point(PLATFORM, "设立意见箱，由两人一起开启、登记。")


def _opinion(organ: OrganRow, first: date, last: date) -> Point | None:
    """A year in which nothing was said of the organ needs no question."""
    return Point(SUPERVISION, "对涉及本机关的舆情作了回应。") if was_answered(organ.id, first, last) else None


def _assessed(organ: OrganRow, first: date, last: date) -> Point | Gap | None:
    """A township counts its inspections of villages in their mark of the year; other organs inspect none."""
    if organ.level != TOWNSHIP:
        return None
    rule = rule_of(organ.id, first.year)
    if rule is None or all(one.measure is not AssessedMeasure.INSPECTION for one in rule.weighed):
        return Gap(SUPERVISION, "督查的结果计入各村年终考核没有？照哪个办法？", "assessments")
    return Point(SUPERVISION, "督查的结果计入各村年终考核。")


CONTRIBUTORS: tuple[Contributor, ...] = (_boards, _box, _screen, _rota, _opinion, _assessed)


@dataclass(frozen=True, slots=True)
class _Led:
    head: str = ""
    deputies: tuple[str, ...] = ()
    has_office: bool = False


def records_of(organ: OrganRow, year: int) -> YearRecords:
    """Return what the records of a year say beside the figures."""
    first, last = period(year)
    group = _group_in(organ.id, first, last)
    led = _led(group, last) if group else _Led()
    found = [contributor(organ, first, last) for contributor in CONTRIBUTORS]
    taught = [row for row in gatherings(organ.id, TRAINING, year) if row.held_on and not row.is_removed]
    return YearRecords(
        group=f"成立{group.name}" if group else "",
        document=f"根据《{group.document_title}》，" if group else "",
        head=led.head,
        deputies=led.deputies,
        has_office=led.has_office,
        quarters=_quarters(organ.id, MEETING, first, last),
        inspected=_quarters(organ.id, INSPECTION, first, last),
        topics=tuple(dict.fromkeys(row.title.rpartition("：")[2] for row in reversed(taught))),
        rules=tuple(dict.fromkeys(row.subject_matter for row in standing_rules(organ.id, last) if row.state in HOLDS)),
        fields=fields_of_year(organ.id, first, last, FIELDS),
        has_signed_documents=has_signed(organ.id, first, last),
        is_accountability_clear=not was_held_to_account(organ.id, first, last),
        kept=tuple(one for one in found if isinstance(one, Point)),
        lacking=tuple(one for one in found if isinstance(one, Gap)),
    )


def _group_in(organ_id: int, first: date, last: date) -> GroupRow | None:
    """Return the group that was there in the year."""
    found = group_of(organ_id)
    return found if found and found.set_up_on <= last and (found.ended_on is None or found.ended_on >= first) else None


def _quarters(organ_id: int, kind: str, first: date, last: date) -> frozenset[int]:
    return frozenset(quarter_of(row.held_on).number for row in supervision.activities(organ_id, kind, first, last))


def _led(group: GroupRow, on: date) -> _Led:
    named: dict[str, list[str]] = {}
    for one in group.on(group.ended_on or on):
        named.setdefault(one.role, []).append(f"{one.post}{one.name}")
    return _Led("、".join(named.get("head", ())), tuple(named.get("deputy", ())), "office" in named)
