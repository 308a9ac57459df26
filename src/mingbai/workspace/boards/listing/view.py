"""The boards of an organ and its villages, what hangs, what comes down today, what should hang and does not."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mingbai.boards import policies, queries
from mingbai.boards.values import PostingRow, PublicBoard
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.boards import END_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff


@dataclass(frozen=True, slots=True)
class ToTakeDown:
    """What comes down, and why."""

    row: PostingRow
    words: str


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A board with how many of its slots are taken."""

    row: PublicBoard
    used: int


@require_safe
@staff
def boards(request: StaffRequest) -> HttpResponse:
    """Show the boards of the own organ and its villages."""
    organ = organs.organ_by_id(request.acting.organ_id)
    rows, up = queries.boards_in(organ.id), queries.up_in(organ.id)
    used = {one.id: sum(len(row.slots) for row in up if row.board_id == one.id) for one in rows}
    context = {
        "boards": [BoardLine(one, used[one.id]) for one in rows],
        "down": coming_down(up, request),
        "hanging": [row for row in up if row.end_on(request.today) is None],
        "to_hang": queries.to_hang(organ.id),
        "without": queries.committees_without(organ.id, rows),
        "of_village": {one.organ_id: one.id for one in reversed(rows)},
        "first": rows[0].id if rows else None,
        "may_keep": policies.may_keep(request.acting, organ),
    }
    return page(request, "work/boards/list.jinja", context)


def coming_down(up: tuple[PostingRow, ...], request: StaffRequest) -> list[ToTakeDown]:
    """Return what should come down by today, with the reason in words."""
    found = ((row, row.end_on(request.today)) for row in up)
    return [ToTakeDown(row, END_WORDS[end]) for row, end in found if end is not None]
