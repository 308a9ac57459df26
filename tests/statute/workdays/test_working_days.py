"""Working days checked against the notices, with the weekday in words on both sides of each limit."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingbai.statute.workdays import regions
from mingbai.statute.workdays.arrangement import Arrangement, layer
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced
from statute.workdays.notices import ANNOUNCED, NATIONAL, NINGXIA, OF_2020, OF_2020_AS_FIRST_ANNOUNCED, day

WORKING = (
    ("2020-01-19 周日", True),
    ("2020-01-23 周四", True),
    ("2020-01-24 周五", False),
    ("2020-01-31 周五", False),
    ("2020-02-01 周六", False),
    ("2020-02-02 周日", False),
    ("2020-02-03 周一", True),
    ("2021-02-07 周日", True),
    ("2021-02-10 周三", True),
    ("2021-02-11 周四", False),
    ("2021-02-17 周三", False),
    ("2021-02-18 周四", True),
    ("2021-02-20 周六", True),
    ("2021-02-21 周日", False),
    ("2025-01-26 周日", True),
    ("2025-02-04 周二", False),
    ("2025-02-05 周三", True),
    ("2025-02-08 周六", True),
    ("2025-05-02 周五", False),
    ("2026-01-02 周五", False),
    ("2026-01-04 周日", True),
    ("2026-02-13 周五", True),
    ("2026-02-14 周六", True),
    ("2026-02-15 周日", False),
    ("2026-02-23 周一", False),
    ("2026-02-24 周二", True),
    ("2026-02-28 周六", True),
    ("2026-03-01 周日", False),
    ("2026-05-09 周六", True),
    ("2026-06-19 周五", False),
    ("2026-09-20 周日", True),
    ("2026-09-25 周五", False),
    ("2026-10-07 周三", False),
    ("2026-10-08 周四", True),
    ("2026-10-10 周六", True),
)

# Received, working days, due.
LIMITS = (
    ("2020-01-17 周五", 5, "2020-01-23 周四"),
    ("2020-01-17 周五", 6, "2020-02-03 周一"),
    ("2020-01-17 周五", 7, "2020-02-04 周二"),
    ("2021-01-13 周三", 7, "2021-01-22 周五"),
    ("2021-01-13 周三", 19, "2021-02-08 周一"),
    ("2021-01-13 周三", 20, "2021-02-09 周二"),
    ("2021-01-15 周五", 20, "2021-02-18 周四"),
    ("2021-01-16 周六", 20, "2021-02-18 周四"),
    ("2021-01-18 周一", 20, "2021-02-19 周五"),
    ("2025-01-24 周五", 1, "2025-01-26 周日"),
    ("2025-01-24 周五", 7, "2025-02-10 周一"),
    ("2026-02-12 周四", 2, "2026-02-14 周六"),
    ("2026-02-12 周四", 3, "2026-02-24 周二"),
    ("2026-02-12 周四", 7, "2026-02-28 周六"),
    ("2026-02-12 周四", 8, "2026-03-02 周一"),
    ("2026-02-12 周四", 20, "2026-03-18 周三"),
    ("2026-03-02 周一", 7, "2026-03-11 周三"),
    ("2026-03-02 周一", 20, "2026-03-30 周一"),
)


@pytest.mark.parametrize(("text", "is_working"), WORKING)
def test_a_day_is_worked_as_its_notice_says(text: str, is_working: bool) -> None:
    assert NATIONAL.is_working(day(text)) is is_working


@pytest.mark.parametrize(("received", "workdays", "due"), LIMITS)
def test_a_limit_ends_on_the_nth_working_day_after_the_day_of_receipt(received: str, workdays: int, due: str) -> None:
    assert NATIONAL.add(day(received), workdays) == day(due)
    assert NATIONAL.difference(day(received), day(due)) == workdays
    assert NATIONAL.difference(day(received), day(due) - timedelta(days=1)) == workdays - 1


def test_next_is_the_first_working_day_after_and_zero_days_are_the_day_itself() -> None:
    assert NATIONAL.next(day("2026-09-30 周三")) == day("2026-10-08 周四")
    assert NATIONAL.add(day("2026-10-01 周四"), 0) == day("2026-10-01 周四")
    assert NATIONAL.difference(day("2026-10-01 周四"), day("2026-10-01 周四")) == 0


def test_counting_back_leaves_the_start_out_as_well() -> None:
    assert NATIONAL.add(day("2026-10-08 周四"), -1) == day("2026-09-30 周三")
    assert NATIONAL.add(day("2021-02-09 周二"), -20) == day("2021-01-13 周三")
    assert NATIONAL.difference(day("2026-10-08 周四"), day("2026-09-30 周三")) == -1


def test_the_extension_of_the_spring_festival_of_2020_replaces_the_first_notice_whole() -> None:
    first = Calendar(layer([OF_2020_AS_FIRST_ANNOUNCED]))
    extended = Calendar(layer([OF_2020_AS_FIRST_ANNOUNCED, OF_2020]))
    received = day("2020-01-17 周五")
    assert first.add(received, 7) == day("2020-02-01 周六")
    assert extended.add(received, 7) == day("2020-02-04 周二")


def test_a_notice_for_the_next_year_has_the_last_word_about_the_december_before() -> None:
    of_2018 = Arrangement(2018, frozenset(), frozenset())
    of_2019 = Arrangement(2019, frozenset({date(2018, 12, 31), date(2019, 1, 1)}), frozenset({date(2018, 12, 29)}))
    for order in ([of_2018, of_2019], [of_2019, of_2018]):
        calendar = Calendar(layer(order))
        assert calendar.is_working(day("2018-12-29 周六"))
        assert not calendar.is_working(day("2018-12-31 周一"))


@pytest.mark.parametrize(
    ("start", "workdays", "year"),
    [("2026-12-31 周四", 1, 2027), ("2026-12-30 周三", 2, 2027), ("2021-01-04 周一", -1, 2020), ("2025-01-02 周四", -2, 2024)],
)
def test_a_year_without_a_notice_is_named_and_never_guessed(start: str, workdays: int, year: int) -> None:
    announced = Calendar(layer(one for one in ANNOUNCED if one.year != year))
    with pytest.raises(YearNotAnnounced) as caught:
        announced.add(day(start), workdays)
    assert (caught.value.year, caught.value.region) == (year, "")
    with pytest.raises(YearNotAnnounced):
        announced.is_working(date(year, 6, 1))


def test_the_last_days_before_a_missing_year_are_still_counted() -> None:
    assert NATIONAL.add(day("2026-12-30 周三"), 1) == day("2026-12-31 周四")
    assert NATIONAL.add(day("2025-12-31 周三"), 1) == day("2026-01-04 周日")


def test_the_error_says_whose_notice_is_missing() -> None:
    assert str(YearNotAnnounced(2027)) == "日历里没有国务院办公厅2027年的放假通知，先导入通知再算工作日。"
    assert "宁夏2024年" in str(YearNotAnnounced(2024, "宁夏"))


@pytest.mark.parametrize(
    "text",
    [
        "2020-05-25 周一",
        "2020-05-26 周二",
        "2020-07-30 周四",
        "2020-07-31 周五",
        "2021-05-13 周四",
        "2021-05-14 周五",
        "2021-07-19 周一",
        "2021-07-20 周二",
        "2016-09-14 周三",
    ],
)
def test_the_rest_days_of_ningxia_are_off_there_and_worked_elsewhere(text: str) -> None:
    assert NATIONAL.is_working(day(text))
    assert not NINGXIA.is_working(day(text))
    assert NINGXIA.only_national().is_working(day(text))


def test_a_region_can_add_a_working_day() -> None:
    assert not NATIONAL.is_working(day("2016-09-10 周六"))
    assert NINGXIA.is_working(day("2016-09-10 周六"))


def test_missing_local_years_are_said_and_an_incomplete_one_counts_as_missing() -> None:
    assert NINGXIA.missing_local_years(date(2021, 12, 1), date(2026, 1, 5)) == (2023, 2024, 2025, 2026)
    assert NINGXIA.missing_local_years(date(2020, 1, 1), date(2020, 12, 31)) == ()
    assert NINGXIA.missing_local_years(date(2016, 9, 12), date(2016, 9, 8)) == (2016,)
    assert NATIONAL.missing_local_years(date(2021, 12, 1), date(2026, 1, 5)) == ()


def test_the_local_years_of_the_product_are_dated_documented_and_in_their_year() -> None:
    found = [notice for notice in regions.local_notices() if notice.region == "宁夏"]
    assert [notice.arrangement.year for notice in found] == [2016, 2019, 2020, 2021, 2022]
    for notice in found:
        assert notice.citation.law
        assert {one.year for one in notice.arrangement.days_off} == {notice.arrangement.year}
        assert all(one.weekday() >= 5 for one in notice.arrangement.make_up_workdays)
    assert regions.arrangements("没有的地方") == ()


def test_a_calendar_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        NATIONAL.local = None  # type: ignore[misc]


# The slow definition: write down every day of the years, cross out and restore by the notices, and read the list.
FIRST, LAST = date(2019, 1, 1), date(2022, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=i) for i in range((LAST - FIRST).days + 1)]
some_days = st.frozensets(st.sampled_from(EVERY_DAY), max_size=60)


@st.composite
def layers(draw: st.DrawFn) -> tuple[frozenset[date], frozenset[date]]:
    off = draw(some_days)
    return off, draw(some_days) - off


def written_down(national: tuple[frozenset[date], frozenset[date]], local: tuple[frozenset[date], frozenset[date]]) -> list[date]:
    worked = {one for one in EVERY_DAY if one.strftime("%a") not in ("Sat", "Sun")}
    for off, made_up in (national, local):
        worked = (worked - off) | made_up
    return sorted(worked)


def built(national: tuple[frozenset[date], frozenset[date]], local: tuple[frozenset[date], frozenset[date]]) -> Calendar:
    years = range(FIRST.year, LAST.year + 1)

    def of(pair: tuple[frozenset[date], frozenset[date]], year: int) -> Arrangement:
        return Arrangement(year, *(frozenset(one for one in part if one.year == year) for part in pair))

    return Calendar(layer([of(national, y) for y in years]), layer([of(local, y) for y in years], "某地"))


MIDDLE = EVERY_DAY[300:-300]


@given(layers(), layers(), st.sampled_from(MIDDLE), st.integers(1, 120))
def test_adding_finds_the_day_in_the_written_list(national, local, start, workdays) -> None:  # type: ignore[no-untyped-def]
    listed, calendar = written_down(national, local), built(national, local)
    assert calendar.add(start, workdays) == [one for one in listed if one > start][workdays - 1]
    assert calendar.add(start, -workdays) == [one for one in listed if one < start][-workdays]


@given(layers(), layers(), st.sampled_from(EVERY_DAY), st.sampled_from(EVERY_DAY))
def test_the_difference_is_the_length_of_the_written_list(national, local, start, end) -> None:  # type: ignore[no-untyped-def]
    listed, calendar = written_down(national, local), built(national, local)
    after = len([one for one in listed if start < one <= end])
    before = len([one for one in listed if end <= one < start])
    assert calendar.difference(start, end) == after - before


@given(layers(), layers(), st.sampled_from(MIDDLE), st.integers(-120, 120))
def test_difference_undoes_add(national, local, start, workdays) -> None:  # type: ignore[no-untyped-def]
    calendar = built(national, local)
    assert calendar.difference(start, calendar.add(start, workdays)) == workdays
