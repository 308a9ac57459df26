"""One published report and its files, served from frozen content."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from markupsafe import Markup

from mingbai.annual_report import queries
from mingbai.annual_report.values import PublishedReport
from mingbai.core.tags import Article
from mingbai.core.words import stamp
from mingbai.portal.frame import public
from mingbai.portal.section import section
from mingbai.rendering.report import html

LABELS = {
    "report.docx": "文档（docx）",
    "report.pdf": "版式文件（pdf）",
    "report.xlsx": "表格（xlsx）",
    "report.json": "开放数据（json）",
    "report.html": "单页网页（html）",
    "chart.png": "图1（png）",
    "chart.svg": "图1（svg）",
}
# Browsers display these inline; everything else is downloaded.
SHOWN = frozenset({"report.pdf", "chart.svg", "chart.png"})


@dataclass(frozen=True, slots=True)
class Download:
    """One file offered beside a report; `size` in bytes."""

    name: str
    label: str
    href: str
    size: int


@public(depends=("report:{code}",))
def report(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Show one report with its files and, after a correction, the note on what was corrected."""
    found = queries.published(code, year)
    _, context = section(code, "")
    picture = html.image(found.document, reverse("portal:report-file", args=[code, year, "chart.svg"]))
    fragment = html.fragment(found.document, _links(found), picture)
    context |= {
        "report": found,
        # Safe: the fragment escapes every text it contains, and rendering.report.html is the only writer of its markup.
        "text": Markup(fragment),  # noqa: S704
        "downloads": _downloads(found),
        "column_name": "政府信息公开年报",
        "article": Article(found.title, stamp(found.versions[-1].published_at), found.organ.name),
    }
    return render(request, "portal/report.jinja", context)


@public(depends=("report:{code}",))
def report_file(request: HttpRequest, code: str, year: int, name: str) -> HttpResponse:
    """Serve one file of a report."""
    file = queries.published_file(code, year, name)
    response = HttpResponse(file.data, content_type=file.media_type)
    if name not in SHOWN:
        response.headers["Content-Disposition"] = f'attachment; filename="{code}-{year}-{name}"'
    return response


def _links(found: PublishedReport) -> dict[str, str]:
    """Map each figure that has public records to the address of those records."""
    records = f"{reverse('portal:records', args=[found.organ.code])}?year={found.year}"
    links = {f"publications.{row.key}": f"{records}&channel={row.key}" for row in found.document.publications}
    return links | {"publications.total": records}


def _downloads(found: PublishedReport) -> tuple[Download, ...]:
    sizes = {file.name: file.size for file in found.files}
    return tuple(
        Download(name, label, reverse("portal:report-file", args=[found.organ.code, found.year, name]), sizes[name])
        for name, label in LABELS.items()
        if name in sizes
    )
