"""Set up a board, change what it is called, give it up."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.boards import checks, policies
from mingbai.boards.models import Board, PostedSheet, Posting
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid
from mingbai.core.screen import screen
from mingbai.core.words import one_line

NAME, PLACE = 60, 120


def add_board(*, organ_id: int, name: str, place: str, rows: int, columns: int, paper: str, by: Acting, at: datetime) -> int:
    """Set up a board of an organ or of one of its villages, and return its key."""
    organ = policies.organ_to_keep(by, organ_id)
    said, where = _named(name, place, at)
    checks.shape(rows, columns, paper)
    with open_act(by=by, at=at) as done:
        _refuse_twice(organ.id, said)
        row = Board(organ_id=organ.id, name=said, place=where, rows=rows, columns=columns, paper=paper, added_at=at)
        row.save()
        data = {"name": said, "place": where, "slots": f"{rows}行{columns}列{paper}"}
        done.note("board.added", row.subject, data)
    return row.pk


def change_board(*, board_id: int, name: str, place: str, rows: int, columns: int, paper: str, by: Acting, at: datetime) -> None:
    """Change what a board is called, where it is, or its slots; a slot in use stays."""
    said, where = _named(name, place, at)
    checks.shape(rows, columns, paper)
    with open_act(by=by, at=at) as done:
        row = done.lock(Board, "organ", pk=board_id)
        policies.organ_to_keep(by, row.organ_id)
        if said != row.name:
            _refuse_twice(row.organ_id, said)
        used = PostedSheet.objects.filter(board=row, is_up=True).order_by("-slot").values_list("slot", flat=True).first() or 0
        if rows * columns < used:
            raise Invalid(f"第{used}格上还有一张，先取下或者换一格，再减少格数。", "rows")
        row.name, row.place, row.rows, row.columns, row.paper = said, where, rows, columns, paper
        row.save(update_fields=["name", "place", "rows", "columns", "paper"])
        data = {"name": said, "place": where, "slots": f"{rows}行{columns}列{paper}"}
        done.note("board.changed", row.subject, data)


def close_board(*, board_id: int, by: Acting, at: datetime) -> None:
    """Give up a board on which nothing hangs any more; its history stays. A second press changes nothing."""
    with open_act(by=by, at=at) as done:
        row = done.lock(Board, "organ", pk=board_id)
        policies.organ_to_keep(by, row.organ_id)
        if row.closed_on is not None:
            return
        if count := Posting.objects.filter(board=row, taken_on__isnull=True).count():
            raise Invalid(f"上面还挂着{count}条，都取下以后再停用。")
        row.closed_on = at.date()
        row.save(update_fields=["closed_on"])
        done.note("board.closed", row.subject, {"name": row.name})


def _named(name: str, place: str, at: datetime) -> tuple[str, str]:
    said = one_line(name, "公开栏的名称", "name", NAME)
    where = one_line(place, "公开栏在哪里", "place", PLACE)
    # Both are printed on every sheet.
    screen({"名称": said, "地点": where}, at.date(), fields={"名称": "name", "地点": "place"})
    return said, where


def _refuse_twice(organ_id: int, name: str) -> None:
    if Board.objects.filter(organ_id=organ_id, name=name, closed_on__isnull=True).exists():
        raise Invalid(f"已经有一个叫“{name}”的公开栏；换个名称，例如加上地点。", "name")
