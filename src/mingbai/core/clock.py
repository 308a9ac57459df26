"""The only place that reads the clock. Pages and commands read it once and pass the moment down."""

from __future__ import annotations

from datetime import date, datetime

from mingbai.core.words import CHINA


def now() -> datetime:
    """Return the current moment in China; a demonstration has its own day but the real time of day."""
    from mingbai.core.public import site  # `calendar_day` is for commands that run without a database, and without Django

    moment = datetime.now(CHINA)
    demo = site().demo_today
    return datetime.combine(demo, moment.time(), CHINA) if demo else moment


def today() -> date:
    """Return the day of `now()`."""
    return now().date()


def is_demonstration() -> bool:
    """Return whether this installation lives on a fixed day."""
    from mingbai.core.models import Site

    return Site.objects.filter(demo_today__isnull=False).exists()


def machine_now() -> datetime:
    """Return this computer's clock time, even in a demonstration: the queue measures pauses and leases, not legal days."""
    return datetime.now(CHINA)


def calendar_day() -> date:
    """Return the day in China by this computer's clock, for commands without an installation and so without a demonstration."""
    return datetime.now(CHINA).date()
