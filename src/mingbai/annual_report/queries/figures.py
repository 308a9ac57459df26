"""The figures that a text may use: cells of the tables, and figures counted beside them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.drafts import overrides, state
from mingbai.organs import queries as organs

Value = int | Decimal | None


def figures_of(organ_id: int, year: int) -> tuple[Mapping[str, str], Mapping[str, Value]]:
    """Return the labels and present values of a report's figures, manual changes included."""
    found = counted(organs.organ_by_id(organ_id), year)
    report = state(organ_id, year)
    by_hand = overrides(report.id, year) if report else {}
    return found.labels, {**found.figures, **{path: override.value for path, override in by_hand.items()}}
