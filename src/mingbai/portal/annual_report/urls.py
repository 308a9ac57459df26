"""Addresses of published reports."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.annual_report.listing import view as listing
from mingbai.portal.annual_report.report import view as report

urlpatterns = [
    path("reports/", listing.reports, name="reports"),
    path("<slug:code>/reports/", listing.organ_reports, name="organ-reports"),
    path("<slug:code>/reports/<year:year>/", report.report, name="report"),
    path("<slug:code>/reports/<year:year>/<str:name>", report.report_file, name="report-file"),
]
