"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """mingbai.entries"""

    name = "mingbai.entries"
    label = "entries"
