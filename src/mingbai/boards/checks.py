"""What is wrong with a board's shape, or with where and when something hangs on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mingbai.boards.models import MOST_COLUMNS, MOST_ROWS, PAPERS, Board, PostedSheet
from mingbai.core.errors import Invalid
from mingbai.core.words import day


def shape(rows: int, columns: int, paper: str) -> None:
    """Raise Invalid for a board that nobody could hang anything on."""
    if not 1 <= rows <= MOST_ROWS:
        raise Invalid(f"行数是1到{MOST_ROWS}。", "rows")
    if not 1 <= columns <= MOST_COLUMNS:
        raise Invalid(f"列数是1到{MOST_COLUMNS}。", "columns")
    if paper not in PAPERS:
        raise Invalid("选一格放A3还是A4。", "paper")


def free_slots(board: Board, wanted: Sequence[int], *, beside: int | None = None) -> tuple[int, ...]:
    """Return the slots for the sheets, in order; raise Invalid when one is not there or is taken.

    `beside` is the posting that is moved, whose own slots count as free.
    """
    slots = tuple(wanted)
    last = board.rows * board.columns
    if not slots:
        raise Invalid("写明贴在第几格。", "slots")
    if wrong := [one for one in slots if not 1 <= one <= last]:
        raise Invalid(f"这个公开栏有{last}格，没有第{wrong[0]}格。", "slots")
    if len(set(slots)) < len(slots):
        raise Invalid("一格只放一张，同一格写了两次。", "slots")
    taken = PostedSheet.objects.filter(board=board, is_up=True, slot__in=slots).exclude(posting_id=beside or 0)
    if (first := taken.order_by("slot").values_list("slot", flat=True).first()) is not None:
        raise Invalid(f"第{first}格已经有一张，先取下，或者换一格。", "slots")
    return slots


def posting_day(on: date, first: date, today: date, field: str, what: str) -> None:
    """Raise Invalid for a day that has not come, or lies before the first possible one."""
    if on > today:
        raise Invalid(f"{what}的日子不能晚于今天。", field)
    if on < first:
        raise Invalid(f"{what}的日子不能早于{day(first)}。", field)
