"""Addresses of what goes to other channels, and of what is to be removed from them."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.channels.accounts.view import account, accounts, tried
from mingbai.workspace.channels.accounts.view import removed as account_removed
from mingbai.workspace.channels.delivery.view import delivery, photo, sent_file
from mingbai.workspace.channels.hosts.view import hosts
from mingbai.workspace.channels.listing.view import deliveries
from mingbai.workspace.channels.removals.view import removals, removed
from mingbai.workspace.channels.rules.view import rules

urlpatterns = [
    path("removals/", removals, name="removals"),
    path("removals/<key:delivery_id>/", removed, name="removed"),
    path("deliveries/", deliveries, name="deliveries"),
    path("channels/accounts/", accounts, name="channel-accounts"),
    path("channels/accounts/<slug:code>/<slug:kind>/", account, name="channel-account"),
    path("channels/accounts/<slug:code>/<slug:kind>/try/", tried, name="channel-account-try"),
    path("channels/accounts/<slug:code>/<slug:kind>/remove/", account_removed, name="channel-account-remove"),
    path("channels/hosts/", hosts, name="channel-hosts"),
    path("deliveries/<key:delivery_id>/", delivery, name="delivery"),
    path("deliveries/sent/<key:message_id>/<number:number>/", sent_file, name="delivery-sent-file"),
    path("deliveries/photos/<key:sent_id>/", photo, name="delivery-photo"),
    path("channels/", rules, name="channel-rules"),
]
