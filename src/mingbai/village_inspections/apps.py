"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class VillageInspectionsConfig(AppConfig):
    """Register `mingbai.village_inspections`."""

    name = "mingbai.village_inspections"
    label = "village_inspections"
