"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class Config(AppConfig):
    """Register `mingbai.failures`."""

    name = "mingbai.failures"
    label = "failures"
