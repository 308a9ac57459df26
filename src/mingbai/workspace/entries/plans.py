"""Treatments of list columns, translated between form fields, address and masking plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingbai.entries.queries.parts import AttachmentRow
from mingbai.privacy.masking import Treatment
from mingbai.scanning.mask import MaskingPlan


def chosen(file: AttachmentRow, given: Mapping[str, str]) -> dict[str, str]:
    """Return each column's treatment by field name; a treatment not offered for the column is ignored."""
    return {name: value for name, _, value in _columns(file, given)}


def plan(file: AttachmentRow, given: Mapping[str, str]) -> MaskingPlan | None:
    """Return the masking plan for a file; None for a file without lists, which is masked the usual way."""
    treatments = {key: Treatment(value) for _, key, value in _columns(file, given)}
    return MaskingPlan(treatments) if treatments else None


def _columns(file: AttachmentRow, given: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Yield field name, (place, header) and treatment of each treatable column; the proposal when none was chosen."""
    for t, table in enumerate(file.tables):
        for c, column in enumerate(table.columns):
            if column.treatments:
                name = f"treat-{file.id}-{t}-{c}"
                value = given.get(name, "")
                yield name, (table.place, column.header), value if value in column.treatments else column.treatments[0]
