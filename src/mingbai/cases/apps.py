"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """mingbai.cases"""

    name = "mingbai.cases"
    label = "cases"
