"""The county board: one row a unit, each figure with the list behind it. No ranks, no points, no log-in statistics."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.http import urlencode

from mingbai.accounts.queries import holders
from mingbai.accounts.values import Acting
from mingbai.annual_report import queries as reports
from mingbai.annual_report.values import ReportRow
from mingbai.catalogue.queries.board import OpenDuties, columns_of_all, open_duties_of
from mingbai.entries import queries as entries
from mingbai.entries.queries.reviewers import missing_posts
from mingbai.entries.queries.rules import general_chains
from mingbai.entries.queries.stuck import stuck_drafts
from mingbai.organs import queries as organs
from mingbai.statute.annual_report.states import ReportState
from mingbai.statute.disclosure.freshness import Freshness
from mingbai.statute.disclosure.review import REVIEWS
from mingbai.statute.posts import POST_WORDS
from mingbai.supervision import queries as supervision
from mingbai.workspace.annual_report.words import STATE_WORDS

LEVELS = {"department": "县级部门", "township": "乡镇"}
NOT_BEGUN = "还没有开始"
STEPS = (None, ReportState.RETURNED, ReportState.DRAFT, ReportState.SUBMITTED, ReportState.ACCEPTED, ReportState.PUBLISHED)
ARRIVED = STEPS.index(ReportState.SUBMITTED)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit: what is overdue and what keeps it from working; `report` is the state of last year's report."""

    place: int
    code: str
    name: str
    level: str
    overdue: int
    week: int
    blank: int
    stale: int
    stuck: int
    missing: tuple[str, ...]
    lacks_village: bool
    report: str
    report_step: int
    is_report_late: bool
    reminders: int
    telephone: str

    @property
    def cannot_work(self) -> str:
        """What the unit lacks to do its work at all; empty when it lacks nothing."""
        said = [f"缺{'、'.join(self.missing)}"] if self.missing else []
        return "；".join([*said, *(["没有登记村、社区"] if self.lacks_village else [])])

    @property
    def owes(self) -> str:
        """What a reminder names: everything that is overdue or missing."""
        figures = (
            (self.overdue, "件公开任务逾期"),
            (self.stale, "个栏目超过期限没有更新"),
            (self.blank, "个栏目空白"),
            (self.stuck, "份稿子停住"),
        )
        said = [f"{n}{words}" for n, words in figures if n]
        if self.is_report_late:
            said.append(f"年度报告逾期（{self.report}）")
        return "，".join(said)


def board(by: Acting, at: datetime) -> tuple[BoardRow, ...]:
    """Return every department and township under the county, in tree order, in a fixed number of queries."""
    today = at.date()
    under = tuple(row for row in organs.supervised(by.organ_id) if row.level in LEVELS)
    keys = [row.id for row in under]
    villages = {row.parent_id for row in organs.supervised(by.organ_id) if row.is_committee}
    duties = open_duties_of(keys, today)
    columns = columns_of_all(by.organ_id, under, entries.updated_of(keys), today)
    stuck, held, chains = stuck_drafts(keys, at), holders(keys, today), general_chains(keys)
    last = _reports(by, today)
    waiting = supervision.open_reminders(keys)
    return tuple(
        BoardRow(
            place=place,
            code=organ.code,
            name=organ.short_name,
            level=organ.level,
            overdue=duties.get(organ.id, OpenDuties()).overdue,
            week=duties.get(organ.id, OpenDuties()).week,
            blank=columns[organ.id].count(Freshness.BLANK),
            stale=columns[organ.id].count(Freshness.STALE),
            stuck=len(stuck.get(organ.id, ())),
            missing=tuple(POST_WORDS[kind] for kind in missing_posts(held.get(organ.id, ()), chains.get(organ.id, REVIEWS))),
            lacks_village=organ.level == "township" and organ.id not in villages,
            report=_report_words(last.get(organ.id)),
            report_step=_report_step(last.get(organ.id)),
            is_report_late=bool((found := last.get(organ.id)) and found.is_late and _report_step(found) < ARRIVED),
            reminders=waiting.get(organ.id, 0),
            telephone=organ.telephone,
        )
        for place, organ in enumerate(under)
    )


def _reports(by: Acting, today: date) -> Mapping[int, ReportRow]:
    year = today.year - 1
    return {row.organ.id: row for row in reports.report_rows(by=by, today=today) if row.year == year}


def _report_step(row: ReportRow | None) -> int:
    return STEPS.index(ReportState(row.state)) if row and row.state else 0


def _report_words(row: ReportRow | None) -> str:
    if row is None:
        return "不用报"
    return STATE_WORDS[ReportState(row.state)] if row.state else NOT_BEGUN


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """One column: how it sorts, and where its figure leads."""

    key: str
    label: str
    value: Callable[[BoardRow], int]
    href: Callable[[BoardRow], str]


def _to(name: str, **query: str) -> Callable[[BoardRow], str]:
    def address(row: BoardRow) -> str:
        return f"{reverse(f'work:{name}')}?{urlencode({'organ': row.code, **query})}"

    return address


def _set_up(anchor: str) -> Callable[[BoardRow], str]:
    return lambda row: f"{reverse('work:unit', args=[row.code])}#{anchor}"


COLUMNS = (
    BoardColumn("overdue", "逾期", lambda row: row.overdue, _to("duties", state="overdue")),
    BoardColumn("week", "7天内到期", lambda row: row.week, _to("duties", state="week")),
    BoardColumn("blank", "空白栏目", lambda row: row.blank, _to("duty-columns")),
    BoardColumn("stale", "断更栏目", lambda row: row.stale, _to("duty-columns")),
    BoardColumn("stuck", "停住的稿子", lambda row: row.stuck, _set_up("stuck")),
    BoardColumn("missing", "缺的岗位", lambda row: len(row.missing), _set_up("posts")),
    BoardColumn("reminders", "没答复的催办", lambda row: row.reminders, _to("reminders")),
)
FILTERS: Mapping[str, tuple[str, Callable[[BoardRow], bool]]] = {
    "": ("全部", lambda row: True),
    "department": ("部门", lambda row: row.level == "department"),
    "township": ("乡镇", lambda row: row.level == "township"),
    "late": ("有逾期的", lambda row: row.overdue > 0 or row.is_report_late),
    "cannot": ("办不了公开的", lambda row: bool(row.cannot_work)),
    "stuck": ("稿子停住的", lambda row: row.stuck > 0),
}


def arranged(rows: Sequence[BoardRow], sort: str, only: str) -> tuple[BoardRow, ...]:
    """Return the rows of one filter, sorted by a column, units of equal figures in tree order."""
    _, keep = FILTERS.get(only, FILTERS[""])
    column = next((one for one in COLUMNS if one.key == sort), None)

    def order(row: BoardRow) -> tuple[int, int]:
        if sort == "report":
            return row.report_step, row.place
        return (-column.value(row) if column else 0), row.place

    return tuple(sorted((row for row in rows if keep(row)), key=order))
