"""What a new holiday notice moves in a case that is open: each date before and after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.clock import Timeline
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import HOLIDAYS

MOVING = {
    "correction_due_on": "补正告知",
    "correction_answer_due_on": "申请人补正",
    "fee_due_on": "缴费",
    "reply_due_on": "答复",
    "remind_by": "提醒",
}
"""The dates of a timeline that rest on the calendar, with their words."""


@dataclass(frozen=True, slots=True)
class MovedDate:
    """One date that a recount moved: `what` is a key of `MOVING`, or the party that is asked; `words` are for people."""

    what: str
    words: str
    before: date
    after: date


@rule(HOLIDAYS, name="放假通知变了，期限重新计算")
def moved(before: Timeline, after: Timeline) -> tuple[MovedDate, ...]:
    """Return the dates of one case that differ between two counts of the same facts, in the order of the law."""
    found = [(name, words, getattr(before, name), getattr(after, name)) for name, words in MOVING.items()]
    for old, new in ((before.third_party_due_on, after.third_party_due_on), (before.co_maker_due_on, after.co_maker_due_on)):
        found += [(party, f"{party}提出意见", on, new.get(party)) for party, on in old.items()]
    return tuple(MovedDate(what, words, was, now) for what, words, was, now in found if was and now and was != now)
