"""What all pages share on which the public writes: no copy of them is kept anywhere, and cookies stay below one address."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingbai.core.errors import NotVisible, Refused
from mingbai.core.sealing import KeyFailure

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
READ, WRITE, BOTH = ("GET", "HEAD"), ("POST",), ("GET", "HEAD", "POST")


@dataclass(frozen=True, slots=True)
class Sayings:
    """What a page says where nobody may write, and while nothing can be sealed; `typed` is given back then."""

    refused: str
    stopped: str
    unavailable: str
    typed: Callable[[HttpRequest], Collection[str]]


def guarded(methods: Collection[str], sayings: Sayings) -> Callable[[View[Given]], View[Given]]:
    """Wrap a page that takes these methods: never kept, and its failures answered in words."""

    def wrapped(view: View[Given]) -> View[Given]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except NotVisible as failure:
                raise Http404 from failure
            except Refused as failure:
                return said(request, 404, sayings.refused, failure.verdict.reason)
            except KeyFailure:
                return said(request, 503, sayings.stopped, sayings.unavailable, sayings.typed(request))

        return never_cache(sensitive_post_parameters()(require_http_methods(list(methods))(answer)))

    return wrapped


def said(request: HttpRequest, status: int, heading: str, sentence: str, kept: Collection[str] = ()) -> HttpResponse:
    """Answer with a sentence, and with what was typed and not kept."""
    return render(request, "portal/error.jinja", {"heading": heading, "sentence": sentence, "kept": kept}, status=status)


def keep(response: HttpResponse, name: str, value: str, *, age: int, path: str) -> None:
    """Let this browser keep a cookie below an address, out of reach of scripts."""
    is_secure = bool(settings.SESSION_COOKIE_SECURE)
    response.set_cookie(name, value, max_age=age, path=path, httponly=True, samesite="Lax", secure=is_secure)


def drop(response: HttpResponse, name: str, *, path: str) -> None:
    """Let this browser forget a cookie."""
    response.delete_cookie(name, path=path, samesite="Lax")
