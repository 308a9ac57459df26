"""What every public view shares: it reads no session, and what does not exist answers 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mingbai.core.errors import NotVisible

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]


def public(view: View[Given]) -> View[Given]:
    """Wrap a page that anyone may read; allows only GET and HEAD."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotVisible as failure:
            raise Http404 from failure

    return require_safe(answer)
