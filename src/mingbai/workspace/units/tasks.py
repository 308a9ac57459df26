"""Units as rows of 今日: reminders to answer, what keeps a unit from working, and for the county office who is behind."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core.paging import SHORT
from mingbai.core.words import CHINA, day, in_china, moment
from mingbai.organs import queries as organs
from mingbai.supervision import queries
from mingbai.supervision.values import ReminderRow
from mingbai.workspace.tasks import Day, Gathered, Task
from mingbai.workspace.units.board.rows import NOT_BEGUN, BoardRow, board
from mingbai.workspace.units.unit.shown import Lack, appointed_in, here, lacks, missing_in

NAMED = 4
WHOLE_PROCESS = "依据：条例第46条、第47条"


def gather(asked: Day) -> Gathered:
    """Return the reminders and gaps of one's own unit, or for the county office the units that are behind or cannot work."""
    if policies.is_county_office(asked.by):
        return Gathered((*_answers(asked), *_of_county(asked)))
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    missing = missing_in(asked.organ, asked.holders)
    appointed = appointed_in(asked.organ, asked.by, asked.on) if missing else ()
    own = tuple(_lack(one, asked) for one in lacks(asked.organ, missing, appointed, asked.on))
    return Gathered((*(_reminder(row) for row in queries.unanswered(asked.organ.id)), *own))


def _reminder(row: ReminderRow) -> Task:
    return Task(
        tag="催办",
        tag_kind="late",
        title="县里催办，等您答复",
        why=f"{moment(row.sent_at)}，{row.sent_by}：{row.text}",
        source=WHOLE_PROCESS,
        act="去答复",
        href=reverse("work:reminder", args=[row.id]),
        is_press=False,
        is_urgent=True,
        on=in_china(row.sent_at).date(),
    )


def _lack(one: Lack, asked: Day) -> Task:
    return Task("不齐", "stop", "单位设置不齐", one.text, "", "去看", f"{here(asked.organ)}{one.href}", False, False)


def _answers(asked: Day) -> tuple[Task, ...]:
    under = [row.id for row in organs.supervised(asked.organ.id)]
    return tuple(
        Task(
            tag="已答复",
            tag_kind="half",
            title=f"{row.organ_name}答复了催办",
            why=f"{row.answer}（{row.answered_by}，{day(row.answered_at)}）",
            source="",
            act="看过了",
            href=reverse("work:reminder-seen", args=[row.id]),
            is_press=True,
            is_urgent=False,
        )
        for row in queries.answers_to_see(under, SHORT)
    )


def _of_county(asked: Day) -> tuple[Task, ...]:
    """Return one row for the units that are overdue, and one for those that cannot work."""
    rows = board(asked.by, datetime.combine(asked.on, time(12), CHINA))
    late = tuple(row for row in rows if row.overdue)
    stuck = tuple(row for row in rows if row.cannot_work)
    unbegun = tuple(row for row in rows if row.report == NOT_BEGUN)
    found = []
    if late:
        total = sum(row.overdue for row in late)
        found.append(_units(f"{len(late)}个单位有{total}件公开任务逾期", late, "late"))
    if unbegun:
        found.append(_unbegun(unbegun, asked.on.year - 1))
    if stuck:
        found.append(_units(f"{len(stuck)}个单位现在办不了公开", stuck, "cannot"))
    return tuple(found)


def _unbegun(rows: tuple[BoardRow, ...], year: int) -> Task:
    named = "、".join(row.name for row in rows[:NAMED])
    return Task(
        tag="没有开始",
        tag_kind="soon",
        title=f"{len(rows)}个单位的{year}年度报告还没有开始",
        why=f"{named}{'等' if len(rows) > NAMED else ''}。",
        source="依据：条例第49条",
        act="去看、去催",
        href=f"{reverse('work:units')}?sort=report",
        is_press=False,
        is_urgent=False,
    )


def _units(title: str, rows: tuple[BoardRow, ...], only: str) -> Task:
    """Return the row that leads to the board with only these units."""
    tag, kind, act = ("逾期", "late", "去看、去催") if only == "late" else ("办不了", "stop", "去补齐")
    named = "；".join(f"{row.name}{row.cannot_work if only == 'cannot' else f'{row.overdue}件'}" for row in rows[:NAMED])
    more = f"；还有{len(rows) - NAMED}个单位" if len(rows) > NAMED else ""
    return Task(
        tag=tag,
        tag_kind=kind,
        title=title,
        why=f"{named}{more}。",
        source=WHOLE_PROCESS if only == "late" else "依据：条例第4条",
        act=act,
        href=f"{reverse('work:units')}?only={only}",
        is_press=False,
        is_urgent=only == "late",
    )
