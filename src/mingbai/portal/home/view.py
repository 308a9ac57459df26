"""The home page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from mingbai.annual_report import queries as reports
from mingbai.annual_report.values import PublishedRow
from mingbai.core import clock
from mingbai.core.words import in_china
from mingbai.entries import queries as entries
from mingbai.entries.queries.emergencies import emergencies_in_force
from mingbai.entries.values import EntryRow
from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.portal.home.tiles import shortcut_tiles, tiles
from mingbai.portal.levels import grouped
from mingbai.portal.village.chosen import COOKIE, kept, shown, village_of
from mingbai.statute.cases.reckoning import REPLY_WORKDAYS
from mingbai.statute.disclosure.items import statutory_item

NEWEST = 8
MOST_TILES = 24


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One row of a dated list; `source_href` leads to the list it comes from."""

    title: str
    href: str
    on: date
    source: str
    source_href: str = ""


@public(depends=("entries", "reports", "words"), cookies=(COOKIE,))
def home(request: HttpRequest) -> HttpResponse:
    """Ask what the visitor looks for; show the shortcuts, their village, the latest, and how to ask."""
    today = clock.today()
    published = reports.published_list(None, NEWEST)
    newest = sorted(
        [*(_report_line(row) for row in published), *(_entry_line(row) for row in entries.latest(NEWEST))],
        key=lambda line: line.on,
        reverse=True,
    )
    tree = organs.tree()
    village = village_of(request)
    context = {
        "alarms": emergencies_in_force(today),
        "shortcuts": shortcut_tiles(today),
        "village": shown(village, today) if village else None,
        "county": tree[0] if tree else None,
        "has_villages": any(row.is_committee for row in tree),
        "newest": newest[:NEWEST],
        "published": published[:5],
        "groups": grouped(tuple(row for row in tree if not row.is_committee)),
        "tiles": tiles(tree[0] if tree else None, today)[:MOST_TILES],
        "reply_workdays": REPLY_WORKDAYS,
    }
    return kept(request, village, render(request, "portal/home.jinja", context))


def _report_line(row: PublishedRow) -> DatedLine:
    return DatedLine(
        row.title, reverse("portal:report", args=[row.organ_code, row.year]), row.published_on, f"{row.organ_name} · 年度报告"
    )


def _entry_line(row: EntryRow) -> DatedLine:
    on = in_china(row.published_at).date()
    asked = statutory_item(row.organ_level, row.statutory_item, on)
    href = f"{reverse('portal:records', args=[row.organ_code])}?item={row.statutory_item}"
    page = reverse("portal:entry", args=[row.organ_code, row.id])
    return DatedLine(row.title, page, on, f"{row.organ_name} · {asked.text if asked else '政府信息公开'}", href if asked else "")
