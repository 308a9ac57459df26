"""The names of all figures that a text may use: cells of the tables, publications, entries, activities."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from mingbai.annual_report.queries.counted import counted
from mingbai.annual_report.queries.drafts import overrides, state
from mingbai.channels.values import DeliveryCount
from mingbai.organs import queries as organs
from mingbai.statute.annual_report.forms import Form
from mingbai.supervision.queries import LABELS as ACTIVITIES

Value = int | Decimal | None


def figure_labels(form: Form, channels: tuple[DeliveryCount, ...]) -> dict[str, str]:
    """Path to label, each label unique: the form's short labels, then what stands beside the tables."""
    labels = {path: info.short for path, info in form.cells.items()}
    labels |= {f"publications.{channel.key}": f"{channel.label}公开条数" for channel in channels}
    labels["publications.total"] = "各渠道公开总条数"
    labels["entries"] = "公开信息（不重复计）"
    labels |= {f"activities.{kind}": f"{label}次数" for kind, label in ACTIVITIES.items()}
    return labels


def figures_of(organ_id: int, year: int) -> tuple[Mapping[str, str], Mapping[str, Value]]:
    """Labels and present values of a report's figures, hand changes included."""
    found = counted(organs.organ_by_id(organ_id), year)
    report = state(organ_id, year)
    by_hand = overrides(report.id, year) if report else {}
    values = {**found.figures, **{path: override.value for path, override in by_hand.items()}}
    return figure_labels(found.form, found.channels), values
