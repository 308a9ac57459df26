"""Drafts for comment: what goes with them, 30 days and less with a reason, the adoption after the period, and for whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingbai.statute.disclosure.comments import (
    CommentNotice,
    CommentPractice,
    adoption_by,
    adoption_title,
    applies,
    explained,
    is_draft_for_comment,
    is_explanation,
    is_for_adoption,
    is_record,
    long_enough,
    over,
    practice_of,
    reachable,
    shortest_until,
    state_words,
)
from statute.workdays.notices import NATIONAL, day

TUESDAY = day("2021-01-05 周二")
# The first day does not count, so 30 days from 5 January end on 4 February.
SAID = CommentNotice(TUESDAY, day("2021-02-04 周四"), address="友谊街8号", explanation="为什么起草、起草的经过和主要内容。")


@pytest.mark.parametrize(
    ("title", "line", "found"),
    [
        ("白阳镇村级公益事业管理办法（征求意见稿）", "", True),
        ("关于公开征求《白阳镇村级公益事业管理办法》意见的公告", "", True),
        ("《白阳镇情况说明管理办法（征求意见稿）》", "", True),
        ("关于《村庄规划（征求意见稿）》公开征求意见的通知", "", True),
        ("村庄规划草案", "决策草案公开征求意见", True),
        ("《村庄规划（征求意见稿）》意见采纳情况", "", False),
        ("关于《村庄规划》公开征求意见结果的反馈", "", False),
        ("《村庄规划（征求意见稿）》起草说明", "", False),
        ("政策解读：《村庄规划（征求意见稿）》", "", False),
        ("白阳镇村庄规划", "", False),
        ("第三方意见征求情况", "公众意见采纳情况", False),
    ],
)
def test_a_draft_for_comment_is_known_by_its_title_or_its_line(title: str, line: str, found: bool) -> None:
    assert is_draft_for_comment(title, line) is found


@pytest.mark.parametrize(
    ("level", "on", "by_reference", "bound"),
    [
        ("county", day("2019-08-31 周六"), True, False),
        ("county", day("2019-09-01 周日"), False, True),
        ("department", TUESDAY, True, True),
        ("township", TUESDAY, True, True),
        ("township", TUESDAY, False, False),
        ("department", day("2019-08-31 周六"), True, False),
        ("village", TUESDAY, True, False),
        ("community", TUESDAY, True, False),
    ],
)
def test_it_binds_the_county_from_september_2019_and_others_by_reference(
    level: str, on: date, by_reference: bool, bound: bool
) -> None:
    assert applies(level, on, by_reference=by_reference) is bound


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2021-01-05 周二", "2021-02-04 周四"),
        # 30 days end on Saturday 30 January and run on to Monday.
        ("2020-12-31 周四", "2021-02-01 周一"),
        # 30 days end on 11 February, the first day off for the Spring Festival, and run on past it.
        ("2021-01-12 周二", "2021-02-18 周四"),
    ],
)
def test_thirty_days_end_on_a_working_day_or_run_on(first: str, last: str) -> None:
    assert shortest_until(day(first), NATIONAL) == day(last)


@pytest.mark.parametrize(
    ("last", "reason", "public_from", "code"),
    [
        ("2021-02-04 周四", "", "2021-01-05 周二", ""),
        ("2021-02-03 周三", "", "2021-01-05 周二", "comment.short"),
        ("2021-02-03 周三", "春耕前要定下来", "2021-01-05 周二", ""),
        ("2021-02-03 周三", "急", "2021-01-05 周二", "comment.short"),
        ("2021-02-04 周四", "", "2021-01-06 周三", "comment.short"),
        ("2021-02-05 周五", "", "2021-01-06 周三", ""),
        ("2021-02-04 周四", "", "2020-12-30 周三", ""),
        ("2021-01-05 周二", "春耕前要定下来", "2021-01-05 周二", "comment.order"),
        ("2021-01-06 周三", "春耕前要定下来", "2021-01-05 周二", ""),
    ],
)
def test_a_period_is_thirty_days_from_the_day_it_is_public_or_says_why_not(
    last: str, reason: str, public_from: str, code: str
) -> None:
    said = replace(SAID, last_day=day(last), short_reason=reason)
    assert long_enough(said, day(public_from), NATIONAL).code == code


@pytest.mark.parametrize("missing", ["first_day", "last_day"])
def test_a_period_has_both_days(missing: str) -> None:
    assert long_enough(replace(SAID, **{missing: None}), TUESDAY, NATIONAL).code == "comment.days"


def test_the_county_decides_whether_a_period_runs_on_from_a_rest_day() -> None:
    first = day("2020-12-31 周四")
    until_saturday = replace(SAID, first_day=first, last_day=day("2021-01-30 周六"))
    assert long_enough(until_saturday, first, NATIONAL).code == "comment.short"
    assert long_enough(until_saturday, first, NATIONAL, rolls=False)


def test_a_draft_published_elsewhere_is_a_record_once_its_shortest_period_is_over() -> None:
    assert is_record(TUESDAY, day("2021-02-04 周四"), NATIONAL).code == "comment.import"
    assert is_record(TUESDAY, day("2021-02-05 周五"), NATIONAL)


def test_a_draft_goes_with_its_explanation_and_a_way_to_answer() -> None:
    assert explained(SAID, has_file=False)
    bare = replace(SAID, explanation="见附件。", address="")
    assert explained(bare, has_file=False).code == "comment.explanation"
    assert explained(bare, has_file=True)
    assert reachable(bare).code == "comment.channel"
    assert all(reachable(replace(bare, **{name: "x"})) for name in ("address", "telephone", "email"))


@pytest.mark.parametrize(
    ("name", "found"), [("起草说明.docx", True), ("附件2 管理办法的修订情况说明.pdf", True), ("申报说明.docx", False)]
)
def test_a_file_is_the_explanation_by_its_name(name: str, found: bool) -> None:
    assert is_explanation(name) is found


def test_the_line_for_the_adoption_of_opinions_is_known_by_its_last_level() -> None:
    assert is_for_adoption("重大决策预公开 · 公众意见采纳情况")
    assert is_for_adoption("征集采纳社会公众意见情况")
    assert not is_for_adoption("公众意见采纳情况 · 草案")


def test_nothing_is_decided_before_the_period_is_over() -> None:
    last = day("2021-02-04 周四")
    assert over(last, last).code == "adoption.early"
    assert over(last, day("2021-02-05 周五"))
    assert over(None, TUESDAY)


def test_the_adoption_is_due_twenty_working_days_after_the_period() -> None:
    # The Spring Festival takes 11 to 17 February; Sunday 7 and Saturday 20 February are worked.
    assert adoption_by(day("2021-02-04 周四"), NATIONAL, 20).judge_by == day("2021-03-09 周二")


def test_the_public_reads_where_it_stands() -> None:
    states = {
        "2021-01-04 周一": "2021年1月5日起征集意见",
        "2021-01-05 周二": "征集中，到2021年2月4日为止",
        "2021-02-04 周四": "征集中，到2021年2月4日为止",
        "2021-02-05 周五": "已结束，结果未公布",
    }
    assert {on: state_words(SAID, day(on)) for on in states} == states
    assert state_words(CommentNotice(), TUESDAY) == ""
    assert adoption_title("关于公开征求《村庄规划（征求意见稿）》意见的公告") == "《村庄规划（征求意见稿）》意见采纳情况"
    assert adoption_title("村庄规划（征求意见稿）") == "《村庄规划（征求意见稿）》意见采纳情况"


def test_the_county_may_change_what_is_practice_and_nothing_else() -> None:
    assert practice_of({}) == CommentPractice(by_reference=True, adoption_workdays=20)
    assert practice_of({"by_reference": False, "adoption_workdays": 10}) == CommentPractice(False, 10)
    for table in ({"days": 10}, {"by_reference": "no"}, {"adoption_workdays": 0}, {"adoption_workdays": True}):
        with pytest.raises(ValueError, match=r"不认识|写"):
            practice_of(table)
