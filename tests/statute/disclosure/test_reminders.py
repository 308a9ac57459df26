"""One lead of three working days for everything due, across weekends and into years not yet announced."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.reminders import Urgency, is_last_working_day, left, soon_until, urgency, waited
from statute.workdays.notices import NATIONAL, day

TODAY = day("2021-01-19 周二")


@pytest.mark.parametrize(
    ("today", "soon"),
    [
        # Monday, Tuesday, Wednesday: three working days.
        ("2021-01-15 周五", "2021-01-20 周三"),
        # Wednesday, Thursday, Friday, and the weekend after them.
        ("2021-01-19 周二", "2021-01-24 周日"),
        # 02-14 is worked in exchange; the Spring Festival lies between it and 02-24.
        ("2026-02-13 周五", "2026-02-25 周三"),
        # 2027 is not announced.
        ("2026-12-30 周三", "2027-01-04 周一"),
    ],
)
def test_soon_is_three_working_days(today: str, soon: str) -> None:
    assert soon_until(day(today), NATIONAL) == day(soon)


@pytest.mark.parametrize(
    ("remind_by", "judge_by", "words", "expected"),
    [
        ("2021-01-18 周一", "2021-01-18 周一", "逾期1个工作日", Urgency.OVERDUE),
        ("2021-01-15 周五", "2021-01-18 周一", "逾期1个工作日", Urgency.OVERDUE),
        ("2021-01-18 周一", "2021-01-19 周二", "今天", Urgency.TODAY),
        ("2021-01-19 周二", "2021-01-20 周三", "今天", Urgency.TODAY),
        ("2021-01-20 周三", "2021-01-20 周三", "还有1个工作日", Urgency.SOON),
        ("2021-01-22 周五", "2021-01-22 周五", "还有3个工作日", Urgency.SOON),
        ("2021-01-25 周一", "2021-01-28 周四", "还有4个工作日", Urgency.LATER),
    ],
)
def test_how_pressing(remind_by: str, judge_by: str, words: str, expected: Urgency) -> None:
    assert urgency(day(remind_by), day(judge_by), TODAY, soon_until(TODAY, NATIONAL)) is expected
    assert left(day(remind_by), day(judge_by), TODAY, NATIONAL) == words


@pytest.mark.parametrize(
    ("on", "today", "words", "is_last"),
    [
        ("2021-01-23 周六", "2021-01-24 周日", "逾期", False),
        ("2021-01-24 周日", "2021-01-23 周六", "下个工作日以前", True),
        ("2021-01-24 周日", "2021-01-22 周五", "下个工作日以前", True),
        ("2021-01-25 周一", "2021-01-22 周五", "还有1个工作日", False),
        ("2021-01-22 周五", "2021-01-22 周五", "今天", True),
        ("2027-01-03 周日", "2026-12-31 周四", "还有3天", False),
        ("2026-12-31 周四", "2026-12-31 周四", "今天", True),
        ("2026-12-31 周四", "2027-01-02 周六", "逾期2天", False),
    ],
)
def test_over_a_weekend_and_into_an_unannounced_year(on: str, today: str, words: str, is_last: bool) -> None:
    assert left(day(on), day(on), day(today), NATIONAL) == words
    assert is_last_working_day(day(on), day(today), NATIONAL) is is_last


@pytest.mark.parametrize(("on", "is_last"), [("2100-03-01", True), ("2100-03-02", False), ("2100-02-28", False)])
def test_in_a_year_without_a_notice_only_the_day_itself_is_the_last(on: str, is_last: bool) -> None:
    assert is_last_working_day(day(on), day("2100-03-01"), NATIONAL) is is_last


@pytest.mark.parametrize(
    ("since", "today", "workdays"),
    # From a Friday over a weekend; before a Sunday that is made a working day; plain days where no notice says.
    [
        ("2021-01-15", "2021-01-19", 2),
        ("2021-02-05", "2021-02-08", 2),
        ("2021-01-19", "2021-01-19", 0),
        ("2100-03-01", "2100-03-08", 7),
    ],
)
def test_waiting_is_counted_in_working_days(since: str, today: str, workdays: int) -> None:
    assert waited(day(since), day(today), NATIONAL) == workdays
