"""What lets the screen go on without network: the service worker, and the list of pages that it keeps."""

from __future__ import annotations

from importlib.resources import files

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.frame import public
from mingbai.screens import queries
from mingbai.screens.values.pieces import places

MOST_ENTRIES, MOST_LOOKED_INTO = 60, 20


@public(depends=())
def worker(request: HttpRequest, code: str) -> HttpResponse:
    """Serve the service worker from below the screen's own address, which bounds what it answers for."""
    organs.organ(code)
    return HttpResponse(files(__package__).joinpath("worker.js").read_bytes(), content_type="text/javascript; charset=utf-8")


@public(depends=("screen:{code}", "below:{code}"))
def pages(request: HttpRequest, code: str) -> HttpResponse:
    """List the pages to keep: the playlist, the choices, what they lead to, the latest entries, and their rows by village."""
    organ = organs.organ(code)
    here = reverse("portal:screen-find", args=[code])
    said = [{"field": one} for one in queries.fields(organ)]
    said += [{"village": one.code} for one in queries.villages(organ)]
    listed = (row for one in said for row in queries.listed(organ, **one))
    entries = dict.fromkeys(row.id for row in (*queries.to_pin(organ), *listed))
    kept = [reverse("portal:screen", args=[code]), here, *(f"{here}?{urlencode(one)}" for one in said)]
    kept += [reverse("portal:screen-entry", args=[code, key]) for key in [*entries][:MOST_ENTRIES]]
    kept += [address for key in [*entries][:MOST_LOOKED_INTO] for address in _of_villages(organ, key)]
    return JsonResponse({"pages": kept})


def _of_villages(organ: OrganRow, entry_id: int) -> list[str]:
    named = places(queries.blocks_of(queries.shown_entry(organ, entry_id)))
    here = reverse("portal:screen-entry", args=[organ.code, entry_id])
    return [f"{here}?{urlencode({'of': one})}" for one in ("", *named)] if named else []
