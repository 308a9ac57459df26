"""What the public reads: published reports, from their frozen content and stored files."""

from __future__ import annotations

from django.db.models import Max

from mingbai.annual_report.models import Report, ReportVersion, ReportVersionFile
from mingbai.annual_report.queries.documents import published_document
from mingbai.annual_report.queries.drafts import versions
from mingbai.annual_report.values import PublishedFile, PublishedReport, PublishedRow, ReportFileRow
from mingbai.annual_report.values.content import load
from mingbai.channels.queries import batch_years
from mingbai.core import files
from mingbai.core.errors import NotVisible
from mingbai.core.words import in_china
from mingbai.organs import queries as organs
from mingbai.statute.annual_report.forms import form_for


def published(organ_code: str, year: int) -> PublishedReport:
    """Return the newest version of a published report; raise NotVisible when there is none."""
    organ = organs.organ(organ_code)
    version = ReportVersion.objects.filter(report__organ_id=organ.id, report__year=year).order_by("-number").first()
    if version is None:
        raise NotVisible(f"{organ_code} {year}")
    content = load(version.content)
    rows = ReportVersionFile.objects.filter(version=version).order_by("id")
    listed = rows.values_list("name", "file__size", "file__media_type", "file_id")
    return PublishedReport(
        organ=organ,
        year=year,
        title=content.title,
        document=published_document(content),
        version=version.number,
        published_on=content.published_on,
        note=version.note,
        versions=versions(version.report_id),
        files=tuple(ReportFileRow(*row) for row in listed),
    )


def published_years(organ_id: int) -> frozenset[int]:
    """Return the years whose report this organ has published."""
    return frozenset(Report.objects.filter(organ_id=organ_id, published_at__isnull=False).values_list("year", flat=True))


def published_with_batch(organ_id: int, batch_id: int) -> tuple[int, ...]:
    """Return the years whose published report counts what a batch brought in, in order."""
    return tuple(sorted(published_years(organ_id) & batch_years(organ_id, batch_id)))


def published_list(organ_id: int | None = None, limit: int = 20, *, year: int | None = None) -> tuple[PublishedRow, ...]:
    """Return published reports, newest publication first, of one organ or of all, of one year or of all."""
    rows = Report.objects.filter(state="published", **({"year": year} if year else {}))
    if organ_id is not None:
        rows = rows.filter(organ_id=organ_id)
    fields = ("organ__code", "organ__name", "organ__short_name", "organ__level", "year", "published_at", "version")
    listed = rows.annotate(version=Max("versions__number")).order_by("-published_at", "-year", "id").values_list(*fields)[:limit]
    return tuple(
        PublishedRow(code, name, short, level, year, f"{name}{year}年{form_for(year).title_suffix}", in_china(at).date(), version)
        for code, name, short, level, year, at, version in listed
    )


def published_file(organ_code: str, year: int, name: str) -> PublishedFile:
    """Return one file of the newest version that has it; raise NotVisible when there is none of that name."""
    row = (
        ReportVersionFile.objects.filter(version__report__organ__code=organ_code, version__report__year=year, name=name)
        .order_by("-version__number")
        .values_list("file_id", "file__media_type")
        .first()
    )
    if row is None:
        raise NotVisible(name)
    return PublishedFile(name, row[1], files.read(row[0]))
