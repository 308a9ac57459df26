"""Reads of reports of needless work, which all staff of the county see with their answers."""

from __future__ import annotations

from django.db.models import QuerySet

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.paging import PAGE, SHORT, ListPage, cut
from mingbai.management.models import BurdenReport
from mingbai.management.values import BurdenRow
from mingbai.statute.management.burden import BurdenAnswer, BurdenKind


def burden_reports(*, after: str = "", limit: int = PAGE) -> ListPage[BurdenRow]:
    """Return a page of the reports, latest first."""
    listed = BurdenReport.objects.order_by("-id")
    if key := asked.key(after):
        listed = listed.filter(id__lt=key)
    return cut(_rows(listed[: limit + 1]), limit, lambda row: row.id)


def burdens_to_answer(limit: int = SHORT) -> tuple[BurdenRow, ...]:
    """Return the reports that nobody has answered, oldest first."""
    return _rows(BurdenReport.objects.filter(answered_at__isnull=True).order_by("id")[:limit])


def burden_report(report_id: int) -> BurdenRow:
    """Return one report."""
    for row in _rows(BurdenReport.objects.filter(pk=report_id)):
        return row
    raise NotVisible(str(report_id))


def _rows(listed: QuerySet[BurdenReport]) -> tuple[BurdenRow, ...]:
    return tuple(
        BurdenRow(
            id=row.pk,
            organ_name=row.organ.short_name,
            page=row.page,
            kind=BurdenKind(row.kind),
            text=row.text,
            said_at=row.said_at,
            answer=BurdenAnswer(row.answer) if row.answer else None,
            answer_text=row.answer_text,
            answered_at=row.answered_at,
            answered_by=row.answered_by,
        )
        for row in listed.select_related("organ")
    )
