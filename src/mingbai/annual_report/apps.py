"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class AnnualReportConfig(AppConfig):
    """Register `mingbai.annual_report`."""

    name = "mingbai.annual_report"
    label = "annual_report"
