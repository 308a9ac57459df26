"""The stages of a matter, what they lack, and an expropriation's three notices on real dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mingbai.statute.citation import Confidence
from mingbai.statute.disclosure.chains import (
    ChainStage,
    ChainStanding,
    EntryBrief,
    Progress,
    Step,
    StepView,
    Template,
    chain_limits,
    notices_in_order,
    timeline,
    what_is_missing,
    with_limits,
)
from mingbai.statute.workdays.arrangement import Arrangement, layer
from mingbai.statute.workdays.calendar import Calendar

ON = date(2026, 3, 2)  # a Monday
TOWNSHIP = frozenset({"township"})
COUNTY = frozenset({"county"})
# 2026: 清明 4—6 April; 劳动节 1—5 May, 9 May a working Saturday.
SPRING = Arrangement(
    2026,
    frozenset(date(2026, 4, d) for d in (4, 5, 6)) | frozenset(date(2026, 5, d) for d in range(1, 6)),
    frozenset({date(2026, 5, 9)}),
)
CALENDAR = Calendar(layer((SPRING,)))


def step(key: str, stage: ChainStage, whose: frozenset[str] = TOWNSHIP, *, is_kept: bool = False) -> Step:
    return Step(
        key, stage, f"事项{key}", ("对象", "标准"), "20wd", "乡镇人民政府", whose, "政府网站", "标准目录", is_kept=is_kept
    )


TEMPLATE = Template(
    "aid",
    "救助",
    "",
    "",
    (
        step("policy", ChainStage.DECISION, COUNTY),
        step("review", ChainStage.EXECUTION),
        step("ending", ChainStage.EXECUTION),
        step("papers", ChainStage.MANAGEMENT, is_kept=True),
        step("guide", ChainStage.SERVICE),
        step("result", ChainStage.RESULT),
    ),
)


def entry(number: int, *missing: str) -> EntryBrief:
    return EntryBrief(number, f"第{number}条", date(2026, 2, 2), missing)


def by_key(standing: ChainStanding) -> dict[str, StepView]:
    return {view.step.key: view for stage in timeline(TEMPLATE, standing, "township", ON) for view in stage.steps}


def test_a_new_matter_lacks_every_own_step() -> None:
    stages = timeline(TEMPLATE, ChainStanding(), "township", ON)
    assert [stage.title for stage in stages] == ["决策", "执行", "管理", "服务", "结果"]
    assert [stage.progress.value for stage in stages] == ["exempt", "missing", "exempt", "missing", "missing"]
    assert [view.step.key for view in what_is_missing(stages)] == ["review", "ending", "guide", "result"]


def test_what_the_county_publishes_counts_once_it_is_there() -> None:
    stages = timeline(TEMPLATE, ChainStanding({"policy": [entry(1)]}), "township", ON)
    assert stages[0].progress is Progress.DONE
    assert timeline(TEMPLATE, ChainStanding(), "county", ON)[0].progress is Progress.MISSING


def test_a_step_is_half_while_no_entry_has_the_element() -> None:
    views = by_key(ChainStanding({"review": [entry(1, "对象", "标准"), entry(2, "标准")], "guide": [entry(3, "对象"), entry(4)]}))
    assert (views["review"].progress, views["review"].missing) == (Progress.HALF, ("标准",))
    assert (views["guide"].progress, views["guide"].missing) == (Progress.DONE, ())


def test_a_stage_is_half_when_one_of_its_steps_is_open() -> None:
    stages = timeline(TEMPLATE, ChainStanding({"review": [entry(1)]}), "township", ON)
    assert stages[1].progress is Progress.HALF
    both = timeline(TEMPLATE, ChainStanding({"review": [entry(1)], "ending": [entry(2)]}), "township", ON)
    assert both[1].progress is Progress.DONE


def test_an_exempt_step_is_not_missing_and_says_why() -> None:
    standing = ChainStanding({"review": [entry(1)]}, {"ending": "本年没有终止供养的人员", "review": "写错了"})
    views = by_key(standing)
    assert (views["ending"].progress, views["ending"].reason) == (Progress.EXEMPT, "本年没有终止供养的人员")
    assert views["review"].progress is Progress.DONE, "what is published is not exempt"
    assert timeline(TEMPLATE, standing, "township", ON)[1].progress is Progress.DONE


def test_a_matter_is_complete_without_what_is_only_kept() -> None:
    done = {key: [entry(n)] for n, key in enumerate(("review", "ending", "guide", "result"))}
    stages = timeline(TEMPLATE, ChainStanding(done), "township", ON)
    assert what_is_missing(stages) == ()
    assert by_key(ChainStanding(done))["papers"].progress is Progress.KEPT


def test_the_earliest_day_comes_first_and_late_is_after_the_day() -> None:
    dues = {"result": date(2026, 3, 2), "guide": date(2026, 2, 27)}  # today, a Monday; the Friday before
    views = by_key(ChainStanding(dues=dues))
    assert not views["result"].is_late, "the last day is not late"
    assert views["guide"].is_late
    missing = what_is_missing(timeline(TEMPLATE, ChainStanding(dues=dues), "township", ON))
    assert [view.step.key for view in missing] == ["guide", "result", "review", "ending"]


def posted(on: date, down: date | None = None) -> EntryBrief:
    return EntryBrief(1, "公告", on, posted_on=on, down_on=down)


# Posted on Monday 2026-03-30: ten working days, without 清明 (4—6 April), end on Tuesday 14 April.
FIRST = posted(date(2026, 3, 30))
FOURTH = posted(date(2026, 4, 15))  # a Wednesday, the first day after; thirty days end on Friday 15 May


@pytest.mark.parametrize(
    ("notices", "codes"),
    [
        ({}, []),
        ({1: FIRST}, []),
        ({1: FIRST, 4: FOURTH}, []),
        ({1: FIRST, 4: posted(date(2026, 4, 14))}, ["notice.4.early"]),
        ({4: FOURTH}, ["notice.1.left_out"]),
        ({1: FIRST, 4: FOURTH, 8: posted(date(2026, 5, 16))}, []),  # a Saturday
        ({1: FIRST, 4: FOURTH, 8: posted(date(2026, 5, 15))}, ["notice.8.early"]),  # the Friday on which the thirty days end
        ({8: FIRST}, ["notice.4.left_out"]),
        ({1: posted(date(2026, 3, 30), date(2026, 4, 15))}, []),  # down on the day after the last
        ({1: posted(date(2026, 3, 30), date(2026, 4, 14))}, ["notice.1.short"]),
        ({1: FIRST, 4: posted(date(2026, 4, 15), date(2026, 5, 15))}, ["notice.4.short"]),
        ({1: FIRST, 4: posted(date(2026, 4, 15), date(2026, 5, 16))}, []),
    ],
)
def test_the_three_notices(notices: dict[int, EntryBrief], codes: list[str]) -> None:
    found = notices_in_order(notices, CALENDAR)
    assert [verdict.code for verdict in found] == codes
    assert all(verdict.reason and verdict.citation for verdict in found)


def test_without_a_day_on_the_board_the_day_of_publication_counts() -> None:
    published = EntryBrief(1, "公告", date(2026, 4, 14))
    assert [v.code for v in notices_in_order({1: FIRST, 4: published}, CALENDAR)] == ["notice.4.early"]


def practice_step() -> Template:
    found = replace(step("review", ChainStage.EXECUTION), limit="period:5wd", limit_confidence=Confidence.PRACTICE)
    return replace(TEMPLATE, steps=(found, step("guide", ChainStage.SERVICE)))


def test_the_county_sets_a_limit_of_practice() -> None:
    (found,) = with_limits([practice_step()], {"aid.review": "period:7wd"})
    assert [one.limit for one in found.steps] == ["period:7wd", "20wd"]
    assert with_limits([practice_step()], {}) == (practice_step(),)


@pytest.mark.parametrize(("key", "words"), [("aid.guide", "不能改"), ("aid.nothing", "没有"), ("guide", "没有")])
def test_a_limit_of_law_or_of_no_step_is_not_set(key: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        with_limits([practice_step()], {key: "period:7wd"})


def test_the_table_of_limits_is_read_strictly() -> None:
    assert chain_limits({"aid.review": "period:7wd"}) == {"aid.review": "period:7wd"}
    for table, words in (
        ([], "一张表"),
        ({"aid.review": 7}, "文字"),
        ({"aid.review": ""}, "文字"),
        ({"aid.review": "soon"}, "看不懂"),
    ):
        with pytest.raises(ValueError, match=words):
            chain_limits(table)
