"""Django's registration of this app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SearchConfig(AppConfig):
    """Register `mingbai.search`."""

    name = "mingbai.search"
    label = "search"

    def ready(self) -> None:
        """Make the index's own tables wherever Django's are made or emptied."""
        post_migrate.connect(_make, sender=self, dispatch_uid="search tables")


def _make(**_: Any) -> None:
    # Models are ready only now.
    from mingbai.search.models.making import make

    make()
