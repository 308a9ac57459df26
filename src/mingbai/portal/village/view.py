"""Choose one's village, once; change it, or let it be forgotten."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from mingbai.core.addresses import local
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.frame import public
from mingbai.portal.village.chosen import COOKIE, kept, village_of, villages

A_YEAR = 365 * 24 * 60 * 60


@public(depends=(), cookies=(COOKIE,))
def choose(request: HttpRequest) -> HttpResponse:
    """List the villages by township."""
    under: dict[str, list[OrganRow]] = {}
    for row in villages():
        under.setdefault(row.parent_code, []).append(row)
    chosen = village_of(request)
    groups = [(row, under[row.code]) for row in organs.tree() if row.code in under]
    context = {"groups": groups, "chosen": chosen, "column_name": "我的村", "column_type": "我的村"}
    return kept(request, chosen, render(request, "portal/village.jinja", context))


@require_safe
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the village in a cookie, as the reading mode is kept, and return to the page."""
    if code not in {row.code for row in villages()}:
        raise Http404
    response = _back(request)
    secure = settings.SESSION_COOKIE_SECURE
    response.set_cookie(COOKIE, code, max_age=A_YEAR, samesite="Lax", httponly=True, secure=secure)
    return response


@require_safe
def forget(request: HttpRequest) -> HttpResponse:
    """Forget the village and return to the page."""
    response = _back(request)
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def _back(request: HttpRequest) -> HttpResponse:
    response = HttpResponseRedirect(local(request.GET.get("to", ""), reverse("portal:home")))
    response.headers["Cache-Control"] = "no-store"
    return response
