"""The Jinja environment: macros come from core/jinja2/components, globals and filters from here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from mingbai.core import public
from mingbai.core.modes import mode_of

BYTES = 1024


def environment(**options: Any) -> Environment:
    """Django's Jinja2 backend calls this once."""
    env = Environment(**{"autoescape": True, **options, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True})  # noqa: S701
    env.globals.update(static=static, url=reverse, mode_of=mode_of, site_row=public.site, is_here=is_here)
    env.filters.update(num=num, money=num, figure=num, day=day, short_day=short_day, iso=iso, moment=moment, size=size, body=body)
    return env


def num(value: int | Decimal | None) -> str:
    """3,340 and 7,730.28; nothing for None."""
    if isinstance(value, Decimal):
        # A whole amount carries no decimals: 54,369 and not 54,369.000000.
        value = value.normalize() if value != value.to_integral_value() else value.to_integral_value()
    return "" if value is None else f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"


def day(value: date | None) -> str:
    """2021年1月19日"""
    local = _local(value)
    return f"{local.year}年{local.month}月{local.day}日" if local else ""


def short_day(value: date | None) -> str:
    """1月19日"""
    local = _local(value)
    return f"{local.month}月{local.day}日" if local else ""


def iso(value: date | None) -> str:
    """2021-01-19"""
    local = _local(value)
    return f"{local:%Y-%m-%d}" if local else ""


def moment(value: datetime | None) -> str:
    """2021年1月19日 9:30"""
    local = _local(value)
    return f"{day(local)} {local.hour}:{local.minute:02}" if isinstance(local, datetime) else day(local)


def size(value: int) -> str:
    """The size of a file: 18 KB, 1.2 MB."""
    if value < BYTES * BYTES:
        return f"{max(1, round(value / BYTES))} KB"
    return f"{value / BYTES / BYTES:.1f} MB"


def body(html: str) -> Markup:
    """HTML that was cleaned when it was stored, as it is."""
    return Markup(html)  # noqa: S704 - `reading.readable.clean` lets only a list of harmless tags through


def is_here(request: HttpRequest, address: str) -> bool:
    """Whether the page asked for is this address or lies under it; the first page of a site is only itself."""
    return request.path == address or (address.count("/") > 2 and request.path.startswith(address))


def _local(value: date | None) -> date | None:
    """A moment in China; a day as it is."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return timezone.localtime(value)
    return value
