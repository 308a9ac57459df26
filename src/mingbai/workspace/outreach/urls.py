"""Addresses of outreach."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.outreach.rounds import view

urlpatterns = [
    path("outreach/", view.outreach, name="outreach"),
    path("outreach/leaflet.pdf", view.leaflet, name="leaflet"),
    path("outreach/new/", view.new, name="round-new"),
    path("outreach/<key:round_id>/remove/", view.remove, name="round-remove"),
]
