"""Addresses of published reports."""

from __future__ import annotations

from django.urls import path

from mingbai.portal.annual_report import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("<slug:code>/reports/", views.organ_reports, name="organ-reports"),
    path("<slug:code>/reports/<int:year>/", views.report, name="report"),
    path("<slug:code>/reports/<int:year>/<str:name>", views.report_file, name="report-file"),
]
