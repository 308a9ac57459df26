"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class MailboxConfig(AppConfig):
    """Register `mingbai.mailbox`."""

    name = "mingbai.mailbox"
    label = "mailbox"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for."""
        # Models are ready only now.
        from mingbai.core import bound
        from mingbai.mailbox.queries.bound import KINDS

        bound.register(*KINDS)
