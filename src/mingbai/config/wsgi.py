"""The application that the server runs: the page cache with Django behind it."""

from __future__ import annotations

import os
from datetime import date

from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingbai.config.settings")
django_application = get_wsgi_application()

from mingbai.config.page_cache import PageCache  # noqa: E402  (settings first)
from mingbai.core import clock, hooks, public  # noqa: E402


def generation() -> tuple[int, date]:
    """Return the public generation and the day, on a connection no older than the settings allow.

    The day matters because at midnight things expire or fall overdue without anyone's act.
    """
    close_old_connections()
    return public.generation(), clock.today()


application = PageCache(django_application, generation)
hooks.listen(application.look_again)
