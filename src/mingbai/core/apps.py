"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig

from mingbai.core import converters


class CoreConfig(AppConfig):
    """mingbai.core"""

    name = "mingbai.core"
    label = "core"

    def ready(self) -> None:
        converters.register()
