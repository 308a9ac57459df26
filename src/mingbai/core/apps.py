"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """mingbai.core"""

    name = "mingbai.core"
    label = "core"
