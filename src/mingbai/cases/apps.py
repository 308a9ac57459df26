"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """Register `mingbai.cases`."""

    name = "mingbai.cases"
    label = "cases"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for."""
        # Models are ready only now.
        from mingbai.cases.queries.bound import KINDS
        from mingbai.cases.queries.bound_box import BOX
        from mingbai.core import bound

        bound.register(*KINDS, BOX)
