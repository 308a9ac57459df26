"""The year before: from its published report, otherwise from its opening balances."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from mingbai.annual_report.models import OpeningBalance, ReportVersion
from mingbai.annual_report.queries.drafts import typed
from mingbai.annual_report.values.content import load
from mingbai.statute.annual_report.figures import plain
from mingbai.statute.annual_report.forms import CellKind, form_for

Value = int | Decimal | None


@dataclass(frozen=True, slots=True)
class Previous:
    """The previous year's figures, their form and source, and the texts if published here."""

    cells: Mapping[str, Value]
    form: str
    source: str
    sections: tuple[str, ...] | None


def previous(organ_id: int, year: int) -> Previous | None:
    """Return the figures of the year before `year`, or None when nothing is known of it."""
    before = year - 1
    version = (
        ReportVersion.objects.filter(report__organ_id=organ_id, report__year=before)
        .order_by("-number")
        .values_list("content", "number")
        .first()
    )
    if version:
        content = load(version[0])
        which = f"（更正后第{version[1]}版）" if version[1] > 1 else ""
        texts = tuple(plain(section.text) for section in content.sections)
        return Previous(content.cells, content.form, f"{before}年度报告{which}", texts)
    rows = list(OpeningBalance.objects.filter(organ_id=organ_id, year=before).values_list("cell", "value", "source"))
    if not rows:
        return None
    form = form_for(before)
    kinds = {cell: info.kind for cell, info in form.cells.items()}
    cells = {cell: typed(value, kinds.get(cell, CellKind.COUNT)) for cell, value, _ in rows}
    return Previous(cells, form.code, f"{before}年期初数（{rows[0][2]}）", None)
