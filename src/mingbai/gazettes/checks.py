"""What is wrong with the number, the period or the documents of an issue."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from mingbai.core.errors import Invalid, Stale
from mingbai.gazettes.values import Candidate

MOST_NUMBER, MOST = 400, 200


def period(year: int, number: int, first_on: date, last_on: date, today: date) -> None:
    """Raise Invalid for an issue that nobody could make."""
    if not 2000 <= year <= today.year:
        raise Invalid("年份写四位数字，不能晚于今年。", "year")
    if not 1 <= number <= MOST_NUMBER:
        raise Invalid(f"期数是1到{MOST_NUMBER}。", "number")
    if first_on > last_on:
        raise Invalid("起止的日期反了，开始的日期写在前面。", "last_on")
    if last_on > today:
        raise Invalid("收到哪天，不能晚于今天。", "last_on")


def unchanged(offered: Sequence[Candidate], drawn: Sequence[Candidate]) -> None:
    """Raise Stale when one of the documents drawn was withdrawn or changed meanwhile."""
    if not set(drawn) <= set(offered):
        raise Stale("选的有的刚刚改过或者撤回了。刷新以后再定稿。")


def chosen(offered: Sequence[Candidate], wanted: Collection[int]) -> tuple[Candidate, ...]:
    """Return the chosen documents in their order; raise Invalid for none or too many, Stale for one that is gone."""
    found = tuple(one for one in offered if one.entry_id in wanted)
    if not found:
        raise Invalid("选至少一件。", "entries")
    if len(found) > MOST:
        raise Invalid(f"一期最多收{MOST}件，分成几期。", "entries")
    if len(found) < len(set(wanted)):
        raise Stale("选的有的已经撤回，或者不在这段时间里。刷新以后再选。")
    return found
