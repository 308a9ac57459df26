"""Reads that a page needs in many places, asked for once a request that only reads.

Only for what no page changes while it is shown: the tree of organs, the calendars, the county's choices. A request that may write
asks again each time, so that an act never decides on what it has just changed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse

Given = ParamSpec("Given")
Found = TypeVar("Found")
READING = frozenset({"GET", "HEAD"})
_found: ContextVar[dict[Any, Any] | None] = ContextVar("found", default=None)


def once_a_page(read: Callable[Given, Found]) -> Callable[Given, Found]:
    """Remember what `read` returned for these arguments until the page is answered; arguments and answers are frozen values."""

    @wraps(read)
    def remembered(*args: Given.args, **kwargs: Given.kwargs) -> Found:
        found = _found.get()
        if found is None:
            return read(*args, **kwargs)
        key = (read, args, tuple(sorted(kwargs.items())))
        if key not in found:
            found[key] = read(*args, **kwargs)
        answer: Found = found[key]
        return answer

    return remembered


def is_reading() -> bool:
    """Return whether a request is being answered that only reads."""
    return _found.get() is not None


def reading_once(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Let a request that only reads remember what it has read."""

    def answer(request: HttpRequest) -> HttpResponse:
        token = _found.set({} if request.method in READING else None)
        try:
            return get_response(request)
        finally:
            _found.reset(token)

    return answer
