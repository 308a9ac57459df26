"""Entries in hand by stage, and what the organ has published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts import policies
from mingbai.accounts.queries import holders_of
from mingbai.calendars import queries as calendars
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, SHORT
from mingbai.entries import queries
from mingbai.entries.queries.reviewers import awaited
from mingbai.entries.queries.work import InHand
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range
from mingbai.statute.disclosure.review import STANDING_WORDS, Stage, Standing
from mingbai.statute.workdays.calendar import Calendar
from mingbai.workspace.deadline import DeadlineTag, deadline
from mingbai.workspace.entries.words import STANDING_TAGS, stage_tag
from mingbai.workspace.frame import StaffRequest, page, staff

GROUPS = (
    ("returned", "退回修改", (Stage.RETURNED,)),
    ("draft", "起草", (Stage.DRAFT,)),
    ("review", "在审查", (Stage.FIRST, Stage.SECRECY, Stage.FINAL, Stage.REFERRED)),
    ("approved", "审查通过，等发布", (Stage.APPROVED,)),
)
IN_HAND = tuple(stage for _, _, stages in GROUPS for stage in stages)


@dataclass(frozen=True, slots=True)
class Tab:
    """One choice above the list."""

    label: str
    href: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry in hand: its stage as a tag, for whom it waits, and the time left."""

    row: InHand
    stage: str
    kind: str
    awaited: str
    due: DeadlineTag | None


@dataclass(frozen=True, slots=True)
class StageGroup:
    """The entries of one group of stages."""

    key: str
    heading: str
    lines: tuple[EntryLine, ...]
    next: str


@require_safe
@staff
def entries(request: StaffRequest) -> HttpResponse:
    """List work in hand, or for `?list=` the published, withdrawn or expired; `?organ=` names an organ this one supervises."""
    organ = _organ(request)
    chosen = request.GET.get("list", "")
    standing = Standing(chosen) if chosen in {"published", "withdrawn", "expired"} else None
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "tabs": _tabs(organ, request, standing),
        "standing": standing,
        "unfiled": sum(queries.without_line(organ.id).values()),
        "heading": STANDING_WORDS[standing] if standing else "在办",
    }
    context |= _out(request, organ, standing) if standing else _hand(request, organ)
    return page(request, "work/entries/list.jinja", context)


def _hand(request: StaffRequest, organ: OrganRow) -> dict[str, object]:
    """Return four short lists, or the one asked for, paged."""
    stage = request.GET.get("stage", "")
    after = request.GET.get("after", "")
    only = next((group for group in GROUPS if group[0] == stage), None)
    calendar = calendars.national()
    found = holders_of(organ.id, request.today)
    groups = []
    for key, heading, stages in (only,) if only else GROUPS:
        rows, more = queries.in_hand(organ.id, stages=stages, after=after if only else "", limit=PAGE if only else SHORT)
        whose = awaited(rows, found)
        lines = tuple(_line(row, whose[row.id].words, request.today, calendar) for row in rows)
        following = _address(organ, request, stage=key, after=more if only else "") if more else ""
        groups.append(StageGroup(key, heading, lines, following))
    return {"groups": [one for one in groups if one.lines], "first": _address(organ, request, stage=stage) if after else ""}


def _line(row: InHand, whose: str, today: date, calendar: Calendar) -> EntryLine:
    due = deadline(row.judge_by, today, calendar) if row.judge_by else None
    return EntryLine(row, *stage_tag(row.stage), whose, due)


def _out(request: StaffRequest, organ: OrganRow, standing: Standing) -> dict[str, object]:
    after = request.GET.get("after", "")
    rows, more = queries.by_standing(organ.id, standing, after=after)
    return {
        "rows": rows,
        "ranges": {one.value: words for one, words in RANGE_WORDS.items()},
        "open": Range.OPEN.value,
        "tag_kind": STANDING_TAGS[standing],
        "first": _address(organ, request, list=standing.value) if after else "",
        "next": _address(organ, request, list=standing.value, after=more) if more else "",
    }


def _tabs(organ: OrganRow, request: StaffRequest, standing: Standing | None) -> tuple[Tab, ...]:
    counted = queries.stage_counts(organ.id)
    hand = sum(counted.get(stage, 0) for stage in IN_HAND)
    tabs = [Tab(f"在办 {hand}", _address(organ, request), standing is None)]
    out = (Standing.PUBLISHED, Standing.WITHDRAWN, Standing.EXPIRED)
    tabs += [Tab(STANDING_WORDS[one], _address(organ, request, list=one.value), standing is one) for one in out]
    if organ.id == request.acting.organ_id:
        tabs.append(Tab("不予公开的登记", reverse("work:closed"), False))
    return tuple(tabs)


def _organ(request: StaffRequest) -> OrganRow:
    code = request.GET.get("organ", "") or request.acting.organ_code
    organ = organs.organ(code)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(code)
    return organ


def _address(organ: OrganRow, request: StaffRequest, **query: str) -> str:
    named = {"organ": "" if organ.id == request.acting.organ_id else organ.code, **query}
    kept = urlencode({name: value for name, value in named.items() if value})
    return f"{reverse('work:entries')}{'?' if kept else ''}{kept}"
