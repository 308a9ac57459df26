"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """mingbai.channels"""

    name = "mingbai.channels"
    label = "channels"
