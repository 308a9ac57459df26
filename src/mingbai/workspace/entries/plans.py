"""The treatments of a list's columns between the page, its address, and the plan that masks by them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mingbai.entries.values.views import AttachmentRow
from mingbai.privacy.masking import Treatment
from mingbai.scanning.mask import MaskingPlan


def chosen(file: AttachmentRow, given: Mapping[str, str]) -> dict[str, str]:
    """The treatment chosen for each column by the name of its field; what is not offered for a column is not taken."""
    return {name: value for name, _, value in _columns(file, given)}


def plan(file: AttachmentRow, given: Mapping[str, str]) -> MaskingPlan | None:
    """The plan for a file; None for one without lists, which is masked the usual way."""
    treatments = {key: Treatment(value) for _, key, value in _columns(file, given)}
    return MaskingPlan(treatments) if treatments else None


def _columns(file: AttachmentRow, given: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Field name, place and header, and treatment of every column that has one; the proposal where none was chosen."""
    for t, table in enumerate(file.tables):
        for c, column in enumerate(table.columns):
            if column.treatments:
                name = f"treat-{file.id}-{t}-{c}"
                value = given.get(name, "")
                yield name, (table.place, column.header), value if value in column.treatments else column.treatments[0]
