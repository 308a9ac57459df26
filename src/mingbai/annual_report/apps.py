"""Django's registration of this domain."""

from __future__ import annotations

from django.apps import AppConfig


class AnnualReportConfig(AppConfig):
    """mingbai.annual_report"""

    name = "mingbai.annual_report"
    label = "annual_report"
