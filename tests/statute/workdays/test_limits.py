"""Time limits with local days, natural days, months, and years not yet announced."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.workdays.calendar import YearNotAnnounced
from mingbai.statute.workdays.deadline import LocalDays, deadline
from mingbai.statute.workdays.periods import months, natural_days, rolled
from mingbai.statute.workdays.provisional import provisional, statutory_days
from statute.workdays.notices import NATIONAL, NINGXIA, day


def test_remind_by_the_earlier_and_judge_by_the_later_where_local_rest_days_fall_into_the_limit() -> None:
    found = deadline(NINGXIA, day("2020-05-18 周一"), 7)
    assert (found.remind_by, found.judge_by) == (day("2020-05-27 周三"), day("2020-05-29 周五"))
    assert found.remarks == ()
    assert not found.is_provisional


def test_a_local_working_day_makes_the_local_date_the_earlier_one() -> None:
    found = deadline(NINGXIA, day("2016-09-08 周四"), 2)
    assert (found.remind_by, found.judge_by) == (day("2016-09-10 周六"), day("2016-09-12 周一"))
    assert [remark.code for remark in found.remarks] == ["local_layer_missing"]


@pytest.mark.parametrize(
    ("local_days", "due"), [(LocalDays.NATIONAL_ONLY, "2020-05-27 周三"), (LocalDays.LOCAL, "2020-05-29 周五")]
)
def test_a_county_can_decide_for_one_of_the_dates(local_days: LocalDays, due: str) -> None:
    found = deadline(NINGXIA, day("2020-05-18 周一"), 7, local_days)
    assert found.remind_by == found.judge_by == day(due)


def test_a_missing_local_year_is_reported_unless_only_national_days_count() -> None:
    start = day("2026-02-12 周四")
    found = deadline(NINGXIA, start, 7)
    assert (found.remind_by, found.judge_by) == (day("2026-02-28 周六"), day("2026-02-28 周六"))
    assert [remark.text for remark in found.remarks] == ["宁夏2026年的放假通知没有录入，这里只按全国放假安排算。"]
    assert deadline(NINGXIA, start, 7, LocalDays.NATIONAL_ONLY).remarks == ()
    assert deadline(NATIONAL, start, 7).remarks == ()


def test_a_limit_has_at_least_one_day() -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        deadline(NATIONAL, date(2026, 3, 2), 0)
    with pytest.raises(ValueError, match="at least one day"):
        natural_days(NATIONAL, date(2026, 3, 2), 0)
    with pytest.raises(ValueError, match="at least one month"):
        months(NATIONAL, date(2026, 3, 2), 0)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2026-08-01 周六", 60, "2026-09-30 周三"),
        ("2026-08-02 周日", 60, "2026-10-08 周四"),
        ("2026-08-08 周六", 60, "2026-10-08 周四"),
        ("2026-08-10 周一", 60, "2026-10-09 周五"),
        ("2026-08-11 周二", 60, "2026-10-10 周六"),
        ("2026-08-12 周三", 60, "2026-10-12 周一"),
        ("2026-05-14 周四", 15, "2026-05-29 周五"),
        ("2026-05-15 周五", 15, "2026-06-01 周一"),
    ],
)
def test_natural_days_roll_off_a_rest_day_and_stay_on_a_worked_weekend(start: str, count: int, due: str) -> None:
    assert natural_days(NATIONAL, day(start), count) == day(due)


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        ("2025-07-15 周二", 6, "2026-01-15 周四"),
        ("2025-08-31 周日", 6, "2026-02-28 周六"),
        ("2020-08-31 周一", 6, "2021-03-01 周一"),
        ("2025-10-03 周五", 6, "2026-04-03 周五"),
        ("2025-10-04 周六", 6, "2026-04-07 周二"),
        ("2025-12-05 周五", 1, "2026-01-05 周一"),
        ("2025-06-12 周四", 6, "2025-12-12 周五"),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_the_month_and_roll(start: str, count: int, due: str) -> None:
    assert months(NATIONAL, day(start), count) == day(due)


def test_local_rest_days_do_not_move_limits_in_natural_days() -> None:
    assert rolled(NINGXIA, day("2020-05-25 周一")) == day("2020-05-25 周一")


def test_a_limit_into_an_unannounced_year_is_computed_only_when_asked_for_and_says_so() -> None:
    start = day("2026-12-31 周四")
    with pytest.raises(YearNotAnnounced):
        deadline(NATIONAL, start, 1)
    found = deadline(provisional(NATIONAL, 2027), start, 1)
    assert found.judge_by == day("2027-01-04 周一")
    assert found.is_provisional
    assert found.remarks[0].text.startswith("暂算：2027年")


def test_a_provisional_year_marks_only_limits_that_reach_into_it() -> None:
    calendar = provisional(NATIONAL, 2027)
    assert not deadline(calendar, day("2026-02-12 周四"), 7).is_provisional
    assert not NATIONAL.is_provisional(date(2026, 1, 1), date(2027, 12, 31))
    assert calendar.is_provisional(date(2027, 12, 31), date(2026, 1, 1))


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-01 周五",
        "2027-02-05 周五",
        "2027-02-08 周一",
        "2027-04-05 周一",
        "2027-06-09 周三",
        "2027-09-15 周三",
        "2027-10-01 周五",
    ],
)
def test_the_statutory_days_of_2027_are_off(text: str) -> None:
    assert not provisional(NATIONAL, 2027).is_working(day(text))


@pytest.mark.parametrize("text", ["2027-01-04 周一", "2027-02-04 周四", "2027-02-09 周二", "2027-05-03 周一", "2027-10-04 周一"])
def test_no_bridge_day_of_2027_is_guessed(text: str) -> None:
    assert provisional(NATIONAL, 2027).is_working(day(text))


def test_the_tabled_years_have_the_thirteen_days() -> None:
    assert {year: len(one.days_off) for year, one in statutory_days().items()} == {2027: 13}
    assert all(one.year == year for year, found in statutory_days().items() for one in found.days_off)


def test_an_announced_year_stays_and_a_year_without_a_table_is_refused() -> None:
    assert provisional(NATIONAL, 2026) is NATIONAL
    with pytest.raises(YearNotAnnounced) as caught:
        provisional(NATIONAL, 2031)
    assert caught.value.year == 2031
