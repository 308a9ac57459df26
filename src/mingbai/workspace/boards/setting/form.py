"""What a board is called, where it is, how many slots it has."""

from __future__ import annotations

from mingbai.boards.values import MOST_COLUMNS, MOST_ROWS
from mingbai.core.forms import PlainForm, choice, line, number


class BoardForm(PlainForm):
    """One board."""

    name = line("名称", "例如：村务公开栏、镇政府大门公开栏。印在张贴页上。", missing="写公开栏的名称", length=60)
    place = line("在哪里", "例如：村部门口东墙。", missing="写公开栏在哪里", length=120)
    rows = number("几行", "", MOST_ROWS)
    columns = number("几列", "", MOST_COLUMNS)
    paper = choice("一格放多大的纸", [("A3", "A3"), ("A4", "A4")], missing="选一格放多大的纸", is_open=True)


class NewBoardForm(BoardForm):
    """A new one, of the organ or of one of its villages."""

    organ = choice("哪个单位的", [], missing="选是哪个单位的")
