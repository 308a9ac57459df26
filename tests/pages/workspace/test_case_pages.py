"""Pages of applications: registration, the page with the clock, one form for each act, rows of 今日, tasks of other organs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import NUMBER, PHONE, SOUGHT, at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling
from mingbai.cases.actions.receive import Received
from mingbai.cases.models import Application, CaseTask, Reading
from mingbai.cases.queries.clock import timeline_of
from mingbai.cases.queries.gaps import gaps
from mingbai.organs.models import Organ
from mingbai.workspace.cases.act.pages import PAGES
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from support import NOW, TODAY, appointed, day_of, sign_in

pytestmark = pytest.mark.django_db
# Two weeks before the tests' today, Tuesday 19 January 2021.
ARRIVED = at(1, 5)
SENT = {
    "channel": "window",
    "submitted_on": "2021-01-05",
    "kind": "information",
    "applicant_kind": "natural",
    "name": "甲某",
    "document": "居民身份证",
    "document_number": NUMBER,
    "telephone": PHONE,
    "sought": SOUGHT,
    "title": "高标准农田项目实施方案",
    "form_wanted": "paper",
    "delivery": "post",
}

WHILE_HANDLED = {
    "reopen",
    "ask_correction",
    "consult",
    "record_receipt",
    "record_answer",
    "ask_reasons",
    "delay",
    "extend",
    "notice_fee",
    "withdraw",
}


@pytest.fixture
def case(clerk: Acting) -> Received:
    return received(clerk, ARRIVED)


def test_what_came_to_the_counter_is_registered_and_the_code_shown_once(client: Client, clerk: Acting) -> None:
    pressed(client, clerk, "/work/cases/new/", **SENT)
    row = Application.objects.get()
    page = text(client, clerk, f"/work/cases/{row.pk}/")
    assert f"已登记为{row.number}。查询码 " in page
    assert "查询码 " not in text(client, clerk, f"/work/cases/{row.pk}/")
    assert "最迟 <b>2021年2月2日</b> 答复" in page


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"name": ""}, "写申请人的姓名或者名称"),
        ({"sought": ""}, "照抄申请书里要的信息"),
        ({"submitted_on": "2021-01-20"}, "提交日期不能晚于今天。"),
        ({"title": f"给{PHONE}回电话"}, "手机"),
        ({"channel": "web"}, "选申请是怎么提出的"),
    ],
)
def test_what_cannot_be_registered_is_said_at_the_field(
    client: Client, clerk: Acting, changed: dict[str, str], said: str
) -> None:
    assert said in pressed(client, clerk, "/work/cases/new/", 422, **{**SENT, **changed})
    assert not Application.objects.exists()


def test_who_applied_is_shown_only_after_opening_is_on_record(client: Client, clerk: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/"
    before = text(client, clerk, address)
    assert "甲某" not in before
    assert SOUGHT not in before
    pressed(client, clerk, f"{address}open/")
    assert Reading.objects.get().person_id == clerk.person_id
    page = text(client, clerk, address)
    assert "甲某" in page
    assert SOUGHT in page
    assert PHONE not in page
    assert NUMBER not in page
    full = pressed(client, clerk, f"{address}applicant/", 200, reason="打电话确认收到")
    assert PHONE in full
    assert NUMBER in full
    pressed(client, clerk, f"{address}applicant/", 422, reason="")


def test_nobody_outside_opens_a_case_and_the_county_sees_numbers_alone(
    client: Client, case: Received, officer: Acting, stranger: Acting, auditor: Acting
) -> None:
    for who in (officer, stranger, auditor):
        text(client, who, f"/work/cases/{case.case_id}/", 404)
        pressed(client, who, f"/work/cases/{case.case_id}/open/", 404)
        pressed(client, who, f"/work/cases/{case.case_id}/acts/withdraw/", 404, on="2021-01-19", how="书面")
    text(client, stranger, "/work/cases/?organ=baiyang", 404)
    page = text(client, officer, "/work/cases/?organ=baiyang")
    assert case.number in page
    assert f"/work/cases/{case.case_id}/" not in page


def test_a_village_takes_no_applications_and_sees_what_it_is_asked_to_do(client: Client, clerk: Acting, case: Received) -> None:
    baiyang = Organ.objects.get(pk=clerk.organ_id)
    names = {"name": "白阳镇周沟村村民委员会", "short_name": "周沟村"}
    village = Organ.objects.create(code="zhougou", level="village", parent=baiyang, **names)
    villager = appointed(village, "clerk", "zhougou")
    asked = {"to_whom": "周沟村会计", "to_organ": "zhougou", "what": "查一查台账", "due_on": TODAY}
    handling.send_task(case_id=case.case_id, **asked, by=clerk, at=NOW)
    (row,) = gather(day_of(villager)).tasks
    assert "查一查台账" in text(client, villager, row.href)
    assert row.href in text(client, villager, "/work/")
    assert 'href="/work/cases/"' not in text(client, villager, "/work/")
    for address in ("/work/cases/", "/work/cases/new/", "/work/cases/ledgers/", f"/work/cases/{case.case_id}/"):
        text(client, villager, address, 404)
    said = {"channel": "window", "submitted_on": TODAY.isoformat(), "sought": "x", "title": "x", "name": "x"}
    assert sign_in(client, villager).post("/work/cases/new/", said).status_code == 404
    assert 'href="/work/cases/"' in text(client, clerk, "/work/")


def test_the_clock_is_drawn_and_stands_while_a_third_party_is_asked(client: Client, clerk: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/"
    given = {"role": "third_party", "name": "某建设公司", "what": "合同单价能否公开", "on": "2021-01-12"}
    pressed(client, clerk, f"{address}acts/consult/", **given)
    page = text(client, clerk, address)
    assert page.count('class="held') == 15, "as long as nothing comes, all the days the law gives"
    assert "没有要登记收到日期的" not in page
    pressed(client, clerk, f"{address}acts/record-receipt/", party="第三方1", on="2021-01-14", how="邮件查询单")
    page = text(client, clerk, address)
    assert page.count('class="held') == 17
    assert "征求第三方意见，第三方1，2021年1月14日收到" in page
    assert "没有要登记收到日期的" in page
    pressed(client, clerk, f"{address}acts/record-answer/", party="第三方1", agrees="no", words="不同意公开单价", on="2021-01-18")
    page = text(client, clerk, address)
    assert page.count('class="held') == 4
    assert "某建设公司" not in page, "the log names no third party"
    assert "第三方1" in page
    steps = timeline_of(row_of(case), TODAY).steps
    assert {one.what for one in steps} >= {"third_party_due", "reply_due"}
    assert [one.sentence for one in steps if f"<li>{one.sentence}（{one.citation}）</li>" not in page] == []


@pytest.mark.parametrize("slug", sorted(PAGES))
def test_each_act_has_a_page_where_the_state_has_the_act(client: Client, team: Any, case: Received, slug: str) -> None:
    page = PAGES[slug]
    seen = {sign_in(client, who).get(f"/work/cases/{case.case_id}/acts/{slug}/").status_code for who in team}
    assert (200 in seen) is (page.act in WHILE_HANDLED)


def test_a_correction_is_asked_for_once_and_the_time_begins_anew(client: Client, clerk: Acting) -> None:
    case = received(clerk, at(1, 11))
    address = f"/work/cases/{case.case_id}/"
    empty = pressed(client, clerk, f"{address}acts/ask-correction/", 422, on="2021-01-15")
    assert "选明要补正什么：至少一种情形" in empty
    given = {"situations": ["content"], "what": "写明是哪一个项目", "answer_within": "10", "on": "2021-01-15"}
    pressed(client, clerk, f"{address}acts/ask-correction/", **given)
    page = text(client, clerk, address)
    assert "等申请人补正" in page
    assert "告知补正，10个工作日" in page
    pressed(client, clerk, f"{address}acts/receive-correction/", on="2021-01-18", sought="高标准农田项目")
    assert row_of(case).due_on == date(2021, 2, 19)


def test_only_the_head_extends_and_not_after_the_last_day(client: Client, clerk: Acting, section_head: Acting) -> None:
    case = received(clerk, at(1, 5))
    address = f"/work/cases/{case.case_id}/acts/extend/"
    text(client, clerk, address, 404)
    assert "写 1 到 20 的整数" in pressed(client, section_head, address, 422, workdays="21", reason="正在核对", on="2021-01-19")
    pressed(client, section_head, address, workdays="20", reason="涉及三个村的台账，正在核对", on="2021-01-19")
    assert row_of(case).due_on == date(2021, 3, 5)


def test_two_people_on_one_case_see_the_other(client: Client, clerk: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/acts/consult/"
    given = {
        "role": "other",
        "name": "县水务局",
        "what": "是否同意公开",
        "on": "2021-01-12",
        "revision": str(row_of(case).revision),
    }
    pressed(client, clerk, address, **given)
    assert "别人" in pressed(client, clerk, address, 409, **given)


def test_today_names_what_is_due_and_leaves_the_rest(clerk: Acting, leader: Acting) -> None:
    received(clerk, NOW - timedelta(hours=1))
    assert gather(day_of(clerk)).tasks == ()
    faxed = received(clerk, at(1, 18), channel="fax")
    (row,) = gather(day_of(clerk)).tasks
    assert faxed.number in row.title
    assert (row.on, row.act, row.source) == (TODAY, "去办理", "依据：条例第31条")
    assert gather(day_of(leader)).tasks == ()


def test_another_organ_answers_what_it_was_asked(client: Client, clerk: Acting, stranger: Acting, case: Received) -> None:
    key = handling.send_task(
        case_id=case.case_id,
        to_whom="王洼镇党政办",
        to_organ="wangwa",
        what="查一查台账",
        due_on=TODAY,
        by=clerk,
        at=NOW,
    )
    (row,) = gather(day_of(stranger)).tasks
    assert row.href == f"/work/cases/tasks/{key}/"
    page = text(client, stranger, row.href)
    assert "查一查台账" in page
    assert "甲某" not in page
    pressed(client, stranger, row.href, press="receive")
    assert "写明结果或者退回的理由" in pressed(client, stranger, row.href, 422, press="end", how="done", answer="")
    pressed(client, stranger, row.href, press="end", how="returned", answer="台账在县水务局")
    assert gather(day_of(stranger)).tasks == ()
    text(client, stranger, row.href, 404)


def test_the_later_a_task_the_higher_it_is_told(
    clerk: Acting, section_head: Acting, leader: Acting, stranger: Acting, case: Received
) -> None:
    wangwa = Organ.objects.get(pk=stranger.organ_id)
    their_head, their_leader = (appointed(wangwa, kind, f"wangwa-{kind}") for kind in ("section_head", "signing_leader"))
    told: dict[str, Any] = {"case_id": case.case_id, "what": "查一查台账", "due_on": date(2021, 1, 22), "by": clerk, "at": NOW}
    theirs = handling.send_task(to_whom="党政办", to_organ="wangwa", **told)
    ours = handling.send_task(to_whom="财政所", **told)
    people = {
        "clerk": clerk,
        "head": section_head,
        "leader": leader,
        "their clerk": stranger,
        "their head": their_head,
        "their leader": their_leader,
    }

    def seen(day: int) -> dict[str, list[str]]:
        given = {f"/work/cases/tasks/{theirs}/": "answer", f"/work/cases/tasks/{ours}/": "section"}
        given |= {f"/work/cases/{case.case_id}/#tasks": "owed"}
        rows = {name: gather(day_of(who, date(2021, 1, day))).tasks for name, who in people.items()}
        return {name: sorted(given[row.href] for row in found if row.href in given) for name, found in rows.items()}

    nothing: dict[str, list[str]] = {name: [] for name in people}
    assert seen(18) == {**nothing, "their clerk": ["answer"]}
    on_time = {**nothing, "clerk": ["section"], "their clerk": ["answer"]}
    assert (seen(19), seen(22)) == (on_time, on_time)
    late = {**on_time, "clerk": ["owed", "section"], "head": ["owed", "section"], "their head": ["answer"]}
    assert (seen(25), seen(27)) == (late, late)
    assert seen(28) == {**late, "leader": ["section"], "their leader": ["answer"]}
    handling.end_task(task_id=theirs, answer="查过了。", by=stranger, at=NOW)
    handling.end_task(task_id=ours, answer="查过了。", by=clerk, at=NOW)
    assert seen(28) == nothing


def test_the_organ_itself_receives_and_answers_what_its_own_section_was_asked(
    client: Client, clerk: Acting, leader: Acting, stranger: Acting, case: Received
) -> None:
    address = f"/work/cases/{case.case_id}/"
    pressed(client, clerk, f"{address}tasks/new/", to_whom="财政所", what="查一查台账", due_on="2021-01-20")
    href = f"/work/cases/tasks/{CaseTask.objects.get().pk}/"
    assert href in text(client, clerk, address)
    text(client, leader, href)
    text(client, stranger, href, 404)
    assert "交给财政所办的事还没有回复。" in "".join(gaps(row_of(case)))
    pressed(client, clerk, href, press="receive")
    assert "2021年1月19日签收" in text(client, clerk, address)
    pressed(client, clerk, href, press="end", how="done", answer="查了，共3份")
    page = text(client, clerk, address)
    assert "回复：查了，共3份" in page
    assert href not in page
    text(client, clerk, href, 404)


def test_a_case_that_ended_without_a_reply_has_no_time_left_and_lists_count_the_open_ones_alone(
    client: Client, clerk: Acting, case: Received
) -> None:
    address = f"/work/cases/{case.case_id}/"
    pressed(client, clerk, f"{address}acts/withdraw/", on="2021-01-19", how="书面")
    page = text(client, clerk, address)
    assert "2021年1月19日终结，不再计算答复期限。" in page
    assert 'class="days"' not in page
    page = text(client, clerk, "/work/cases/?state=ended")
    assert case.number in page
    assert "在办 0</a>" in page
    assert "已答复或者终结</a>" in page, "no 0 above a case that is listed below"
