"""The days of a message by the calendar that is known."""

from __future__ import annotations

from datetime import date

from django.conf import settings

from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.statute.mailbox.clock import answer_by
from mingbai.statute.mailbox.states import MessageKind
from mingbai.statute.workdays.deadline import Deadline


def limit(kind: MessageKind, received_on: date, on: date, *, more: int = 0) -> Deadline:
    """Return the last day for the answer, as the calendar known on a day has it."""
    return answer_by(kind, received_on, counting_calendar(on), settings.MAILBOX, more=more)
