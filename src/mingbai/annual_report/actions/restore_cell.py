"""Give a cell back to the records."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from mingbai.accounts.values import Acting
from mingbai.annual_report.actions.common import bump, check_revision, editable, note
from mingbai.annual_report.models import CellOverride


def restore_cell(*, organ_code: str, year: int, path: str, by: Acting, at: datetime, revision: int | None = None) -> None:
    """Drop what was written by hand; a cell that nobody changed stays as it is."""
    with transaction.atomic():
        organ, report = editable(by, organ_code, year)
        check_revision(report, revision)
        held = CellOverride.objects.filter(report=report, cell=path)
        before = held.values_list("value", "raw").first()
        if before is None:
            return
        held.delete()
        bump(report)
        note(organ, year, "report.cell_restored", {"cell": path, "before": before[1] or before[0]}, by, at)
