"""What the public is told of an open day: days and numbers as they stand, everything in free words from its entry."""

from __future__ import annotations

from mingbai.core.words import day, weekday
from mingbai.outreach.values import OpenDayRow
from mingbai.statute.outreach.open_days import WHY_WORDS, DayState, WhyNot


def when(row: OpenDayRow) -> str:
    """Return the day, the weekday and the hour."""
    return f"{day(row.plan.held_on)}（{weekday(row.plan.held_on)}）{row.plan.begins}"


def changed(row: OpenDayRow) -> str:
    """Return what somebody must know who read of it before: called off, or moved; empty otherwise."""
    if row.state is DayState.CALLED_OFF:
        return f"这次开放日取消了（{WHY_WORDS[WhyNot(row.why_not)]}）。报过名的不用来，也不用再取消报名。"
    if row.state is DayState.PLANNED and row.moved_from:
        return f"改期了：原定{day(row.moved_from)}，改到{when(row)}。报过名的不用再报；来不了的，请取消报名。"
    return ""


def title(row: OpenDayRow) -> str:
    """Return what the reviewed entry calls it; only the kind of occasion where none is public."""
    if row.is_announced:
        return row.announcement_title
    return row.summary_title if row.is_summarised else "政府开放日"
