"""Addresses of the register of new-media accounts."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.media.account import view as account
from mingbai.workspace.media.listing.view import media

urlpatterns = [
    path("media/", media, name="media"),
    path("media/new/", account.new, name="media-new"),
    path("media/<key:account_id>/", account.account, name="media-account"),
    path("media/<key:account_id>/seen/", account.seen, name="media-seen"),
    path("media/<key:account_id>/close/", account.close, name="media-close"),
]
