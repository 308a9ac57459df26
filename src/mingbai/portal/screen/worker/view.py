"""What lets the screen go on without network: the service worker, and the list of pages that it keeps."""

from __future__ import annotations

from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.organs import queries as organs
from mingbai.portal.frame import public
from mingbai.screens import queries

MOST_ENTRIES = 60


@public
def worker(request: HttpRequest, code: str) -> HttpResponse:
    """Serve the service worker from below the screen's own address, which bounds what it answers for."""
    organs.organ(code)
    return HttpResponse(files(__package__).joinpath("worker.js").read_bytes(), content_type="text/javascript; charset=utf-8")


@public
def pages(request: HttpRequest, code: str) -> HttpResponse:
    """List the pages to keep: the playlist, the choices, what they lead to, and the first page of the latest entries."""
    organ = organs.organ(code)
    here = reverse("portal:screen-find", args=[code])
    said = [{"field": one} for one in queries.fields(organ)]
    said += [{"village": one.code} for one in queries.villages(organ)]
    entries = dict.fromkeys(row.id for one in said for row in queries.listed(organ, **one))
    kept = [reverse("portal:screen", args=[code]), here, *(f"{here}?{urlencode(one)}" for one in said)]
    kept += [reverse("portal:screen-entry", args=[code, key]) for key in [*entries][:MOST_ENTRIES]]
    return JsonResponse({"pages": kept})
