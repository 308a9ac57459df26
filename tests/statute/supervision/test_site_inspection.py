"""What an inspection of the site finds: both sides of every limit."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.freshness import INSPECTION, ColumnState, Freshness
from mingbai.statute.supervision.site_inspection import (
    ARTICLE_TAGS,
    COLUMN_TAGS,
    FOOT,
    SITE_TAGS,
    FindingWeight,
    GuideLimits,
    MediaInUse,
    OpenMessage,
    ServiceGuide,
    SiteColumn,
    SitePage,
    defective_guides,
    faults_of_page,
    home_is_stale,
    silent_media,
    stale_columns,
    unanswered,
    would_pass,
)

TUESDAY = date(2026, 12, 1)
FULL = frozenset({*SITE_TAGS, *COLUMN_TAGS, *ARTICLE_TAGS})


@pytest.mark.parametrize(
    ("updated_on", "said"),
    [
        (date(2026, 11, 17), []),  # Tuesday, two weeks before
        (date(2026, 11, 16), ["首页最近一次更新是2026-11-16，最迟2026-11-30要有新内容。"]),
        (None, ["首页没有一条信息。"]),
    ],
)
def test_the_home_page_has_news_of_two_weeks(updated_on: date | None, said: list[str]) -> None:
    found = list(home_is_stale(updated_on, TUESDAY))
    assert [one.what for one in found] == said
    assert would_pass(found) is not said


@pytest.mark.parametrize(("stale", "weight"), [(4, FindingWeight.COSTS), (5, FindingWeight.FAILS)])
def test_five_stale_columns_fail_the_site(stale: int, weight: FindingWeight) -> None:
    old, new = ColumnState(Freshness.STALE, "", INSPECTION), ColumnState(Freshness.FRESH, "", INSPECTION)
    columns = [SiteColumn("白阳镇", f"栏目{n}", "/baiyang/", old) for n in range(stale)]
    (found,) = stale_columns([*columns, SiteColumn("白阳镇", "就业", "/baiyang/", new)])
    assert (found.weight, found.address) == (weight, "/baiyang/")
    assert found.what.startswith(f"白阳镇长期未更新的栏目{stale}个：栏目0、")


@pytest.mark.parametrize(
    ("received_on", "fails"),
    [
        (date(2026, 9, 1), False),  # Tuesday: three months are over at the end of today
        (date(2026, 8, 31), True),
        (date(2025, 9, 1), True),  # Monday: counted to the year before
        (date(2025, 8, 31), False),
    ],
)
def test_a_message_of_the_last_year_waits_three_months_at_most(received_on: date, fails: bool) -> None:
    message = OpenMessage("白阳镇", "/baiyang/messages/", received_on)
    assert bool(list(unanswered([message], TUESDAY, has_channel=True))) is fails


def test_a_site_without_a_way_to_write_in_fails() -> None:
    assert [one.weight for one in unanswered([], TUESDAY, has_channel=False)] == [FindingWeight.FAILS]


@pytest.mark.parametrize(("updated_on", "fails"), [(date(2026, 11, 17), False), (date(2026, 11, 16), True)])
def test_an_account_is_updated_every_two_weeks(updated_on: date, fails: bool) -> None:
    assert bool(list(silent_media([MediaInUse("微信", "/", updated_on)], TUESDAY))) is fails


def test_five_guides_that_lack_four_elements_fail_the_site() -> None:
    whole = ServiceGuide("临时救助", "/1", ())
    small = ServiceGuide("低保", "/2", ("条件",))
    defective = ServiceGuide("特困", "/3", ("条件", "材料", "流程", "时限"))
    assert [one.weight for one in defective_guides([])] == [FindingWeight.FAILS]
    four = list(defective_guides([whole, small, *[defective] * 4]))
    assert {one.weight for one in four} == {FindingWeight.COSTS}
    five = list(defective_guides([small, *[defective] * 5]))
    assert [one.weight for one in five] == [FindingWeight.COSTS, *[FindingWeight.FAILS] * 5]
    assert {one.weight for one in defective_guides([small], GuideLimits(1, 1))} == {FindingWeight.FAILS}


def test_a_page_answers_and_carries_its_tags_and_foot() -> None:
    foot = "".join(FOOT)
    assert list(faults_of_page(SitePage("/", 200, FULL, foot, is_article=True))) == []
    assert list(faults_of_page(SitePage("/", 200, frozenset(SITE_TAGS), foot))) == []
    (broken,) = faults_of_page(SitePage("/a/", 404, linked_from="/"))
    assert (broken.weight, broken.what) == (FindingWeight.COSTS, "打不开（404），链接在 / 上。")
    tags, rest = faults_of_page(SitePage("/a/", 200, frozenset(SITE_TAGS), "主办", is_article=True))
    assert (tags.weight, rest.weight) == (FindingWeight.REMARK, FindingWeight.REMARK)
    assert "PubDate" in tags.what
    assert "主办" not in rest.what
