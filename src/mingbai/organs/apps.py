"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class OrgansConfig(AppConfig):
    """mingbai.organs"""

    name = "mingbai.organs"
    label = "organs"
