"""The annual report as data, in the published format: counts as numbers, money as decimal text, blanks as null."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from mingbai.rendering.report.value import ReportDocument
from mingbai.statute.annual_report.forms import Value

if TYPE_CHECKING:
    from mingbai.statute.annual_report.findings import Finding


def render(doc: ReportDocument) -> dict[str, object]:
    """Return the whole report as one JSON-ready object, keys in the order of the format."""
    return {
        "form": doc.form.code,
        "year": doc.year,
        "organ": doc.organ_name,
        "tables": _tables(doc),
        "sections": [{"title": section.title, "text": "\n".join(section.paragraphs)} for section in doc.sections],
        "findings": [_finding(finding) for finding in doc.findings],
        "publications": {**{row.key: row.count for row in doc.publications}, "total": doc.publications_total},
        "entries": doc.entries,
    }


def _tables(doc: ReportDocument) -> dict[str, dict[str, dict[str, int | str | None]]]:
    tables: dict[str, dict[str, dict[str, int | str | None]]] = {}
    for path in doc.form.cells:
        table, row, column = path.split(".")
        tables.setdefault(table, {}).setdefault(row, {})[column] = _plain(doc.cells.get(path))
    return tables


def _plain(value: Value) -> int | str | None:
    return f"{value:f}" if isinstance(value, Decimal) else value


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "text": finding.text,
        "article": str(finding.citation),
    }
