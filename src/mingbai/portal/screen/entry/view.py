"""One entry on the screen, cut into pages that need no scrolling; links in its text lead nowhere."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from mingbai.portal.frame import public
from mingbai.portal.screen.frame import on_screen, picture, shown, turned
from mingbai.screens import queries


@public
def entry(request: HttpRequest, code: str, entry_id: int) -> HttpResponse:
    """Show a public entry of the organ or one of its villages."""
    organ, context = on_screen(code)
    found = queries.shown_entry(organ, entry_id)
    context |= {"entry": found, "picture": picture(f"/{found.organ.code}/entries/{found.id}/")}
    return shown(request, "entry", context | turned(request, queries.pieces_of(found)))
