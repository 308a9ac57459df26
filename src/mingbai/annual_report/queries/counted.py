"""Count a year's figures from the records, in a fixed number of queries however many records there are."""

from __future__ import annotations

from decimal import Decimal

from mingbai.annual_report.queries.previous import Previous
from mingbai.annual_report.queries.sources import SOURCES, Scope
from mingbai.annual_report.values import Counted
from mingbai.channels.values import Counts
from mingbai.organs.queries import OrganRow

Value = int | Decimal | None


def publications(organ_id: int, year: int) -> Counts:
    """Return an organ's deliveries of a year by channel, as the report counts them."""
    return Scope(organ_id, year).publications


def counted(organ: OrganRow, year: int, before: Previous | None = None) -> Counted:
    """Return every figure of an organ's year from its records; pass `before` to save a query when it is at hand."""
    scope = Scope(organ.id, year, before)
    form, published = scope.form, scope.publications
    found: dict[str, Value] = {}
    labels = {path: info.short for path, info in form.cells.items()}
    for source in SOURCES:
        found |= source.figures(scope)
        labels |= source.labels(scope)
    cells = {path: found[path] for path in form.cells}
    figures = {path: found[path] for path in labels}
    return Counted(form, cells, figures, labels, published.channels, published.total, published.entries)
