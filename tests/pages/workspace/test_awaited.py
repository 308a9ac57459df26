"""Rows of 今日 on those who were asked for an opinion and said nothing, and the late list of the county."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import consultations, limits, path
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.practice import set_practice
from mingbai.workspace.cases.tasks import gather
from mingbai.workspace.tasks import Task
from pages.workspace.pressing import text
from support import day_of

pytestmark = pytest.mark.django_db


def rows(who: Acting, month: int, day: int) -> list[Task]:
    """What the day says of those who were asked; not the letters that still have to go out, nor the case's own dates."""
    found = gather(day_of(who, date(2021, month, day))).tasks
    return [row for row in found if row.act not in ("去发", "去办理")]


def test_a_case_that_waits_for_another_organ_stays_in_sight(client: Client, clerk: Acting, officer: Acting) -> None:
    case = received(clerk, at(1, 4))
    limits.consult(case_id=case.case_id, asked=AskedParty("other", "县水务局"), by=clerk, at=at(1, 6))
    assert (row_of(case).due_on, row_of(case).remind_on) == (None, date(2021, 2, 1))
    assert rows(clerk, 1, 12) == []
    (first,), (next_day,), (second,) = (rows(clerk, 1, day) for day in (13, 14, 20))
    assert [(one.on, one.is_urgent, one.tag) for one in (first, next_day, second)] == [
        (date(2021, 1, 13), True, "等了5个工作日"),
        (date(2021, 1, 13), False, "等了6个工作日"),
        (date(2021, 1, 20), True, "等了10个工作日"),
    ]
    assert "等征求的意见，期限停着；不等的话到2021年2月1日" in text(client, officer, "/work/cases/?organ=baiyang")
    assert rows(officer, 2, 1) == []
    assert [row.title for row in rows(officer, 2, 2)] == ["白阳镇：1件申请在等征求的意见，不等的话已经到期"]
    (late,) = rows(clerk, 2, 2)
    assert (late.tag_kind, late.is_urgent) == ("late", True)
    assert "2021年2月1日就到期了" in late.why
    limits.record_answer(case_id=case.case_id, party="县水务局", agrees=True, words="同意", by=clerk, at=at(2, 2))
    assert rows(clerk, 2, 3) == []
    assert rows(officer, 2, 3) == []


@pytest.mark.parametrize(("role", "means"), [("third_party", "由本机关依照条例决定"), ("co_maker", "视为同意公开")])
def test_silence_after_the_last_day_is_a_row_until_the_organ_decides(clerk: Acting, role: str, means: str) -> None:
    case = received(clerk, at(1, 4))
    told: dict[str, Any] = {"case_id": case.case_id, "by": clerk}
    party = limits.consult(**told, asked=AskedParty(role, "某单位", what="单价"), at=at(1, 6))
    assert rows(clerk, 1, 27) == []
    (row,) = rows(clerk, 1, 28)
    assert (row.act, row.on) == ("登记收到日期", date(2021, 1, 27))
    assert means in row.why
    consultations.record_receipt(**told, party=party, how="邮件查询单", on=date(2021, 1, 7), at=at(1, 28))
    assert rows(clerk, 1, 28) == []
    (row,) = rows(clerk, 1, 29)
    assert (row.act, row.href) == ("去决定", f"/work/cases/{case.case_id}/path/4/")
    for number, answer in enumerate(("complete", "responsible", "held", "open"), 1):
        path.answer_question(**told, number=number, answer=answer, reason="已核对", at=at(1, 29))
    assert rows(clerk, 1, 29) == []


def test_where_sending_is_no_receipt_the_day_is_asked_for(clerk: Acting, officer: Acting) -> None:
    set_practice(choices={"sending_is_receipt": False}, by=officer, at=at(1, 4))
    case = received(clerk, at(1, 4))
    party = limits.consult(case_id=case.case_id, asked=AskedParty("third_party", "某单位", what="单价"), by=clerk, at=at(1, 6))
    (row,) = rows(clerk, 1, 13)
    assert (row.act, row_of(case).remind_on) == ("登记收到日期", date(2021, 2, 1))
    known: dict[str, Any] = {"party": party, "how": "邮件查询单", "on": date(2021, 1, 11)}
    consultations.record_receipt(case_id=case.case_id, **known, by=clerk, at=at(1, 13))
    assert rows(clerk, 2, 1) == []
    assert [row.on for row in rows(clerk, 2, 2)] == [date(2021, 2, 1)]
