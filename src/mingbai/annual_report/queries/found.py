"""What the search finds of annual reports: the newest version of each that is published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mingbai.annual_report.models import Report, ReportVersion
from mingbai.annual_report.values.content import ReportContent, load
from mingbai.search.values import Record, RecordKind
from mingbai.statute.annual_report.figures import plain

FIELDS = ("id", "organ__code", "organ__parent__code", "organ__parent__parent__code", "year", "published_at")


def keys_after(report_id: int, limit: int) -> Sequence[int]:
    """Return the next published reports after this one."""
    found = Report.objects.filter(published_at__isnull=False, pk__gt=report_id).order_by("id")
    return list(found.values_list("id", flat=True)[:limit])


def records(report_ids: Sequence[int], _on: date) -> Sequence[Record]:
    """Return those of these reports that are published, as the search finds them."""
    found = Report.objects.filter(pk__in=list(report_ids), published_at__isnull=False).order_by("id")
    rows = list(found.values_list(*FIELDS))
    versions = ReportVersion.objects.filter(report_id__in=[row[0] for row in rows]).order_by("report_id", "number")
    contents = {key: load(text) for key, text in versions.values_list("report_id", "content")}
    return [
        Record(
            kind=RecordKind.REPORT,
            key=key,
            organs=tuple(code for code in organs if code),
            address=f"/{organs[0]}/reports/{year}/",
            at=at,
            title=contents[key].title,
            text=_text(contents[key]),
        )
        for key, *organs, year, at in rows
        if at is not None
    ]


def _text(content: ReportContent) -> str:
    sections = (f"{one.title}\n{plain(one.text)}" for one in content.sections)
    return "\n".join(part for part in (content.lead, *sections, content.note) if part)
