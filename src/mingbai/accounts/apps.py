"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """mingbai.accounts"""

    name = "mingbai.accounts"
    label = "accounts"
