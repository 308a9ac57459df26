"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class CatalogueConfig(AppConfig):
    """Register `mingbai.catalogue`."""

    name = "mingbai.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Name what is found of the catalogue; refuse to start when the county has set a limit that it may not set."""
        from mingbai.catalogue.queries import found
        from mingbai.catalogue.values.chains import templates
        from mingbai.search.queries import sources
        from mingbai.search.queries.sources import SearchSource
        from mingbai.search.values import RecordKind

        sources.register(SearchSource(RecordKind.LINE, found.keys_after, found.records, found.starting))
        try:
            templates()
        except ValueError as wrong:
            raise ImproperlyConfigured(f"practice.toml：{wrong}") from wrong
