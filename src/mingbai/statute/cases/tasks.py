"""Work on a case that others were asked to do (交办): who is reminded, the longer it takes the higher (条例第45条)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from mingbai.statute.citation import practice, regulations
from mingbai.statute.disclosure.reminders import soon_until
from mingbai.statute.index import rule
from mingbai.statute.posts import PostKind
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced

GROWING = practice("交办到期提醒经办，过期提醒科室负责人，再不回复提醒签发领导")
LADDER = (PostKind.CLERK, PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)


@rule(GROWING, regulations("第45条"), name="交办逐级提醒")
def reminded(
    due_on: date, today: date, calendar: Calendar, leader_after: int, filled: Collection[str] = LADDER
) -> frozenset[PostKind]:
    """Return the posts that are told of open work on a day: the clerk until it is done, after its day the section head too.

    The leader is told once it is more than `leader_after` working days late. Where nobody fills these posts (`filled`), whoever
    comes next is told.
    """
    steps = 1 + (today > due_on) + (workdays_late(due_on, today, calendar) > leader_after)
    told = LADDER[:steps]
    if not any(post in filled for post in told):
        told += tuple(post for post in LADDER[steps:] if post in filled)[:1]
    return frozenset(told)


@rule(GROWING, name="交给本机关科室的，快到期才提醒")
def is_near(due_on: date, today: date, calendar: Calendar) -> bool:
    """Return whether the day is near or past, for work that one's own section was asked to do."""
    return due_on <= soon_until(today, calendar)


def workdays_late(due_on: date, today: date, calendar: Calendar) -> int:
    """Return for how many working days work is late, 0 before; calendar days where no notice says."""
    if today <= due_on:
        return 0
    try:
        return calendar.difference(due_on, today)
    except YearNotAnnounced:
        return (today - due_on).days
