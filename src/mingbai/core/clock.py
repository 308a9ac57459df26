"""The only place that reads the clock. Pages and commands read it once and pass the moment down."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.core.words import CHINA


def now() -> datetime:
    """The moment, in China; in a demonstration the day is the demonstration's, the time of day the real one."""
    from mingbai.core.models import Site  # `calendar_day` is for commands that run without a database

    moment = datetime.now(CHINA)
    demo = Site.objects.values_list("demo_today", flat=True).first()
    return datetime.combine(demo, moment.time(), CHINA) if demo else moment


def today() -> date:
    """The day of `now`."""
    return now().date()


def machine_now() -> datetime:
    """The moment by this computer's clock, also in a demonstration: the queue measures pauses and leases, not days of the law."""
    return datetime.now(CHINA)


def calendar_day() -> date:
    """The day in China by this computer's clock, for commands that have no installation and therefore no demonstration."""
    return datetime.now(CHINA).date()
