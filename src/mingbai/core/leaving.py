"""Links that leave the site: to a government's they go directly, to any other through a page that says so.

国办发〔2017〕47号 and 互联网政务应用安全管理规定 ask for a notice before a reader gets to a site that is not a government's.
"""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from mingbai.core import public

LEAVE = "/leave/"
GOVERNMENT = (".gov.cn", ".xn--zfr164b")
"""What the host of a government's site ends with; the second is .政务."""
LONGEST = 2000
_LINK = re.compile(r'(<a\b[^>]*?\bhref=")(https?:[^"]*)(")', re.IGNORECASE)
_HOST = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}|(?:\d{1,3}\.){3}\d{1,3}")
_BLANK = re.compile(r"[\s\x00-\x20\x7f\\]")


def host_of(address: str) -> str:
    """Return the host of an address in the web, in ASCII; empty for anything a browser could read in another way.

    No user name, no backslash, no blank: all of them are used to make an address look like another's.
    """
    if len(address) > LONGEST or _BLANK.search(address):
        return ""
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").rstrip(".").encode("idna").decode().lower()
        has_odd_port = parts.port not in (None, 80, 443)
    except (ValueError, UnicodeError):
        return ""
    is_plain = parts.scheme in ("http", "https") and parts.username is None and not has_odd_port
    return host if is_plain and _HOST.fullmatch(host) else ""


def is_governments(host: str) -> bool:
    """Return whether the host is a government's."""
    return f".{host}".endswith(GOVERNMENT)


def way_out(address: str) -> str:
    """Return where a link to this address leads: directly inside the site and to governments, else to the notice."""
    if not address.lower().startswith(("http:", "https:")):
        return address
    host = host_of(address)
    if host and (is_governments(host) or host == public.site().domain):
        return address
    return f"{LEAVE}?to={quote(address, safe='')}"


def led_out(html: str) -> Markup:
    """Lead the links in clean HTML that leave the site through the notice; the address itself is kept for print."""
    return Markup(_LINK.sub(_led, html) if "http" in html else html)  # noqa: S704 - `reading.clean` lets only a list of harmless tags through


def _led(found: re.Match[str]) -> str:
    address = unescape(found[2])
    way = way_out(address)
    kept = f' data-address="{escape(address)}"' if way != address else ""
    return f"{found[1]}{escape(way)}{found[3]}{kept}"
