"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """mingbai.supervision"""

    name = "mingbai.supervision"
    label = "supervision"
