"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class RotaConfig(AppConfig):
    """mingbai.rota"""

    name = "mingbai.rota"
    label = "rota"
