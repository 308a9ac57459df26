"""The notice before a site that is not a government's."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingbai.channels import queries as channels
from mingbai.core.leaving import host_of, is_governments


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Say which site the link leads to, and wait for a press; a government's and the county's own channels need no notice.

    Never stored: as many addresses could be asked for as anybody can think of.
    """
    to = request.GET.get("to", "")
    host = host_of(to)
    if not host:
        raise Http404
    if is_governments(host) or any(f".{host}".endswith(f".{own}") for own in channels.own_hosts()):
        response: HttpResponse = HttpResponseRedirect(to)
    else:
        response = render(request, "portal/leave.jinja", {"to": to, "host": host, "is_plain": to.lower().startswith("http:")})
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
