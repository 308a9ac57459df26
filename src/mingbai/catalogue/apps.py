"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class CatalogueConfig(AppConfig):
    """mingbai.catalogue"""

    name = "mingbai.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Refuse to start with a limit that the county may not set."""
        from mingbai.catalogue.values.chains import templates

        try:
            templates()
        except ValueError as wrong:
            raise ImproperlyConfigured(f"practice.toml：{wrong}") from wrong
