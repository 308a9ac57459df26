"""Where the report's figures come from: one object in one module for each kind of record.

To add a kind, add a module and a name in SOURCES; counting, the page of records and the rule it shows follow from that.
"""

from __future__ import annotations

from mingbai.annual_report.queries.source import Asked, Scope, Source
from mingbai.annual_report.queries.source_activities import ACTIVITIES
from mingbai.annual_report.queries.source_applications import APPLICATIONS
from mingbai.annual_report.queries.source_declared import DECLARED
from mingbai.annual_report.queries.source_deliveries import DELIVERIES
from mingbai.annual_report.queries.source_disputes import DISPUTES
from mingbai.annual_report.queries.source_entries import ENTRIES
from mingbai.annual_report.queries.source_normative import NORMATIVE
from mingbai.annual_report.queries.source_procurement import PROCUREMENT

__all__ = ["SOURCES", "Asked", "Scope", "Source", "source_of"]

# Pages list figures beside the tables in this order.
SOURCES = (NORMATIVE, DECLARED, PROCUREMENT, APPLICATIONS, DISPUTES, DELIVERIES, ENTRIES, ACTIVITIES)


def source_of(path: str) -> Source | None:
    """Return the source whose records make up a figure; None for an unknown path."""
    return next((source for source in SOURCES if source.owns(path)), None)
