"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured


class CatalogueConfig(AppConfig):
    """Register `mingbai.catalogue`."""

    name = "mingbai.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        """Refuse to start when the county has set a limit that it may not set."""
        from mingbai.catalogue.values.chains import templates

        try:
            templates()
        except ValueError as wrong:
            raise ImproperlyConfigured(f"practice.toml：{wrong}") from wrong
