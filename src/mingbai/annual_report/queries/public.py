"""What the public reads: published reports, from their frozen content and stored files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max, Q, QuerySet

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
    return tuple(row for _, row in _listed(rows.order_by("-published_at", "-year", "id")[:limit]))


def published_page(
    organ_id: int | None, year: int | None, after: tuple[datetime, int] | None, limit: int
) -> tuple[tuple[tuple[datetime, int], PublishedRow], ...]:
    """Return published reports with their places, newest publication first, after a place; of one organ and year where named."""
    found = Report.objects.filter(state="published")
    if organ_id is not None:
        found = found.filter(organ_id=organ_id)
    if year is not None:
        found = found.filter(year=year)
    if after is not None:
        found = found.filter(Q(published_at__lt=after[0]) | Q(published_at=after[0], pk__lt=after[1]))
    places = found.order_by("-published_at", "-pk").values_list("published_at", "pk")[:limit]
    rows = dict(_listed(Report.objects.filter(pk__in=[key for _, key in places])))
    return tuple(((at, key), rows[key]) for at, key in places if at is not None)


def count_published(organ_id: int | None, year: int | None) -> int:
    """Return how many reports are published, of one organ and year where named."""
    found = Report.objects.filter(state="published")
    found = found if organ_id is None else found.filter(organ_id=organ_id)
    return (found if year is None else found.filter(year=year)).count()


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


def _listed(found: QuerySet[Report]) -> Iterator[tuple[int, PublishedRow]]:
    fields = ("id", "organ__code", "organ__name", "organ__short_name", "organ__level", "year", "published_at", "version")
    for key, code, name, short, level, year, at, version in found.annotate(version=Max("versions__number")).values_list(*fields):
        title = f"{name}{year}年{form_for(year).title_suffix}"
        yield key, PublishedRow(code, name, short, level, year, title, in_china(at).date(), version)
