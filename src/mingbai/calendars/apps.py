"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """mingbai.calendars"""

    name = "mingbai.calendars"
    label = "calendars"
