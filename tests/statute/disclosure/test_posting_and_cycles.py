"""How long a notice stays posted, and which duties each month, quarter and year brings."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mingbai.statute.disclosure.cycles import cycle_of, months_of, period_of, periods_due
from mingbai.statute.disclosure.limit_text import TermKind, parse
from mingbai.statute.disclosure.limits import due
from mingbai.statute.disclosure.periods import earliest_take_down, last_posted_day
from mingbai.statute.disclosure.precedence import effective
from mingbai.statute.workdays.calendar import YearNotAnnounced
from statute.workdays.notices import NATIONAL, NINGXIA, day


@pytest.mark.parametrize(
    ("text", "posted", "last"),
    [
        ("period:7wd", "2026-03-02 周一", "2026-03-11 周三"),
        ("period:7wd", "2026-02-09 周一", "2026-02-25 周三"),
        ("period:10wd", "2026-02-13 周五", "2026-03-05 周四"),
        ("period:15d", "2026-03-02 周一", "2026-03-17 周二"),
        # A last day that is a rest day moves on: Saturday 21 February lies in the Spring Festival.
        ("period:15d", "2026-02-06 周五", "2026-02-24 周二"),
        ("period:15d", "2026-03-06 周五", "2026-03-23 周一"),
        ("period:30d", "2026-03-02 周一", "2026-04-01 周三"),
        ("period:15d", "2026-12-28 周一", "2027-01-12 周二"),
    ],
)
def test_a_notice_comes_down_on_the_day_after_its_period(text: str, posted: str, last: str) -> None:
    period = parse(text).terms[0]
    assert last_posted_day(day(posted), period, NATIONAL) == day(last)
    first = earliest_take_down(day(posted), parse(text), NATIONAL)
    assert first is not None
    assert (first - day(last)).days == 1


def test_the_longest_period_counts_and_some_limits_have_none() -> None:
    assert earliest_take_down(day("2026-03-02 周一"), parse("period:3d+period:10wd"), NATIONAL) == day("2026-03-17 周二")
    assert earliest_take_down(day("2026-03-02 周一"), parse("20wd"), NATIONAL) is None
    with pytest.raises(ValueError, match="no period"):
        last_posted_day(day("2026-03-02 周一"), parse("20wd").terms[0], NATIONAL)
    with pytest.raises(YearNotAnnounced):
        last_posted_day(day("2026-12-28 周一"), parse("period:7wd").terms[0], NATIONAL)


def test_a_county_may_let_a_posting_end_on_a_rest_day() -> None:
    period = parse("period:15d").terms[0]
    assert last_posted_day(day("2026-02-06 周五"), period, NATIONAL, rolls=False) == day("2026-02-21 周六")
    assert earliest_take_down(day("2026-02-06 周五"), parse("period:15d"), NATIONAL, rolls=False) == day("2026-02-22 周日")


@pytest.mark.parametrize(
    ("text", "since", "today", "year", "remind", "judge"),
    [
        ("every:1y+event:每年03-31前", "2025-12-31 周三", "2025-12-31 周三", "2025", "2026-03-31 周二", "2026-03-31 周二"),
        ("every:1y+event:每年01-31前", "2025-12-31 周三", "2026-01-05 周一", "2025", "2026-01-31 周六", "2026-01-31 周六"),
        ("every:1y", "2025-12-31 周三", "2026-01-05 周一", "2025", "2026-01-29 周四", "2026-01-29 周四"),
    ],
)
def test_what_is_due_by_a_day_of_the_year_is_not_due_in_twenty_working_days(
    text: str, since: str, today: str, year: str, remind: str, judge: str
) -> None:
    (found,) = periods_due(parse(text), day(since), day(today), NATIONAL)
    assert (found.period.key, found.due.remind_by, found.due.judge_by) == (year, day(remind), day(judge))
    assert periods_due(parse(text), day("2026-01-01 周四"), day(today), NATIONAL) == ()


def test_local_rest_days_lengthen_a_posting_and_local_working_days_do_not_shorten_it() -> None:
    period = parse("period:7wd").terms[0]
    assert last_posted_day(day("2020-05-18 周一"), period, NINGXIA) == day("2020-05-29 周五")
    assert last_posted_day(day("2016-09-08 周四"), parse("period:2wd").terms[0], NINGXIA) == day("2016-09-12 周一")


@pytest.mark.parametrize(
    ("title", "on", "last", "law"),
    [
        ("村务公开 财务收支", "2025-12-31 周三", "", ""),
        ("村务公开 财务收支", "2026-01-01 周四", "2026-01-16 周五", "村民委员会组织法第35条"),
        ("征收土地预公告", "2026-03-02 周一", "2026-03-16 周一", "土地管理法实施条例第26条"),
        ("征地补偿安置公告", "2026-03-02 周一", "2026-04-01 周三", "土地管理法实施条例第28条"),
        ("征收土地公告", "2026-03-02 周一", "", ""),
    ],
)
def test_the_periods_of_the_law_itself(title: str, on: str, last: str, law: str) -> None:
    found = effective(parse(""), title, day(on))
    periods = found.limit.of(TermKind.PERIOD)
    if not last:
        assert periods == ()
        return
    assert (last_posted_day(day(on), periods[0], NATIONAL), str(found.citation)) == (day(last), law)
    assert earliest_take_down(day(on), found.limit, NATIONAL) == day(last) + timedelta(days=1)


@pytest.mark.parametrize(
    ("cycle", "on", "key", "first", "last"),
    [
        ("every:1mo", "2021-01-31 周日", "2021-01", "2021-01-01", "2021-01-31"),
        ("every:1mo", "2024-02-01 周四", "2024-02", "2024-02-01", "2024-02-29"),
        ("every:3mo", "2020-12-31 周四", "2020Q4", "2020-10-01", "2020-12-31"),
        ("every:3mo", "2021-01-01 周五", "2021Q1", "2021-01-01", "2021-03-31"),
        ("every:6mo", "2026-07-01 周三", "2026H2", "2026-07-01", "2026-12-31"),
        ("every:1y", "2020-02-29 周六", "2020", "2020-01-01", "2020-12-31"),
        ("every:12mo", "2026-12-31 周四", "2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_period_of_a_day(cycle: str, on: str, key: str, first: str, last: str) -> None:
    found = period_of(parse(cycle).terms[0], day(on))
    assert (found.key, found.first_on, found.last_on) == (key, day(first), day(last))


@pytest.mark.parametrize("text", ["every:20wd", "every:5mo", "20wd", "event:随时"])
def test_what_follows_no_calendar_has_no_periods(text: str) -> None:
    with pytest.raises(ValueError, match="不是按月"):
        months_of(parse(text).terms[0])
    assert cycle_of(parse(text)) is None
    assert periods_due(parse(text), day("2026-01-01"), day("2026-12-31"), NATIONAL) == ()


def test_among_alternatives_the_least_frequent_cycle_applies() -> None:
    assert str(cycle_of(parse("every:1mo|every:3mo+period:15d"))) == "every:3mo"


def test_the_quarters_of_a_year_with_their_last_days() -> None:
    found = periods_due(parse("every:3mo|event:随时+period:15d"), day("2025-12-31 周三"), day("2026-09-29 周二"), NATIONAL)
    assert [(one.period.key, one.formed_on, one.due.judge_by) for one in found] == [
        ("2025Q4", day("2025-12-31 周三"), day("2026-01-29 周四")),
        ("2026Q1", day("2026-03-31 周二"), day("2026-04-29 周三")),
        ("2026Q2", day("2026-06-30 周二"), day("2026-07-28 周二")),
    ]
    assert all(one.due.remind_by == one.due.judge_by for one in found)
    later = periods_due(parse("every:3mo"), day("2026-01-01 周四"), day("2026-03-30 周一"), NATIONAL)
    assert later == ()


def test_an_item_has_its_own_days_after_the_period() -> None:
    own = periods_due(parse("every:1mo+5wd"), day("2026-02-01 周日"), day("2026-02-28 周六"), NATIONAL)
    assert [(one.period.key, one.due.judge_by) for one in own] == [("2026-02", day("2026-03-06 周五"))]
    assert own[0].due == due(parse("5wd"), day("2026-02-28 周六"), NATIONAL, starts="期末")
    assert cycle_of(parse("every:1mo+5wd")) == parse("every:1mo").of(TermKind.EVERY)[0]


def test_the_day_of_forming_can_be_set_and_not_before_the_end() -> None:
    # 每季度的首个月20日: formed on the 20th day after the quarter.
    found = periods_due(parse("every:3mo"), day("2026-04-20 周一"), day("2026-04-20 周一"), NATIONAL, formed_after=20)
    assert [(one.period.key, one.formed_on) for one in found] == [("2026Q1", day("2026-04-20 周一"))]
    assert periods_due(parse("every:3mo"), day("2026-04-21 周二"), day("2026-07-19 周日"), NATIONAL, formed_after=20) == ()
    with pytest.raises(ValueError, match="before its period ends"):
        periods_due(parse("every:3mo"), day("2026-04-20 周一"), day("2026-04-20 周一"), NATIONAL, formed_after=-1)
