"""Addresses of management."""

from __future__ import annotations

from django.urls import path

from mingbai.workspace.management.accountability import view as accountability
from mingbai.workspace.management.burden import view as burden
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
    path("burden/", burden.reports, name="burden"),
    path("burden/new/", burden.new, name="burden-new"),
    path("burden/<key:report_id>/", burden.report, name="burden-report"),
    path("accountability/", accountability.matters, name="accountability"),
    path("accountability/new/", accountability.new, name="accountability-new"),
    path("accountability/hearings/<key:hearing_id>/", accountability.hearing, name="accountability-hearing"),
    path("accountability/<key:matter_id>/", accountability.matter, name="accountability-matter"),
    path("accountability/<key:matter_id>/<slug:act>/", accountability.step, name="accountability-step"),
]
