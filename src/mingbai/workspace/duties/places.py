"""Addresses that duties and chains lead to."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode


def draft_address(**what: int | str) -> str:
    """Where the draft for a duty or a step of a chain begins."""
    return f"{reverse('work:entry-new')}?{urlencode(what)}"
