"""One board, drawn as its slots: what hangs where until when, and the forms to take down and to move."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.boards import actions, policies, queries
from mingbai.boards.values import PostingRow, PublicBoard
from mingbai.core import asked, photos
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.statute.disclosure.boards import END_WORDS, PostingEnd
from mingbai.workspace.boards.board.form import MoveForm, TakeDownForm
from mingbai.workspace.boards.slots import slots_of
from mingbai.workspace.frame import StaffRequest, page, staff


@dataclass(frozen=True, slots=True)
class DrawnSlot:
    """One slot of the drawing: its number, what hangs there (None: nothing), and which of how many sheets."""

    number: int
    row: PostingRow | None
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class Hung:
    """A posting with its two forms."""

    row: PostingRow
    down: PlainForm
    move: PlainForm
    due: str
    is_open: bool


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def board(request: StaffRequest, board_id: int) -> HttpResponse:
    """Draw the board and take the press of one of its forms."""
    row, organ = queries.board(request.acting, board_id)
    up = queries.up_on(board_id)
    form: PlainForm | None = None
    posting, act = asked.key(request.POST.get("posting", "")), request.POST.get("act", "")
    if request.method == "POST":
        if posting not in {one.id for one in up} or act not in ("down", "move"):
            raise NotVisible(act)
        form = _pressed(request, posting, act)
        if form.is_taken:
            return redirect("work:board", board_id)
    hung = [_hung(request, one, form if one.id == posting else None, act) for one in up]
    context = {
        "board": row,
        "grid": _grid(row, up),
        "hung": hung,
        "history": queries.history(board_id),
        "ends": {end.value: words for end, words in END_WORDS.items()},
        "problems": form.problems(f"{act}-{posting}-") if form else (),
        "may_keep": policies.may_keep(request.acting, organ) and row.closed_on is None,
    }
    return page(request, "work/boards/board.jinja", context, form.status if form else 200)


@require_safe
@staff
def photo(request: StaffRequest, posting_id: int) -> HttpResponse:
    """Serve the photograph of a posting to whoever sees its board."""
    return HttpResponse(queries.photo(request.acting, posting_id), content_type=photos.MEDIA_TYPE)


def _pressed(request: StaffRequest, posting: int, act: str) -> PlainForm:
    told: dict[str, Any] = {"posting_id": posting, "by": request.acting, "at": request.at}
    if act == "move":
        move = MoveForm(request.POST)
        if move.is_valid():
            with move.taking():
                actions.move(slots=slots_of(move.cleaned_data["slots"]), **told)
            if move.is_taken:
                messages.success(request, "记下了，换好了位置。")
        return move
    down = TakeDownForm(request.POST)
    if down.is_valid():
        with down.taking():
            actions.take_down(**down.cleaned_data, **told)
        if down.is_taken:
            messages.success(request, "记下了，已经取下。")
    return down


def _hung(request: StaffRequest, row: PostingRow, form: PlainForm | None, act: str) -> Hung:
    end = row.end_on(request.today)
    start = {"end": (end or PostingEnd.OVER).value, "taken_on": request.today, "taken_by": request.acting.label}
    down = form if form is not None and act == "down" else TakeDownForm(initial=start)
    move = form if form is not None and act == "move" else MoveForm(initial={"slots": row.places})
    return Hung(row, down, move, END_WORDS[end] if end else "", form is not None)


def _grid(board: PublicBoard, up: tuple[PostingRow, ...]) -> list[list[DrawnSlot]]:
    held = {slot: (row, number) for row in up for number, slot in enumerate(row.slots, 1)}
    slots = [DrawnSlot(number, *held.get(number, (None, 0))) for number in range(1, board.slots + 1)]
    return [slots[start : start + board.columns] for start in range(0, board.slots, board.columns)]
