"""Which messages the clock has to do with: past their time, or counted by an older holiday notice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings

from mingbai.calendars import queries as calendars
from mingbai.mailbox.models import Message
from mingbai.mailbox.models.messages import OPEN_STATES
from mingbai.statute.mailbox.clock import kept_until

AT_ONCE = 100


def past_their_time(on: date, given_up: Iterable[int] = ()) -> tuple[tuple[int, int], ...]:
    """Return the messages whose time is over, as key and organ, oldest first."""
    # The term ends with a year: what ended in the last year whose term is over is the newest that may be due.
    newest = date(on.year - settings.MAILBOX.kept_years - 1, 12, 31)
    found = Message.objects.filter(ended_on__lte=newest, erased_at__isnull=True).exclude(pk__in=list(given_up))
    rows = found.order_by("ended_on", "id").values_list("id", "organ_id", "ended_on")[:AT_ONCE]
    return tuple((key, organ) for key, organ, ended in rows if ended and on > kept_until(ended, settings.MAILBOX))


def organs_to_recount() -> tuple[int, ...]:
    """Return the organs with open messages that an older holiday notice counted."""
    latest, _ = calendars.latest()
    found = Message.objects.filter(state__in=OPEN_STATES).exclude(counted_by=latest)
    return tuple(found.order_by("organ_id").values_list("organ_id", flat=True).distinct())
