"""What every address of open data shares: GET and HEAD only, open to every site, the same errors, limits, what it reads.

`asks` and `depends` mean what they mean for the public pages (portal/frame.py): the page cache keeps the answers too.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from mingbai.api.limits import limits
from mingbai.api.refusals import NOT_FOUND, OPEN, Refusal
from mingbai.core.errors import NotVisible
from mingbai.core.reads import Reads, noting
from mingbai.entries.queries.open_data import Withdrawn

READING = ("GET", "HEAD")
View = Callable[..., HttpResponseBase]
GONE = "这条信息已经撤回，不再公开。保存了的，请一并删除。"


def open_data(
    *, asks: tuple[str, ...] = (), depends: tuple[str, ...] | None = None, is_limited: bool = True
) -> Callable[[View], View]:
    """Wrap an address of open data."""
    reads = Reads(asks, depends)

    def wrapped(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
            try:
                found, noted = _asked(view, request, parts, is_limited)
            except Refusal as no:
                return no.answer()
            for name, value in OPEN.items():
                found.headers[name] = value
            declared = reads.subjects({**request.GET.dict(), **parts})
            # Read by the page cache and by the export of the site.
            cast(Any, found).subjects = None if declared is None else declared | noted
            return found

        made = cast(Any, answer)
        made.reads, made.csrf_exempt = reads, True
        return cast(View, made)

    return wrapped


def _asked(view: View, request: HttpRequest, parts: dict[str, Any], is_limited: bool) -> tuple[HttpResponseBase, frozenset[str]]:
    if request.method not in READING:
        raise Refusal(405, "bad_method", "只接受 GET 和 HEAD。")
    with limits().taking(request.META.get("REMOTE_ADDR", "")) if is_limited else nullcontext():
        try:
            found, noted = noting(lambda: view(request, **parts))
        except Withdrawn:
            raise Refusal(410, "withdrawn", GONE) from None
        except NotVisible:
            raise Refusal(404, "not_found", NOT_FOUND) from None
    return cast(HttpResponseBase, found), noted
