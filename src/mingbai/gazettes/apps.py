"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class GazettesConfig(AppConfig):
    """Register `mingbai.gazettes`."""

    name = "mingbai.gazettes"
    label = "gazettes"
