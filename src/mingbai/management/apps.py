"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class ManagementConfig(AppConfig):
    """Register `mingbai.management`."""

    name = "mingbai.management"
    label = "management"
