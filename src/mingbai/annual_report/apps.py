"""Django's registration of this app."""

from __future__ import annotations

from django.apps import AppConfig


class AnnualReportConfig(AppConfig):
    """Register `mingbai.annual_report`."""

    name = "mingbai.annual_report"
    label = "annual_report"

    def ready(self) -> None:
        """Name the rows that the audit trail vouches for, and tell the domains below what they ask of reports."""
        # Models are ready only now.
        from mingbai.annual_report.queries import found
        from mingbai.annual_report.queries.assessed import faults
        from mingbai.annual_report.queries.bound import KINDS
        from mingbai.annual_report.queries.public import published_years
        from mingbai.assessments.queries.measures import reports_from
        from mingbai.cases import checks
        from mingbai.core import bound
        from mingbai.search.queries import sources
        from mingbai.search.queries.sources import SearchSource
        from mingbai.search.values import RecordKind

        bound.register(*KINDS)
        sources.register(SearchSource(RecordKind.REPORT, found.keys_after, found.records))
        checks.years_from(published_years)
        reports_from(faults)
