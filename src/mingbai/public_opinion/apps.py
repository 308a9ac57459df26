"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class PublicOpinionConfig(AppConfig):
    """Register `mingbai.public_opinion`."""

    name = "mingbai.public_opinion"
    label = "public_opinion"
