"""What the pages of signing up share: no copy of them is kept anywhere, and without the key nobody signs up."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from mingbai.core.errors import NotVisible
from mingbai.core.sealing import KeyFailure

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
UNAVAILABLE = {"heading": "网上报名暂时停用", "sentence": "现在不能在网上报名，也查不了报名。请打电话问工作机构。"}


def page(*methods: str) -> Callable[[View[Given]], View[Given]]:
    """Wrap a page of signing up that takes these methods."""

    def wrapped(view: View[Given]) -> View[Given]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except NotVisible as failure:
                raise Http404 from failure
            except KeyFailure:
                return render(request, "portal/error.jinja", {**UNAVAILABLE, "kept": ()}, status=503)

        return never_cache(sensitive_post_parameters()(require_http_methods(methods)(answer)))

    return wrapped
