"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Register `mingbai.supervision`."""

    name = "mingbai.supervision"
    label = "supervision"
