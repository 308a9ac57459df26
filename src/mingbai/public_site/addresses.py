"""Every address of the public site, one after another: for the map, the export, and the proof that no link leads past them.

Flat in memory whatever the number of entries: they are walked by key. Further pages of a list (`?after=`) are not named: they
belong to their list, and whoever wants them follows its links. Neither are pages on which the public writes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.http import urlencode

from mingbai.annual_report import queries as reports
from mingbai.catalogue import queries as catalogue
from mingbai.channels import queries as channels
from mingbai.core import clock
from mingbai.core.words import CHINA
from mingbai.entries import queries as entries
from mingbai.entries.queries.addresses import ListedPlace, entry_places, file_places, walked
from mingbai.entries.queries.open_data import open_years
from mingbai.mailbox.queries import selected
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.outreach import queries as outreach
from mingbai.rota import queries as rota
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.disclosure.items import GUIDE, statutory_items
from mingbai.statute.mailbox.states import MessageKind

WRITTEN_ON = ("/apply/", "/messages/", "/sign-up/")
"""Where the public writes: pages for one person, which nobody keeps, finds or exports."""
ASKED = ("/search/", "/leave/", "/api/v1/")
"""What is made for whoever asks: as many answers as there are questions."""
KEPT_BY_READERS = ("/mode/", "/village/keep/", "/village/forget/")
"""What is kept in a cookie and leads back."""
CLOSED = ("/work/", *KEPT_BY_READERS, *ASKED, *WRITTEN_ON)
"""Where crawlers have no business."""
NOT_PAGES = (*CLOSED, "/feeds/")
BULK = ("jsonl.gz", "csv.gz")
AT_ONCE = 500
A_PART = 50_000
"""Entries' keys of one part of the map: no part has more addresses than its format allows, and an old part stays as it is."""
FIXED = (
    "home", "telephones", "learn", "learn-example", "fields", "organs", "policies", "reports", "accessibility", "deadlines",
    "site-map", "openness",
)  # fmt: skip
SECTION = ("content", "guide", "rules", "organ-reports", "messages")
MOST_REPORTS = 100_000


@dataclass(frozen=True, slots=True)
class Address:
    """An address from the root of the site; `changed_at` where it is known. Files and filtered lists are not for maps."""

    path: str
    changed_at: datetime | None = None
    is_for_maps: bool = True


def addresses(on: date) -> Iterator[Address]:
    """Yield every address."""
    yield from pages(on)
    yield from lists(on)
    for row in organs.tree():
        yield from matters_of(row)
    for places in walked(AT_ONCE):
        yield from of_entries(places)


def pages(on: date) -> Iterator[Address]:
    """Yield the pages whose number grows with organs and years only."""
    yield from map(_page, FIXED)
    yield from (Address(reverse(f"api:{name}")) for name in ("data", "readable"))
    if any(row.is_committee and row.is_open for row in organs.tree()):
        yield _page("village")
    for row in organs.tree():
        yield _page("organ", row.code)
        if not row.is_committee:
            yield from _of_section(row, on)
    for report in reports.published_list(None, MOST_REPORTS):
        at = datetime.combine(report.published_on, time(), CHINA)
        yield Address(reverse("portal:report", args=[report.organ_code, report.year]), at)


def lists(on: date) -> Iterator[Address]:
    """Yield what is not for maps: lists by field, catalogue line, item, channel and year, and files."""
    tree = organs.tree()
    yield from (_filtered("fields", name=name) for name in _county_fields(tree, on))
    yield from (_filtered("reports", year=year) for year in reports.report_years(on))
    for row in tree:
        yield from _lists_of(row, on)
    yield from _bulk(tree)
    for report in reports.published_list(None, MOST_REPORTS):
        code, year = report.organ_code, report.year
        yield from (_file("report-file", code, year, file.name) for file in reports.published(code, year).files)


def of_entries(places: tuple[ListedPlace, ...]) -> Iterator[Address]:
    """Yield the pages of these entries, each followed by its files: to read, and as they are."""
    files: dict[int, list[Address]] = {}
    codes = {one.id: one.organ_code for one in places}
    for file in file_places(codes):
        here = [codes[file.entry_id], file.entry_id, file.id]
        shown = Address(reverse("portal:entry-read", args=here))
        files.setdefault(file.entry_id, []).extend((shown, _file("entry-file", *here, file.name)))
    for one in places:
        yield Address(reverse("portal:entry", args=[one.organ_code, one.id]), one.changed_at)
        yield from files.get(one.id, ())


def part(number: int) -> Iterator[Address]:
    """Yield the entries' pages of one part of the map."""
    first = number * A_PART
    for place in entry_places(first, first + A_PART - 1):
        yield Address(reverse("portal:entry", args=[place.organ_code, place.id]), place.changed_at)


def matters_of(row: OrganRow) -> Iterator[Address]:
    """Yield the pages of an organ's matters."""
    before: int | None = None
    while keys := entries.chains_shown(row.id, before=before, limit=AT_ONCE):
        if before is None:
            yield _page("chains", row.code)
        yield from (_page("chain", row.code, key) for key in keys)
        before = keys[-1]


def _county_fields(tree: tuple[OrganRow, ...], on: date) -> Iterable[str]:
    """Return the fields that any organ has; village affairs stand with the villages."""
    return dict.fromkeys(row.field for row in catalogue.master(tree[0].id, on) if not row.is_village_affairs) if tree else ()


def _of_section(row: OrganRow, on: date) -> Iterator[Address]:
    yield from (_page(name, row.code) for name in SECTION)
    if rota.has_directory(row.id):
        yield _page("duty", row.code)
    if outreach.is_any_public(row.id):
        yield _page("open-days", row.code)
        yield from (_page("open-day", row.code, one.id) for one in outreach.public_days(row.id))
    yield from _answers_of(row)


def _answers_of(row: OrganRow) -> Iterator[Address]:
    """Yield the answered messages that are shown, and the lists behind the figures."""
    after, at = "", clock.now()
    while (found := selected.shown(row.id, at=at, after=after, limit=AT_ONCE)).rows:
        if not after:
            yield _page("messages-answered", row.code)
            yield from (_filtered("messages-answered", row.code, kind=kind.value) for kind in MessageKind)
        yield from (_page("message-answered", row.code, one.message_id) for one in found.rows)
        if not (after := found.next):
            break


def _lists_of(row: OrganRow, on: date) -> Iterator[Address]:
    code, lines = row.code, catalogue.catalogue_table(row, on)
    if lines:
        yield _file("catalogue-file", code)
    if not row.is_committee:
        if row.is_open and takes_applications(row.level):
            yield _file("leaflet", code)
        yield from (_filtered("content", code, field=name) for name in dict.fromkeys(line.field for line in lines))
        for one in selected.year_counts(row.id, on):
            shown = (("received", one.received), ("answered", one.answered), ("in-time", one.in_time))
            yield from (_page("messages-of-year", code, one.year, name) for name, count in shown if count)
    yield from (_filtered("field", code, name=name) for name in entries.updated(row.id) if name)
    yield from (_filtered("records", code, line=key) for key in entries.catalogue_counts(row.id))
    items = {GUIDE, *(one.code for one in statutory_items(row.level, on))}
    yield from (_filtered("records", code, item=item) for item in entries.statutory_item_counts(row.id) if item in items)
    for year in {one.year for one in reports.published_list(row.id)}:
        yield _filtered("records", code, year=year)
        yield from (_filtered("records", code, year=year, channel=key) for _, key, _ in channels.channels())


def _bulk(tree: tuple[OrganRow, ...]) -> Iterator[Address]:
    """Yield the files of open data: one a year, of each organ and of all."""
    codes = {row.id: row.code for row in tree}
    spans = [(codes[key], first, last) for key, (first, last) in open_years(tuple(codes)).items()]
    every = {("all", year) for _, first, last in spans for year in range(first, last + 1)}
    every |= {(code, year) for code, first, last in spans for year in range(first, last + 1)}
    for code, year in sorted(every):
        parts = {"code": code, "year": year}
        yield from (Address(reverse("api:bulk", kwargs={**parts, "form": form}), is_for_maps=False) for form in BULK)


def _page(name: str, *parts: object) -> Address:
    return Address(reverse(f"portal:{name}", args=parts))


def _file(name: str, *parts: object) -> Address:
    return Address(reverse(f"portal:{name}", args=parts), is_for_maps=False)


def _filtered(page: str, /, *parts: object, **asked: str | int) -> Address:
    return Address(f"{reverse(f'portal:{page}', args=parts)}?{urlencode(asked)}", is_for_maps=False)
