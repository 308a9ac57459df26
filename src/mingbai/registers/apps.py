"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """mingbai.registers"""

    name = "mingbai.registers"
    label = "registers"
