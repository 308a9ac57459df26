"""The Jinja environment: macros come from core/jinja2/components, globals and filters from here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from mingbai.core import public
from mingbai.core.leaving import led_out, way_out
from mingbai.core.modes import mode_of
from mingbai.core.tags import page_head
from mingbai.core.words import day, iso, moment, short_day, weekday

BYTES = 1024
TELEPHONE = re.compile(r"(?<![\d-])((?:0\d{2,3}-?)?\d{7,8}|1\d{10}|1[0-9]{4}|1[12]\d)(?![\d-])")


def environment(**options: Any) -> Environment:
    """Build the environment; Django's Jinja2 backend calls this once."""
    env = Environment(**{"autoescape": True, **options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})  # noqa: S701
    env.globals.update(static=static, url=url, mode_of=mode_of, site_row=public.site, is_here=is_here)
    env.globals.update(page_head=page_head, printed_address=public.printed_address)
    env.filters.update(
        num=num, money=num, figure=num, day=day, short_day=short_day, iso=iso, moment=moment, size=size, body=led_out
    )
    env.filters.update(way_out=way_out)
    env.filters.update(telephones=telephones, weekday=weekday)
    return env


def url(name: str, args: Sequence[object] = (), kwargs: Mapping[str, object] | None = None) -> str:
    """Return the address of a page; the same few stand on every page."""
    return reverse(name, kwargs=dict(kwargs)) if kwargs else _address(name, tuple(args))


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple[object, ...]) -> str:
    return reverse(name, args=args)


def num(value: int | Decimal | None) -> str:
    """Format a number as 3,340 or 7,730.28; empty for None."""
    if isinstance(value, Decimal):
        # A whole amount has no decimals: 54,369, not 54,369.000000.
        value = value.normalize() if value != value.to_integral_value() else value.to_integral_value()
    return "" if value is None else f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def size(value: int) -> str:
    """Format a file size: 18 KB, 1.2 MB."""
    if value < BYTES * BYTES:
        return f"{max(1, round(value / BYTES))} KB"
    return f"{value / BYTES / BYTES:.1f} MB"


def telephones(text: str) -> Markup:
    """Return a text with its telephone numbers as links that call them."""
    parts = TELEPHONE.split(text)
    called = (f'<a href="tel:{one.replace("-", "")}">{one}</a>' if at % 2 else escape(one) for at, one in enumerate(parts))
    return Markup("".join(called))  # noqa: S704 - a number is digits and hyphens, the rest is escaped


def is_here(request: HttpRequest, address: str) -> bool:
    """Return whether the requested page is this address or lies under it; a site's home page matches only itself."""
    return request.path == address or (address.count("/") > 2 and request.path.startswith(address))
