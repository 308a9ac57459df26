"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class OutreachConfig(AppConfig):
    """Register `mingbai.outreach`."""

    name = "mingbai.outreach"
    label = "outreach"
