"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Register `mingbai.cases`."""

    name = "mingbai.cases"
    label = "cases"
