"""What a fact makes due, forward from it or back from it."""

from __future__ import annotations

import pytest

from mingbai.statute.disclosure.events import due_of_event, event_kind, event_kinds
from statute.workdays.notices import NATIONAL, day


@pytest.mark.parametrize(
    ("key", "on", "remind", "judge", "where"),
    [
        ("budget_approved", "2026-02-09 周一", "2026-03-01 周日", "2026-03-02 周一", "预算法第14条第一款"),
        ("department_budget_approved", "2026-02-10 周二", "2026-03-02 周一", "2026-03-02 周一", "预算法第14条第二款"),
        ("permit_or_penalty", "2026-02-09 周一", "2026-02-25 周三", "2026-02-25 周三", "指导意见"),
        ("expropriation_approved", "2026-03-02 周一", "2026-03-23 周一", "2026-03-23 周一", "土地管理法实施条例第31条"),
        ("approval_document_received", "2026-03-02 周一", "2026-03-16 周一", "2026-03-16 周一", "标准目录"),
        ("survey_ended", "2026-09-18 周五", "2026-09-24 周四", "2026-09-24 周四", "标准目录"),
        ("hearing", "2026-03-04 周三", "2026-02-24 周二", "2026-02-24 周二", "标准目录"),
        ("meeting", "2026-03-10 周二", "2026-03-03 周二", "2026-03-03 周二", "标准目录"),
        ("at_once", "2026-02-16 周一", "2026-02-16 周一", "2026-02-16 周一", "标准目录"),
    ],
)
def test_the_day_that_a_fact_makes_due(key: str, on: str, remind: str, judge: str, where: str) -> None:
    found = due_of_event(key, day(on), NATIONAL)
    assert (found.remind_by, found.judge_by) == (day(remind), day(judge))
    assert str(found.citation).endswith(where)


def test_only_hearings_and_meetings_count_back() -> None:
    assert [kind.key for kind in event_kinds() if kind.counts_back] == ["hearing", "meeting"]
    assert (
        due_of_event("approval_document_received", day("2026-03-02 周一"), NATIONAL).words == "收到征地批准文件之日起10个工作日内"
    )


def test_no_other_kind_of_fact() -> None:
    with pytest.raises(LookupError):
        event_kind("rain")
