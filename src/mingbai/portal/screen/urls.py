"""Addresses of the screen in a hall, all under one path, which is the reach of its service worker."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.screen.entry import view as entry
from mingbai.portal.screen.finding import view as finding
from mingbai.portal.screen.playlist import view as playlist
from mingbai.portal.screen.worker import view as worker

urlpatterns = [
    path("<slug:code>/screen/", playlist.screen, name="screen"),
    path("<slug:code>/screen/find/", finding.find, name="screen-find"),
    path("<slug:code>/screen/entry/<key:entry_id>/", entry.entry, name="screen-entry"),
    path("<slug:code>/screen/pages.json", worker.pages, name="screen-pages"),
    path("<slug:code>/screen/worker.js", worker.worker, name="screen-worker"),
]
