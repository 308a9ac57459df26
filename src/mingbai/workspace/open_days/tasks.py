"""Open days as rows of 今日: to be announced, held and not recorded yet."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.outreach import queries
from mingbai.outreach.values import OpenDayRow
from mingbai.statute.disclosure.review import Stage
from mingbai.workspace.tasks import Day, Gathered, Task

AHEAD = timedelta(days=3)
SOURCE = "依据：通行做法"


def gather(asked: Day) -> Gathered:
    """Return the rows for the organ's own people; what is in review stands among the entries."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    rows = queries.waiting(asked.organ.id, asked.on + AHEAD)
    return Gathered(tuple(found for row in rows if (found := _row(row, asked)) is not None))


def _row(row: OpenDayRow, asked: Day) -> Task | None:
    on = row.plan.held_on
    if on < asked.on:
        tag, why, act = ("没有记", "late"), "办过了就记下来了多少人，年报从这里数；没有办成的，写取消。", "去记"
    elif row.is_announced:
        tag, why, act = ("快到了", "soon"), f"{row.taken}人报名。取名单，看一遍想先问的。", "去看"
    elif row.announcement_stage in ("", Stage.DISCARDED):
        tag, why, act = ("要公告", "half"), "公告审查通过、发布以后，群众才看得到、才能报名。", "去写公告"
    else:
        return None
    return Task(
        tag=tag[0],
        tag_kind=tag[1],
        title=f"政府开放日：{row.plan.theme}",
        why=why,
        source=SOURCE,
        act=act,
        href=reverse("work:open-day", args=[row.id]),
        is_press=False,
        is_urgent=on < asked.on,
        on=on,
    )
