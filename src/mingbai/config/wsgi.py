"""The application that the server runs: the page cache with Django behind it."""

from __future__ import annotations

import os
from datetime import date

from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import Resolver404, resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingbai.config.settings")
django_application = get_wsgi_application()

from mingbai.config.page_cache import News, PageCache  # noqa: E402  (settings first)
from mingbai.core import clock, hooks, public  # noqa: E402
from mingbai.core.reads import Reads  # noqa: E402

A_DAY = 10**12
"""More changes than any site makes: a stamp grows with the day and, within it, with every change."""


class Watch:
    """Looks what acts have changed since it last looked, on a connection no older than the settings allow.

    The day matters because at midnight things expire or fall overdue without anyone's act.
    """

    def __init__(self) -> None:
        self.mark: public.Mark = {}
        self.total = -1
        self.day = date.min

    def __call__(self) -> News:
        """Return the news since the last call."""
        close_old_connections()
        day, total = clock.today(), public.generation()
        is_new_day, self.day = day != self.day, day
        if total == self.total:
            return News(_stamp(day, total), None if is_new_day else frozenset())
        found = public.changes_since(self.mark)
        self.mark, self.total = found.mark, sum(found.mark.values())
        return News(_stamp(day, self.total), None if is_new_day else found.subjects, found.withdrawn)


def reads_of(path: str) -> Reads | None:
    """Return what the view at this path declares; None for one that declares nothing, and where there is none."""
    try:
        found: Reads | None = getattr(resolve(path).func, "reads", None)
    except Resolver404:
        return None
    return found


def _stamp(day: date, total: int) -> int:
    return day.toordinal() * A_DAY + total


application = PageCache(django_application, Watch(), reads_of=reads_of, heard=public.bell().heard)
hooks.listen(application.look_again)
