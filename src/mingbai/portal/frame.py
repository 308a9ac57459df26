"""What every public view shares: it reads no session, and what does not exist answers 404.

A view declares what it reads, because finished pages are kept and asked for again (config/page_cache.py):

    @public(asks=("item", "after"), depends=("item:{code}:{item}", "report:{code}"))
    def records(request, code): …

`asks` are the parameters of the address that it reads; any other never reaches it, nor makes another page to keep. `depends` are
the subjects of acts (core/public.py) that change the page, filled from the parts and the parameters of its address;
`reads.depends_on(…)` adds those that are known only while it is made. A view without `depends` is made anew after every act:
always right. What every act without subjects changes (organs, catalogue, the site) need not be declared. `cookies` are those that
it reads beside the reading mode.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, cast, overload

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from mingbai.core.errors import NotVisible
from mingbai.core.modes import COOKIE
from mingbai.core.reads import Reads, noting

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


@overload
def public(view: View[Given], /) -> View[Given]: ...


@overload
def public(
    *, asks: tuple[str, ...] = (), depends: tuple[str, ...] | None = None, cookies: tuple[str, ...] = ()
) -> Callable[[View[Given]], View[Given]]: ...


def public(
    view: View[Given] | None = None,
    /,
    *,
    asks: tuple[str, ...] = (),
    depends: tuple[str, ...] | None = None,
    cookies: tuple[str, ...] = (),
) -> View[Given] | Callable[[View[Given]], View[Given]]:
    """Wrap a page that anyone may read; allows only GET and HEAD."""
    reads = Reads(asks, depends, cookies)
    return _wrapped(view, reads) if view else partial(_wrapped, reads=reads)


def _wrapped(view: View[Given], reads: Reads) -> View[Given]:
    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        _only_read(request, reads)
        try:
            response, noted = noting(lambda: view(request, *args, **kwargs))
        except NotVisible as failure:
            raise Http404 from failure
        found = cast(Any, response)
        declared = reads.subjects({**request.GET.dict(), **kwargs})
        # Read by the page cache and by the export of the site.
        found.subjects = None if declared is None else declared | noted
        return cast(HttpResponse, found)

    made = require_safe(answer)
    made.reads = reads  # type: ignore[attr-defined]
    return made


def _only_read(request: HttpRequest, reads: Reads) -> None:
    """Take from the request what the view does not read: then no page can differ by it."""
    asked = request.META.get("QUERY_STRING", "")
    query = reads.query(asked)
    if query != asked:
        request.META["QUERY_STRING"] = query
        request.GET = QueryDict(query)
    if request.COOKIES:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if name == COOKIE or name in reads.cookies}
