"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class BoardsConfig(AppConfig):
    """Register `mingbai.boards`."""

    name = "mingbai.boards"
    label = "boards"
