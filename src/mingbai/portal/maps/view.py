"""robots.txt, and the maps of the site in parts that stay as they are while their entries do (sitemaps.org, 0.9)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import chain, islice
from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from mingbai.core import clock
from mingbai.core.public import base_address, site
from mingbai.entries.queries.addresses import last_changes, last_entry
from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.public_site import addresses
from mingbai.public_site.addresses import A_PART, CLOSED, Address

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@public(depends=())
def robots(request: HttpRequest) -> HttpResponse:
    """Let crawlers read what is public, and nothing where people write; nothing at all of a demonstration."""
    closed = ("/",) if site().demo_today else CLOSED
    lines = ["User-agent: *", *(f"Disallow: {one}" for one in closed)]
    base = base_address()
    if base:
        lines.append(f"Sitemap: {base}{reverse('portal:map-index')}")
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@public(depends=("entries", "reports"))
def index(request: HttpRequest) -> HttpResponse:
    """List the parts, those of entries each with the moment of its last change."""
    parts: list[tuple[str, datetime | None]] = [(reverse("portal:map-pages"), None), (reverse("portal:map-matters"), None)]
    parts += [(reverse("portal:map-entries", args=[number]), at) for number, at in sorted(last_changes(A_PART).items())]
    body = "".join(f"<sitemap>{_place(path, at)}</sitemap>\n" for path, at in parts)
    return _xml([f"<sitemapindex {SPACE}>\n{body}</sitemapindex>\n"])


@public
def pages(request: HttpRequest) -> HttpResponse:
    """List the pages whose number grows with organs and years only."""
    return _map(addresses.pages(clock.today()))


@public(depends=("entries",))
def matters(request: HttpRequest) -> HttpResponse:
    """List the pages of whole matters."""
    return _map(chain.from_iterable(addresses.matters_of(row) for row in organs.tree()))


@public(depends=("entries",))
def entries(request: HttpRequest, number: int) -> HttpResponse:
    """List the entries of one part."""
    if number > last_entry() // A_PART:
        raise Http404
    return _map(addresses.part(number))


def _map(found: Iterable[Address]) -> HttpResponse:
    listed = (one for one in found if one.is_for_maps)
    return _xml(_lines(islice(listed, A_PART)))


def _lines(found: Iterable[Address]) -> Iterator[str]:
    yield f"<urlset {SPACE}>\n"
    yield from (f"<url>{_place(one.path, one.changed_at)}</url>\n" for one in found)
    yield "</urlset>\n"


def _place(path: str, at: datetime | None) -> str:
    changed = f"<lastmod>{at.isoformat(timespec='seconds')}</lastmod>" if at else ""
    return f"<loc>{escape((base_address() or 'http://localhost') + path)}</loc>{changed}"


def _xml(parts: Iterable[str]) -> HttpResponse:
    return HttpResponse("".join(chain((HEAD,), parts)), content_type="application/xml; charset=utf-8")
