"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate

from mingbai.core import converters, marks


class CoreConfig(AppConfig):
    """mingbai.core"""

    name = "mingbai.core"
    label = "core"

    def ready(self) -> None:
        converters.register()
        pre_migrate.connect(marks.stop_drawing, sender=self, dispatch_uid="marks")
        post_migrate.connect(marks.draw, sender=self, dispatch_uid="marks")
