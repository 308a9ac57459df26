"""The switch between reading modes."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_safe

from mingbai.core import modes
from mingbai.core.addresses import local

A_YEAR = 365 * 24 * 60 * 60


@require_safe
def mode(request: HttpRequest, mode: str) -> HttpResponse:
    """Store the reading mode in a cookie and return to the page."""
    if mode != modes.PLAIN and not modes.known(mode):
        raise Http404
    response = HttpResponseRedirect(local(request.GET.get("to", ""), "/"))
    if mode == modes.PLAIN:
        response.delete_cookie(modes.COOKIE, samesite="Lax")
    else:
        is_secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(modes.COOKIE, mode, max_age=A_YEAR, samesite="Lax", httponly=True, secure=is_secure)
    response.headers["Cache-Control"] = "no-store"
    return response
