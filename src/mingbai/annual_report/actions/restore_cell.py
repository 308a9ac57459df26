"""Restore a cell to what the records say."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.annual_report.actions.common import bump, check_revision, lock_draft, subject_of
from mingbai.annual_report.models import CellOverride
from mingbai.core.acts import open_act


def restore_cell(*, organ_code: str, year: int, path: str, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Discard a manual value; a cell that nobody changed stays as it is."""
    with open_act(by=by, at=at) as done:
        organ, report = lock_draft(done, organ_code, year)
        check_revision(report, revision)
        held = CellOverride.objects.filter(report=report, cell=path)
        before = held.values_list("value", "raw").first()
        if before is None:
            return
        held.delete()
        bump(done, report)
        done.note("report.cell_restored", subject_of(organ, year), {"cell": path, "before": before[1] or before[0]})
