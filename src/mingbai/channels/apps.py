"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Register `mingbai.channels`."""

    name = "mingbai.channels"
    label = "channels"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for."""
        # Models are ready only now.
        from mingbai.channels.queries.bound import KINDS
        from mingbai.core import bound

        bound.register(*KINDS)
