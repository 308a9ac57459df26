"""Reading the public site as a visitor does who follows every link."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

from mingbai.public_site.addresses import NOT_PAGES

PAGED_BY = frozenset({"after", "page", "hold"})
"""Parameters that ask for a further page of the same list."""
LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


def crawled(first: str = "/") -> Iterator[tuple[str, HttpResponse]]:
    """Yield every address that links lead to from the first on, with its answer."""
    client, waiting, seen = Client(), deque([first]), {first}
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)
        yield address, answer
        for link in links(address, answer):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def links(address: str, answer: HttpResponse) -> Iterator[str]:
    """Yield the public addresses to which a page links."""
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    for given in LINK.findall(answer.content.decode()):
        parts = urlsplit(urljoin(address, html.unescape(given)))
        if not (parts.scheme or parts.netloc) and not parts.path.startswith(("/static/", *NOT_PAGES)):
            yield parts.path + (f"?{parts.query}" if parts.query else "")


def of_list(address: str, leaves_out: Callable[[str], bool] = PAGED_BY.__contains__) -> str:
    """Return the address of the list to whose further pages this one belongs."""
    path, _, query = address.partition("?")
    kept = [(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not leaves_out(name)]
    return f"{path}?{urlencode(kept)}" if kept else path
