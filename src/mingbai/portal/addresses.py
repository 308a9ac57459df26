"""Addresses of which a page shows many: the part they share is made once."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=1024)
def entry_pages(code: str) -> str:
    """Return the address under which an organ's entries stand; the key of an entry and a slash follow."""
    return reverse("portal:entry", args=[code, 1]).removesuffix("1/")


@lru_cache(maxsize=1024)
def field_page(code: str) -> str:
    """Return the address of an organ's entries by field; `?name=` follows."""
    return reverse("portal:field", args=[code])
