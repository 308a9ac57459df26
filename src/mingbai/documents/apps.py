"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """mingbai.documents"""

    name = "mingbai.documents"
    label = "documents"
