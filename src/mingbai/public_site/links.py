"""The addresses of this site to which a page leads: its links, and each single choice of a form that filters."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urljoin, urlsplit

_LINK = re.compile(r'(?:href|src|data-src)="([^"]*)"')
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.S)
_ACTION = re.compile(r'\baction="([^"]*)"')
_SELECT = re.compile(r'<select\b[^>]*\bname="([^"]*)"[^>]*>(.*?)</select>', re.S)
_OPTION = re.compile(r'<option\b[^>]*\bvalue="([^"]*)"')


def links(address: str, text: str) -> Iterator[str]:
    """Yield the addresses, from the root of the site."""
    for given in _LINK.findall(text):
        if found := _inside(urljoin(address, html.unescape(given))):
            yield found
    for head, body in _FORM.findall(text):
        if 'method="post"' in head.lower():
            continue
        action = _ACTION.search(head)
        target = _inside(urljoin(address, html.unescape(action[1]) if action else address))
        for name, options in _SELECT.findall(body) if target else ():
            for value in filter(None, map(html.unescape, _OPTION.findall(options))):
                yield f"{target.partition('?')[0]}?{urlencode({name: value})}"


def _inside(url: str) -> str:
    """Return the address without its fragment; empty for another site, or what is no page."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return ""
    path = quote(parts.path, safe="/%:@-._~!$&'()*+,;=")
    return path + (f"?{parts.query}" if parts.query else "")
