"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Register `mingbai.documents`."""

    name = "mingbai.documents"
    label = "documents"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for, and what the search is told of validity."""
        # Models are ready only now.
        from mingbai.core import bound
        from mingbai.documents.queries.bound import KINDS
        from mingbai.documents.queries.found import with_validity
        from mingbai.search.queries import sources
        from mingbai.search.values import RecordKind

        bound.register(*KINDS)
        sources.add_to(RecordKind.ENTRY, with_validity)
