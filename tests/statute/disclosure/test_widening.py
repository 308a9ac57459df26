"""Nobody can widen the range beyond the village the law sets; persons are assessed before they are named."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.disclosure.ranges import Proposed, Range, default_range, may_widen, needs_assessment

SINCE = date(2026, 7, 1)  # Wednesday


@pytest.mark.parametrize(
    ("proposed", "to", "allowed"),
    [
        (Range.VILLAGE, Range.OPEN, False),
        (Range.VILLAGE, Range.VILLAGE, True),
        (Range.VILLAGE, Range.ONSITE, True),
        (Range.ONSITE, Range.VILLAGE, False),
        (Range.ONSITE, Range.OPEN, False),
        (Range.OPEN, Range.OPEN, True),
        (Range.OPEN, Range.VILLAGE, True),
    ],
)
def test_a_range_only_narrows(proposed: Range, to: Range, allowed: bool) -> None:
    law = default_range("", "社会救助", "低保对象名单", True, SINCE)
    verdict = may_widen(Proposed(proposed, law.reason, law.citation), to)
    assert verdict.allowed is allowed
    assert verdict.citation == (None if allowed else law.citation)


def test_the_refusal_names_both_ranges_and_the_article_of_the_day() -> None:
    refusal = may_widen(default_range("21.8", "", "临时救助名单", True, date(2026, 6, 30)), Range.OPEN)  # Tuesday
    assert (refusal.code, str(refusal.citation)) == ("range.wider", "社会救助暂行办法第11条")
    assert refusal.reason == "救助对象的名单在其所在的村、社区范围内公布。范围是“只在本村、本社区”，不能改成“全社会”。"


@pytest.mark.parametrize(
    ("named", "lists", "needed"),
    [
        (True, [], True),
        (False, [], False),
        (False, [["序号", "项目", "金额"]], False),
        (False, [["序号", "项目"], ["姓名", "金额"]], True),
    ],
)
def test_persons_are_assessed_first(named: bool, lists: list[list[str]], needed: bool) -> None:
    assert needs_assessment(named, lists) is needed
