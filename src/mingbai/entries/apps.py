"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class EntriesConfig(AppConfig):
    """Register `mingbai.entries`."""

    name = "mingbai.entries"
    label = "entries"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for."""
        # Models are ready only now.
        from mingbai.core import bound
        from mingbai.entries.queries.bound import KINDS

        bound.register(*KINDS)
