"""The list for the round (巡栏单): what to hang and what to take down, board by board, with boxes to tick by hand."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.boards import queries
from mingbai.organs import queries as organs
from mingbai.workspace.boards.listing.view import coming_down
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def round_list(request: StaffRequest) -> HttpResponse:
    """Show the list on one page that prints."""
    organ = organs.organ_by_id(request.acting.organ_id)
    rows, up, waiting = queries.boards_in(organ.id), queries.up_in(organ.id), queries.to_hang(organ.id)
    down = coming_down(up, request)
    parts = [
        {
            "board": one,
            "down": [found for found in down if found.row.board_id == one.id],
            "hang": [found for found in waiting if found.village_id == one.organ_id],
            "stays": [row for row in up if row.board_id == one.id and row.end_on(request.today) is None],
        }
        for one in rows
    ]
    anywhere = [found for found in waiting if found.village_id is None]
    return page(request, "work/boards/round.jinja", {"organ": organ, "on": request.today, "parts": parts, "anywhere": anywhere})
