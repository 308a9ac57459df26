"""Who is at work (到岗情况): what people are told of each person's day, what a week takes over, and how long it is kept.

Sources: 条例第20条第二项 (the names of those in charge and how to reach an organ are public); 个人信息保护法第6条, 第47条 (no
more than the purpose needs, deleted once it is served); 国办函〔2026〕12号 (no sign-in, no statistics of attendance).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.index import rule

DIRECTORY = regulations("第20条第二项")
LEAST_NEEDED = Citation("个人信息保护法", "第6条")
DELETE = Citation("个人信息保护法", "第47条")
WEEK = 7
CARRIED = practice("值班表照上一周抄，请假、开会、出差不抄")


class Whereabouts(StrEnum):
    """Where somebody is on a day. It says whom a visitor finds; it is no record of attendance."""

    PRESENT = "present"
    ON_CALL = "on_call"
    VILLAGE = "village"
    MEETING = "meeting"
    TRIP = "trip"
    LEAVE = "leave"


WHEREABOUTS_WORDS = {
    Whereabouts.PRESENT: "在岗",
    Whereabouts.ON_CALL: "值班",
    Whereabouts.VILLAGE: "下乡",
    Whereabouts.MEETING: "开会",
    Whereabouts.TRIP: "出差",
    Whereabouts.LEAVE: "请假",
}
HERE = frozenset({Whereabouts.PRESENT, Whereabouts.ON_CALL})
# What recurs from week to week; leave, meetings and journeys do not.
RECURRING = HERE | {Whereabouts.VILLAGE}
ABSENT = "不在岗"


@rule(DIRECTORY, LEAST_NEEDED, name="到岗情况对外怎么写")
def public_word(state: Whereabouts) -> str:
    """Return what the public is told: a visitor needs to know that somebody is away, not that it is leave."""
    return ABSENT if state is Whereabouts.LEAVE else WHEREABOUTS_WORDS[state]


@rule(CARRIED, name="值班表照上一周抄")
def carried(before: Whereabouts | None, was_working: bool, is_working: bool) -> Whereabouts | None:
    """Return what a day takes over from the same weekday of the week before; None leaves it blank.

    A working day without something that recurs becomes an ordinary one. A rest day takes over only who is on call.
    """
    if not is_working:
        return before if before is Whereabouts.ON_CALL else None
    if before is None:
        return None if was_working else Whereabouts.PRESENT
    return before if was_working and before in RECURRING else Whereabouts.PRESENT


@rule(DELETE, name="到岗情况保留几天")
def kept_since(today: date, kept_days: int) -> date:
    """Return the first day that is still kept; everything before it is deleted."""
    return today - timedelta(days=kept_days)


def week_of(day: date) -> tuple[date, ...]:
    """Return the days of the week of a day, from Monday."""
    monday = day - timedelta(days=day.weekday())
    return tuple(monday + timedelta(days=n) for n in range(WEEK))


def carried_week(
    days: tuple[date, ...], before: Mapping[date, Whereabouts], working: Mapping[date, bool]
) -> dict[date, Whereabouts]:
    """Return one person's week as it is taken over from the week before; `working` covers both weeks."""
    found = {}
    for on in days:
        earlier = on - timedelta(days=WEEK)
        state = carried(before.get(earlier), working[earlier], working[on])
        if state is not None:
            found[on] = state
    return found
