"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class ScreensConfig(AppConfig):
    """mingbai.screens"""

    name = "mingbai.screens"
    label = "screens"
