"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """mingbai.organs"""

    name = "mingbai.organs"
    label = "organs"

    def ready(self) -> None:
        """Name what is found of organs."""
        # Models are ready only now.
        from mingbai.organs import queries
        from mingbai.search.queries import sources
        from mingbai.search.queries.sources import SearchSource
        from mingbai.search.values import RecordKind

        sources.register(SearchSource(RecordKind.GUIDE, queries.guide_keys_after, queries.guides))
