"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Register `mingbai.documents`."""

    name = "mingbai.documents"
    label = "documents"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for."""
        # Models are ready only now.
        from mingbai.core import bound
        from mingbai.documents.queries.bound import KINDS

        bound.register(*KINDS)
