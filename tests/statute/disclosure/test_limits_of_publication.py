"""By when information is published, on the calendars of 2025 and 2026; and what a locality may change."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.limit_text import parse
from mingbai.statute.disclosure.limits import ARTICLE_26, PERMITS, before, due, same_case, shortened
from mingbai.statute.workdays.calendar import YearNotAnnounced
from mingbai.statute.workdays.deadline import LocalDays
from mingbai.statute.workdays.provisional import provisional
from statute.workdays.notices import NATIONAL, NINGXIA, day


@pytest.mark.parametrize(
    ("text", "formed", "remind", "judge"),
    [
        # Spring Festival 2026: off 02-15 to 02-23, worked on 周六 02-14 and 周六 02-28.
        ("7wd", "2026-02-09 周一", "2026-02-25 周三", "2026-02-25 周三"),
        ("7wd", "2026-02-10 周二", "2026-02-26 周四", "2026-02-26 周四"),
        ("10wd", "2026-02-09 周一", "2026-02-28 周六", "2026-02-28 周六"),
        ("20wd", "2026-02-13 周五", "2026-03-19 周四", "2026-03-19 周四"),
        # A worked Sunday: 2026-01-04.
        ("3wd", "2025-12-31 周三", "2026-01-06 周二", "2026-01-06 周二"),
        ("2wd", "2026-01-03 周六", "2026-01-05 周一", "2026-01-05 周一"),
        ("0", "2026-02-16 周一", "2026-02-16 周一", "2026-02-16 周一"),
        # Natural days: 02-28 is a worked Saturday, 03-01 a Sunday.
        ("20d", "2026-02-08 周日", "2026-02-28 周六", "2026-02-28 周六"),
        ("20d", "2026-02-09 周一", "2026-03-01 周日", "2026-03-02 周一"),
        ("20d", "2026-02-10 周二", "2026-03-02 周一", "2026-03-02 周一"),
        ("3d+period:3d", "2026-09-22 周二", "2026-09-25 周五", "2026-09-28 周一"),
        # Alternatives: remind by the earlier, judge by the later. Where both apply, the stricter counts.
        ("5wd|10wd", "2026-03-02 周一", "2026-03-09 周一", "2026-03-16 周一"),
        ("20wd+event:及时", "2026-03-02 周一", "2026-03-02 周一", "2026-03-30 周一"),
        ("20wd+5wd", "2026-03-02 周一", "2026-03-09 周一", "2026-03-09 周一"),
        ("every:3mo|event:随时+period:15d", "2026-03-31 周二", "2026-03-31 周二", "2026-04-29 周三"),
        ("every:20wd", "2026-03-02 周一", "2026-03-30 周一", "2026-03-30 周一"),
        ("every:1y", "2026-03-02 周一", "2026-03-30 周一", "2026-03-30 周一"),
        ("event:收到申请后20wd", "2026-03-02 周一", "2026-03-30 周一", "2026-03-30 周一"),
        # An event's limit counts backwards, and not from the day of the event itself.
        ("event:听证前7wd", "2026-03-04 周三", "2026-02-24 周二", "2026-02-24 周二"),
        ("event:听证前7wd", "2026-03-03 周二", "2026-02-14 周六", "2026-02-14 周六"),
        ("event:会前7d", "2026-03-10 周二", "2026-03-03 周二", "2026-03-03 周二"),
        ("event:采购活动开始前30d", "2026-03-10 周二", "2026-02-08 周日", "2026-02-08 周日"),
        ("event:每年01-31前", "2026-01-31 周六", "2026-01-31 周六", "2026-01-31 周六"),
        ("event:每年01-31前", "2026-02-01 周日", "2027-01-31 周日", "2027-01-31 周日"),
        ("event:每年03-31前", "2025-12-31 周三", "2026-03-31 周二", "2026-03-31 周二"),
    ],
)
def test_the_last_day(text: str, formed: str, remind: str, judge: str) -> None:
    found = due(parse(text), day(formed), NATIONAL)
    assert (found.remind_by, found.judge_by) == (day(remind), day(judge))
    assert found.remarks == ()


@pytest.mark.parametrize(
    ("text", "case", "remind", "judge", "codes", "citation"),
    [
        ("20wd+7wd:许可处罚", None, "2026-03-11 周三", "2026-03-30 周一", ["case_unknown"], ARTICLE_26),
        ("20wd+7wd:许可处罚", "处罚决定", "2026-03-11 周三", "2026-03-11 周三", [], PERMITS),
        ("20wd+7wd:许可处罚", "", "2026-03-30 周一", "2026-03-30 周一", [], ARTICLE_26),
        ("20wd+7wd:许可处罚", "会议", "2026-03-30 周一", "2026-03-30 周一", [], ARTICLE_26),
        ("20wd+7wd:结果", "结果", "2026-03-11 周三", "2026-03-11 周三", [], ARTICLE_26),
        ("5wd+10wd:批准后", "批准后", "2026-03-16 周一", "2026-03-16 周一", [], ARTICLE_26),
        ("5wd+10wd:批准后", "", "2026-03-09 周一", "2026-03-09 周一", [], ARTICLE_26),
        ("event:长期（动态调整）+20wd:处罚决定", None, "2026-03-02 周一", "2026-03-30 周一", ["case_unknown"], ARTICLE_26),
        ("event:长期（动态调整）+20wd:处罚决定", "", "2026-03-02 周一", "2026-03-30 周一", ["limit_without_figure"], ARTICLE_26),
        ("7wd:许可", "会议", "2026-03-30 周一", "2026-03-30 周一", [], ARTICLE_26),
    ],
)
def test_what_the_limit_singles_out(
    text: str, case: str | None, remind: str, judge: str, codes: list[str], citation: object
) -> None:
    found = due(parse(text), day("2026-03-02 周一"), NATIONAL, case=case)
    assert (found.remind_by, found.judge_by) == (day(remind), day(judge))
    assert [remark.code for remark in found.remarks] == codes
    assert found.citation == citation


@pytest.mark.parametrize(
    ("one", "other", "same"), [("许可处罚", "处罚决定", True), ("批准后", "批准后", True), ("结果", "许可", False)]
)
def test_two_names_of_one_case(one: str, other: str, same: bool) -> None:
    assert same_case(one, other) is same


def test_without_a_readable_limit_twenty_working_days_apply() -> None:
    found = due(parse(""), day("2026-03-02 周一"), NATIONAL, starts="形成")
    assert (found.judge_by, found.words) == (day("2026-03-30 周一"), "形成之日起20个工作日内")
    assert [remark.code for remark in found.remarks] == ["limit_not_read"]
    posted = due(parse("period:30d"), day("2026-03-02 周一"), NATIONAL, starts="形成")
    assert (posted.words, posted.remarks) == ("形成之日起20个工作日内，公示不少于30日", ())


def test_the_end_of_the_last_announced_year() -> None:
    assert due(parse("20wd"), day("2026-12-03 周四"), NATIONAL).judge_by == day("2026-12-31 周四")
    with pytest.raises(YearNotAnnounced):
        due(parse("20wd"), day("2026-12-04 周五"), NATIONAL)
    found = due(parse("20wd"), day("2026-12-04 周五"), provisional(NATIONAL, 2027))
    assert (found.judge_by, found.is_provisional) == (day("2027-01-04 周一"), True)
    assert due(parse("0"), day("2026-12-31 周四"), NATIONAL).judge_by == day("2026-12-31 周四")
    assert not due(parse("7wd"), day("2026-12-04 周五"), NATIONAL).is_provisional


def test_local_rest_days_make_two_days() -> None:
    # 开斋节 2020 in Ningxia: 05-25 and 05-26 are off there.
    found = due(parse("7wd"), day("2020-05-18 周一"), NINGXIA)
    assert (found.remind_by, found.judge_by) == (day("2020-05-27 周三"), day("2020-05-29 周五"))
    found = due(parse("7wd"), day("2020-05-18 周一"), NINGXIA, LocalDays.NATIONAL_ONLY)
    assert found.judge_by == day("2020-05-27 周三")


def test_counting_back_leaves_the_day_itself_out() -> None:
    assert before(day("2026-03-02 周一"), 1, "wd", NATIONAL) == day("2026-02-28 周六")
    assert before(day("2026-03-02 周一"), 1, "d", NATIONAL) == day("2026-03-01 周日")


@pytest.mark.parametrize(
    ("limit", "by", "allowed"),
    [
        ("20wd", "20wd", True),
        ("20wd", "19wd", True),
        ("20wd", "21wd", False),
        ("", "20wd", True),
        ("", "21wd", False),
        ("20wd", "", True),
        ("10wd", "", False),
        ("20wd", "0", True),
        ("0", "1d", False),
        ("20wd", "20d", True),
        ("20wd", "21d", False),
        ("20d", "10wd", False),
        ("20wd", "5wd|10wd", True),
        ("20wd", "5wd|30wd", False),
        ("20wd", "period:7wd", True),
        ("10wd+period:7wd", "10wd", False),
        ("10wd+period:7wd", "10wd+period:7wd", True),
        ("10wd+period:7wd", "5wd+period:8wd", True),
        ("10wd+period:7wd", "5wd+period:6wd", False),
        ("10wd+period:7wd", "5wd+period:30d", False),
        ("20wd+7wd:许可处罚", "20wd+7wd:许可处罚", True),
        ("20wd+7wd:许可处罚", "20wd", False),
        ("20wd+7wd:许可处罚", "7wd", True),
        ("20wd+7wd:许可处罚", "7wd+8wd:许可处罚", False),
        ("20wd", "20wd+10wd:结果", True),
        ("20wd", "20wd+30wd:结果", False),
        ("10wd:批准后", "10wd:批准后+30wd:结果", True),
        ("every:3mo", "every:1mo", True),
        ("every:1y", "every:12mo", True),
        ("every:1mo", "every:3mo", False),
        ("every:3mo", "every:20wd", False),
        ("every:3mo|every:1mo", "every:1mo", True),
        ("every:3mo|event:随时+period:15d", "every:1mo|event:随时+period:15d", True),
        ("every:3mo|event:随时+period:15d", "every:1mo+period:15d", False),
        ("event:及时", "0", True),
        ("event:及时", "event:及时", True),
        ("event:及时", "20wd", False),
        ("20wd", "event:及时", False),
    ],
)
def test_a_locality_shortens_and_never_widens(limit: str, by: str, allowed: bool) -> None:
    verdict = shortened(parse(limit), parse(by))
    assert verdict.allowed is allowed
    assert bool(verdict.reason) is not allowed
