"""Addresses of management."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.management.gathering import view as gathering
from mingbai.workspace.management.overview import view as overview
from mingbai.workspace.management.step import view as step

urlpatterns = [
    path("management/", overview.overview, name="management"),
    path("management/interval/", step.interval, name="management-interval"),
    path("management/new/<slug:thing>/", step.begin, name="management-new"),
    path("management/gatherings/<key:gathering_id>/", gathering.gathering, name="gathering"),
    path("management/gatherings/<key:gathering_id>/file/", gathering.file, name="gathering-file"),
    path("management/<slug:act>/<key:record_id>/", step.step, name="management-step"),
]
