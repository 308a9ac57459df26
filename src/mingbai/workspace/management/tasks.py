"""Management as rows of 今日: decisions in hand, what was to be held, rules near their end, and a meeting that is missing."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core.words import day
from mingbai.management.queries import gatherings
from mingbai.management.values import MEETING, DueRow
from mingbai.statute.management.gatherings import INTERVALS, is_time_to_look, missing_meeting, period_of
from mingbai.supervision import queries as supervision
from mingbai.workspace.tasks import Day, Gathered, Task

RULES_KEPT = "依据：条例第4条、第52条"


def gather(asked: Day) -> Gathered:
    """Return what a clerk or section head has to look at of the organ's own management."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    shown = {"decision": _decision, "gathering": _gathering, "rule": _rule}
    rows = tuple(shown[row.what](row, row.on < asked.on) for row in gatherings.due(asked.organ.id, asked.on))
    return Gathered((*rows, *_missing(asked)))


def _decision(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="逾期" if is_late else "会上定的",
        tag_kind="late" if is_late else "half",
        title=row.title,
        why=f"会上定的，{row.more}办，办到{day(row.on)}。",
        source="",
        act="写结果",
        href=reverse("work:management-step", args=["outcome", row.id]),
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _gathering(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="会议" if row.more == MEETING else "培训",
        tag_kind="late" if is_late else "soon",
        title=row.title,
        why=f"排在{day(row.on)}。开过了就记下，年报的次数从这里数；改了日子、不开了，也写上。",
        source="",
        act="去记",
        href=reverse("work:gathering", args=[row.id]),
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _rule(row: DueRow, is_late: bool) -> Task:
    return Task(
        tag="过期" if is_late else "快到期",
        tag_kind="late" if is_late else "soon",
        title=f"{row.title}{'已经过期' if is_late else '快到期了'}",
        why=f"有效期到{day(row.on)}。还用的延长，换了新的登记新的，不用的废止。",
        source=RULES_KEPT,
        act="去看",
        href=f"{reverse('work:management')}#rules",
        is_press=False,
        is_urgent=is_late,
        on=row.on,
    )


def _missing(asked: Day) -> tuple[Task, ...]:
    """Return a row when no meeting was held in the period that ends this month; on other days nothing is counted."""
    if not any(is_time_to_look(asked.on, months) for months in INTERVALS):
        return ()
    months = gatherings.interval(asked.organ.id)
    if not is_time_to_look(asked.on, months):
        return ()
    period = period_of(asked.on, months)
    held = supervision.activities(asked.organ.id, MEETING, period.first_on, period.last_on)
    found = missing_meeting(asked.on, [row.held_on for row in held], months)
    if found is None:
        return ()
    return (
        Task(
            tag="没有开",
            tag_kind="soon",
            title=f"{found.words}还没有开政务公开工作会议",
            why=f"县里定的是{INTERVALS[months]}开一次，这一次最迟{day(found.last_on)}。开过了没有登记的，登记上。",
            source="依据：通行做法",
            act="去排",
            href=reverse("work:management-new", args=["meeting"]),
            is_press=False,
            is_urgent=False,
            on=found.last_on,
        ),
    )
