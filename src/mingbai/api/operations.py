"""The addresses of the JSON API, each of which loads the API itself only when it is asked."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase

from mingbai.api.door import View, open_data


def operation(name: str, *, asks: tuple[str, ...] = (), depends: tuple[str, ...] | None = None) -> View:
    """Return the view of one operation."""

    def view(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        # ninja and pydantic take 9 MB and 0.1 s, which the pages for people do not need.
        from mingbai.api import v1

        request.method = "GET"
        # A form sends what is left empty as an empty text.
        given = QueryDict(mutable=True)
        given.update({key: str(value) for key, value in request.GET.items() if value})
        request.GET = given  # type: ignore[assignment]
        return v1.ask(name, request, parts)

    return open_data(asks=asks, depends=depends)(view)
