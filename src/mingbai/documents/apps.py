"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Register `mingbai.documents`."""

    name = "mingbai.documents"
    label = "documents"
