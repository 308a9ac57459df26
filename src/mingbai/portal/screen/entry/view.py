"""One entry on the screen, cut into pages that need no scrolling; links in its text lead nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mingbai.core.errors import NotVisible
from mingbai.portal.frame import public
from mingbai.portal.screen.frame import TURNING, on_screen, picture, shown, turned
from mingbai.screens import queries
from mingbai.screens.values.pieces import pieces, places, rows_of


@public(asks=("of", *TURNING), depends=("entry:{entry_id}",))
def entry(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """Show a public entry of the organ or of a village; `?of=` offers the villages in its long tables, or shows one's rows."""
    organ, context = on_screen(code)
    found = queries.shown_entry(organ, entry_id)
    blocks, place = queries.blocks_of(found), request.GET.get("of", "")
    named = places(blocks)
    if place and place not in named:
        raise NotVisible(place)
    context |= {
        "entry": found,
        "picture": picture(f"/{found.organ.code}/entries/{found.id}/"),
        "places": named,
        "place": place,
        "is_choosing": bool(named) and not place and "of" in request.GET,
    }
    every = pieces(rows_of(blocks, place) if place else blocks, found.content.title)
    return shown(request, "entry", context | turned(request, tuple(every)))
