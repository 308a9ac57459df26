"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    """Register `mingbai.channels`."""

    name = "mingbai.channels"
    label = "channels"
