"""Feeds of the newest entries: of an organ or all, of a field, of words. Atom 1.0 (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from xml.etree import ElementTree

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.encoding import iri_to_uri
from django.utils.http import urlencode

from mingbai.api import listing, searching, shapes
from mingbai.api.door import open_data
from mingbai.api.listing import Wanted
from mingbai.api.names import entry_name, place_name
from mingbai.api.refusals import NOT_FOUND, Refusal
from mingbai.api.shapes import Plain
from mingbai.api.store import ALL
from mingbai.core import public
from mingbai.core.errors import NotVisible
from mingbai.entries.values.open_data import OpenEntry

NEWEST = 50
LONGEST_FIELD = 40
ATOM = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# Characters that no XML document can hold, however they are written.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself, and its entries with their plain forms, newest first."""

    title: str
    address: str
    page: str
    rows: tuple[OpenEntry, ...]
    items: list[Plain]

    @property
    def updated(self) -> datetime:
        """The moment of its last change."""
        return max((row.changed_at for row in self.rows), default=NEVER)


@open_data(depends=("entries",))
def organ(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Give the newest entries of an organ, or of all."""
    title, page, wanted = _of_organ(code)
    return _answer(form, title, iri_to_uri(request.path), page, listing.newest(wanted, NEWEST))


@open_data(depends=("entries",))
def field(request: HttpRequest, code: str, field: str, form: str) -> HttpResponse:
    """Give the newest entries of one field of the catalogue."""
    if len(field) > LONGEST_FIELD:
        raise NotVisible(field)
    title, page, wanted = _of_organ(code)
    found = listing.newest(Wanted(organ=wanted.organ, field=field), NEWEST)
    page = f"{reverse('portal:field', args=[code])}?{urlencode({'name': field})}" if wanted.organ else page
    return _answer(form, f"{title} · {field}", iri_to_uri(request.path), page, found)


@open_data(asks=("q",), depends=("entries",))
def search(request: HttpRequest, form: str) -> HttpResponse:
    """Give the newest entries that have every word."""
    q = request.GET.get("q", "").strip()
    if not q or len(q) > searching.LONGEST:
        raise Refusal(400, "bad_parameter", f"q 写要找的词，最多{searching.LONGEST}个字。")
    asked = urlencode({"q": q})
    return _answer(form, f"找“{q}”", f"{request.path}?{asked}", f"/search/?{asked}", searching.newest(q, NEWEST))


def _of_organ(code: str) -> tuple[str, str, Wanted]:
    if code == ALL:
        return public.site().name, reverse("portal:home"), Wanted()
    row = listing.organ_of(code)
    return f"{row.name} · {public.site().name}", reverse("portal:organ", args=[code]), Wanted(organ=code)


def _answer(form: str, title: str, path: str, page: str, rows: tuple[OpenEntry, ...]) -> HttpResponse:
    write = FORMS.get(form)
    if write is None:
        raise Refusal(404, "not_found", NOT_FOUND)
    return write(Feed(title, path, page, rows, shapes.entries(rows)))


def _atom(feed: Feed) -> HttpResponse:
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _add(root, "id", place_name(feed.address).urn)
    _add(root, "title", feed.title)
    _add(root, "updated", shapes.moment(feed.updated))
    _add(ElementTree.SubElement(root, "author"), "name", public.site().sponsor or public.site().name)
    _link(root, "self", feed.address, "application/atom+xml")
    _link(root, "alternate", feed.page, "text/html")
    for row, item in zip(feed.rows, feed.items, strict=True):
        _entry(ElementTree.SubElement(root, "entry"), row, item)
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _entry(at: ElementTree.Element, row: OpenEntry, item: Plain) -> None:
    _add(at, "id", entry_name(row.index_number, row.id).urn)
    _add(at, "title", row.title)
    _add(at, "updated", shapes.moment(row.changed_at))
    _add(at, "published", shapes.moment(row.published_at))
    _add(ElementTree.SubElement(at, "author"), "name", item["organ"]["name"])
    ElementTree.SubElement(at, "link", {"rel": "alternate", "href": item["url"], "type": "text/html"})
    if row.field:
        ElementTree.SubElement(at, "category", {"term": _clean(row.field)})
    for file in item["attachments"]:
        told = {"href": file["url"], "type": file["media_type"], "length": str(file["size"]), "title": _clean(file["name"])}
        ElementTree.SubElement(at, "link", {"rel": "enclosure", **told})
    _add(at, "summary", row.summary or row.title)


def _json(feed: Feed) -> HttpResponse:
    said = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": shapes.address(feed.page),
        "feed_url": shapes.address(feed.address),
        "language": "zh-CN",
        "authors": [{"name": public.site().sponsor or public.site().name}],
        "items": [_item(row, item) for row, item in zip(feed.rows, feed.items, strict=True)],
    }
    return shapes.json_answer(said, "application/feed+json; charset=utf-8")


def _item(row: OpenEntry, item: Plain) -> Plain:
    return {
        "id": entry_name(row.index_number, row.id).urn,
        "url": item["url"],
        "title": row.title,
        "content_text": row.summary or row.title,
        "date_published": item["published_at"],
        "date_modified": shapes.moment(row.changed_at),
        "authors": [{"name": item["organ"]["name"]}],
        "tags": [row.field] if row.field else [],
        "attachments": [
            {"url": one["url"], "mime_type": one["media_type"], "title": one["name"], "size_in_bytes": one["size"]}
            for one in item["attachments"]
        ],
    }


FORMS: dict[str, Callable[[Feed], HttpResponse]] = {"atom": _atom, "json": _json}


def _add(at: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(at, name).text = _clean(text)


def _link(at: ElementTree.Element, relation: str, path: str, kind: str) -> None:
    ElementTree.SubElement(at, "link", {"rel": relation, "href": shapes.address(_clean(path)), "type": kind})


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("", text)
