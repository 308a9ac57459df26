"""The site as an inspector sees it: every page that links lead to, and what the records say of columns, messages and accounts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date, timedelta

import lxml.html
from django.conf import settings
from django.urls import reverse

from mingbai.catalogue.queries.board import columns_of_all
from mingbai.core.words import in_china
from mingbai.entries import queries as entries
from mingbai.entries.queries.guides import listed_guides
from mingbai.mailbox.queries.listing import unanswered_between
from mingbai.media import queries as media
from mingbai.organs import queries as organs
from mingbai.public_site.addresses import NOT_PAGES
from mingbai.public_site.links import links
from mingbai.public_site.rendering import asked
from mingbai.statute.disclosure.freshness import INSPECTION, ColumnState
from mingbai.statute.supervision import site_inspection as law
from mingbai.statute.supervision.site_inspection import GuideLimits, SiteFinding

WRITING = "/messages/"
ENTRY = re.compile(r"/[^/]+/entries/\d+/")
LOOKED_BACK = timedelta(days=500)
"""More than the fifteen months in which the law looks for an answer."""
PASSED_OVER = (*NOT_PAGES, "/data/", settings.STATIC_URL)
MOST_ACCOUNTS = 10_000


def inspect(today: date, most_pages: int, limits: GuideLimits) -> Iterator[SiteFinding]:
    """Yield what the inspection would find on this day; at most `most_pages` pages are read."""
    names = {row.id: row.short_name for row in organs.tree()}
    codes = {row.id: row.code for row in organs.tree()}
    latest = entries.latest(1)
    yield from law.home_is_stale(in_china(latest[0].published_at).date() if latest else None, today)
    yield from law.stale_columns(tuple(_columns(today)))
    pages = tuple(crawled(most_pages))
    waiting = [
        law.OpenMessage(names[organ], reverse("portal:messages", args=[codes[organ]]), on)
        for organ, on in unanswered_between(today - LOOKED_BACK, today)
        if organ in names
    ]
    yield from law.unanswered(waiting, today, has_channel=_has_channel())
    accounts = [
        law.MediaInUse(
            f"{one.organ_name}{one.kind_words}“{one.name}”",
            reverse("portal:organ", args=[one.organ_code]),
            one.updated_on or one.opened_on,
        )
        for one in media.open_accounts(list(names), limit=MOST_ACCOUNTS).rows
    ]
    yield from law.silent_media(accounts, today)
    guides = [
        law.ServiceGuide(one.title, reverse("portal:entry", args=[one.organ_code, one.id]), one.lacking)
        for one in listed_guides()
    ]
    yield from law.defective_guides(guides, limits)
    for page in pages:
        yield from law.faults_of_page(page)


def _has_channel() -> bool:
    """Return whether the home page leads to where the public can write."""
    _, _, body, _ = asked("/", "")
    return any(WRITING in one for one in links("/", body.decode()))


def crawled(most: int) -> Iterator[law.SitePage]:
    """Yield the pages that links lead to from the home page, in the order in which a reader meets them."""
    seen, waiting = {"/"}, deque([("/", "")])
    while waiting and most:
        address, source = waiting.popleft()
        most -= 1
        status, kind, body, _ = asked(address, "")
        if status >= 400:
            yield law.SitePage(address, status, linked_from=source)
        if status >= 400 or not kind.startswith("text/html"):
            continue
        text = body.decode()
        # A report's file is a page of its own, to be kept and printed without the site around it.
        if status == 200 and not address.endswith(".html"):
            yield _page(address, text)
        for found in links(address, text):
            if found not in seen and not found.startswith(PASSED_OVER):
                seen.add(found)
                waiting.append((found, address))


def _page(address: str, text: str) -> law.SitePage:
    root = lxml.html.document_fromstring(text)
    tags = {str(one.get("name")) for one in root.iter("meta") if one.get("name") and (one.get("content") or "").strip()}
    foot = "".join(part.text_content() for part in root.iter("footer"))
    return law.SitePage(address, 200, frozenset(tags), foot, is_article=bool(ENTRY.fullmatch(address)))


def _columns(today: date) -> Iterator[law.SiteColumn]:
    tree = organs.tree()
    bodies = tuple(row for row in tree if not row.is_committee)
    if not bodies:
        return
    standing = columns_of_all(tree[0].id, bodies, entries.updated_of([row.id for row in bodies]), today)
    for organ in bodies:
        here = reverse("portal:organ", args=[organ.code])
        for row in standing[organ.id].rows:
            state = ColumnState(row.freshness, row.reason, INSPECTION, row.last_on)
            yield law.SiteColumn(organ.short_name, row.name, here, state)
