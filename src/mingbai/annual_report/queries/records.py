"""The records behind a figure: they add up to it, and are paged by key."""

from __future__ import annotations

from mingbai.annual_report.queries.sources import Asked, Scope, source_of
from mingbai.annual_report.values import RecordPage
from mingbai.core.errors import NotVisible
from mingbai.core.paging import LONG


def cell_records(*, organ_id: int, year: int, path: str, after: str = "", limit: int = LONG) -> RecordPage:
    """Return a page of the records that a figure counts, its value by the records, and where to enter a missing one."""
    scope, source = Scope(organ_id, year), source_of(path)
    figures = source.figures(scope) if source else {}
    if source is None or path not in figures:
        raise NotVisible(path)
    listed = source.page(Asked(scope, path, after, limit))
    cell = scope.form.cells.get(path)
    return RecordPage(
        path=path,
        label=cell.label if cell else source.labels(scope)[path],
        value=figures[path],
        rows=listed.rows,
        next=listed.next,
        register=source.register,
        known=source.known(path),
        rule=source.rule(scope.form, path),
    )
