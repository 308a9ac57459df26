"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    """mingbai.failures"""

    name = "mingbai.failures"
    label = "failures"
