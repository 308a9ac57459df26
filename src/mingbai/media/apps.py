"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """mingbai.media"""

    name = "mingbai.media"
    label = "media"
