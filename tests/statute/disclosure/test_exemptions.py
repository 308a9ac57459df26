"""The grounds of articles 14, 15 and 16, and when undisclosed information is evaluated again."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.exemptions import ground, grounds, next_evaluation


def test_there_are_eight_grounds_and_no_other() -> None:
    assert [one.code for one in grounds()] == ["14.1", "14.2", "14.3", "15.1", "15.2", "16.1", "16.2", "16.3"]
    assert ground("16.1").words == "条例第16条第一款：内部事务信息：人事管理、后勤管理、内部工作流程"
    assert [one.weight for one in grounds()] == ["must"] * 3 + ["relative"] * 2 + ["may"] * 3
    with pytest.raises(LookupError):
        ground("13.1")


@pytest.mark.parametrize(
    ("decided_on", "months", "on"),
    [
        (date(2025, 11, 24), 12, date(2026, 11, 24)),  # Monday, Tuesday
        (date(2024, 2, 29), 12, date(2025, 2, 28)),  # no such day, so the month's last
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
    ],
)
def test_the_next_evaluation_is_months_later(decided_on: date, months: int, on: date) -> None:
    assert next_evaluation(decided_on, months) == on


def test_an_evaluation_is_at_least_a_month_away() -> None:
    with pytest.raises(ValueError, match="at least one month"):
        next_evaluation(date(2026, 1, 1), 0)
