"""The time left until a last day, as the tag of a row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.disclosure.reminders import Urgency, is_last_working_day, left, soon_until, urgency
from mingbai.statute.workdays.calendar import Calendar

TAG_KINDS = {Urgency.OVERDUE: "late", Urgency.TODAY: "soon", Urgency.SOON: "soon", Urgency.LATER: ""}


@dataclass(frozen=True, slots=True)
class DeadlineTag:
    """The words and kind of the tag; `is_urgent` on the last working day and after it."""

    words: str
    kind: str
    is_urgent: bool


NO_LIMIT = DeadlineTag("没有期限", "", False)


def deadline(on: date, today: date, calendar: Calendar) -> DeadlineTag:
    """Return the time left and how urgent it is."""
    found = urgency(on, on, today, soon_until(today, calendar))
    is_urgent = found is Urgency.OVERDUE or is_last_working_day(on, today, calendar)
    return DeadlineTag(left(on, on, today, calendar), TAG_KINDS[found], is_urgent)
