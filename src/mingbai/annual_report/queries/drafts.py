"""A report's draft as stored: state, manual cells, current texts, explanations, versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mingbai.annual_report.models import CellOverride, Report, ReportVersion, SectionRevision, Waiver
from mingbai.annual_report.values import Explanation, ReportVersionRow
from mingbai.annual_report.values.content import trimmed
from mingbai.statute.annual_report.forms import CellKind, form_for

Value = int | Decimal | None
SECTIONS = 6


@dataclass(frozen=True, slots=True)
class StoredReport:
    """The row of a report."""

    id: int
    organ_id: int
    year: int
    state: str
    revision: int
    return_reason: str
    submitted_at: datetime | None
    accepted_at: datetime | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Override:
    """A cell changed by hand; `raw` is what was typed when it is no number."""

    value: Value
    raw: str
    changed_by: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Text:
    """One saved text of a section."""

    section: int
    number: int
    base: int
    is_aside: bool
    text: str
    saved_by: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Waived:
    """An explanation, with the digest of the values it was given for."""

    cells_digest: str
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class ReportDraft:
    """Everything people wrote into a report."""

    report: StoredReport
    overrides: Mapping[str, Override]
    texts: tuple[Text, ...]
    asides: tuple[Text, ...]
    waivers: Mapping[str, Waived]
    versions: tuple[ReportVersionRow, ...]


def state(organ_id: int, year: int) -> StoredReport | None:
    """Return the row of one report, or None when it has not been opened."""
    row = Report.objects.filter(organ_id=organ_id, year=year).values_list(*StoredReport.__dataclass_fields__).first()
    return StoredReport(*row) if row else None


def draft(report: StoredReport) -> ReportDraft:
    """Return what people wrote into a report, in four queries."""
    current, asides = texts(report.id)
    return ReportDraft(report, overrides(report.id, report.year), current, asides, waivers(report.id), versions(report.id))


def overrides(report_id: int, year: int) -> dict[str, Override]:
    """Return the cells changed by hand, by path."""
    cells = form_for(year).cells
    rows = CellOverride.objects.filter(report_id=report_id).values_list("cell", "value", "raw", "changed_by", "changed_at")
    return {cell: Override(typed(value, cells[cell].kind), raw, by, at) for cell, value, raw, by, at in rows if cell in cells}


def texts(report_id: int) -> tuple[tuple[Text, ...], tuple[Text, ...]]:
    """Return each section's current text, and the texts set aside that await a choice."""
    latest: dict[int, Text] = {}
    asides: list[Text] = []
    rows = SectionRevision.objects.filter(report_id=report_id, settled_at__isnull=True).order_by("section", "number")
    for values in rows.values_list(*Text.__dataclass_fields__):
        text = Text(*values)
        if text.is_aside:
            asides.append(text)
        else:
            latest[text.section] = text
    return tuple(latest[n] for n in sorted(latest)), tuple(asides)


def waivers(report_id: int) -> dict[str, Waived]:
    """Return the explanations given, by finding key."""
    rows = Waiver.objects.filter(report_id=report_id).values_list(
        "finding", "cells_digest", "explanation", "explained_by", "explained_at"
    )
    return {key: Waived(digest, Explanation(text, by, at)) for key, digest, text, by, at in rows}


def versions(report_id: int) -> tuple[ReportVersionRow, ...]:
    """Return the published versions, oldest first."""
    rows = ReportVersion.objects.filter(report_id=report_id).order_by("number")
    return tuple(ReportVersionRow(*row) for row in rows.values_list(*ReportVersionRow.__dataclass_fields__))


def typed(value: Decimal | None, kind: CellKind) -> Value:
    """Return a stored decimal as the cell's kind requires: money as Decimal, whole counts as int."""
    if value is None:
        return None
    if kind is not CellKind.MONEY and value == value.to_integral_value():
        return int(value)
    return trimmed(value)
