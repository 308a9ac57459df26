"""Addresses that duties and chains link to."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode


def draft_address(**what: int | str) -> str:
    """Return the address where the draft for a duty or a chain step begins."""
    return f"{reverse('work:entry-new')}?{urlencode(what)}"
