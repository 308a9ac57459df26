"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Register `mingbai.entries`."""

    name = "mingbai.entries"
    label = "entries"
