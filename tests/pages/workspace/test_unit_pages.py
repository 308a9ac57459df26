"""The pages of units: what is missing is named with whom to ask, mended in the browser; the board; reminders on 今日."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from domains.entries.made import drafted, submitted
from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue.models import Duty
from mingbai.core.errors import Refused
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.supervision.models import Reminder
from support import NOW, TODAY, Team, appointed, sign_in

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Client, Acting], Client]


def seen(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_a_draft_that_nobody_could_review_names_the_post_and_whom_to_ask(
    client: Client, clerk: Acting, section_head: Acting, leader: Acting, officer: Acting
) -> None:
    Organ.objects.filter(code="pengyang").update(telephone="0954-7010000")
    entry = drafted(clerk)
    shown = seen(sign_in(client, clerk), f"/work/entries/{entry}/")
    assert "缺保密审查员（保密审查）" in shown
    assert "请彭阳县人民政府的county任命，电话0954-7010000" in shown
    assert 'id="submit" disabled' in shown
    assert "缺保密审查员" in seen(client, "/work/units/baiyang/")
    assert "缺保密审查员" in seen(client, "/work/"), "今日 of the unit itself"
    answer = client.post(f"/work/entries/{entry}/save/", {"press": "submit", "title": "财务公开", "range": "open"})
    assert answer.status_code == 422
    assert Entry.objects.get(pk=entry).stage == "draft"


def test_the_county_mends_a_unit_without_posts_and_its_clerk_hands_in(
    client: Client, clerk: Acting, section_head: Acting, leader: Acting, officer: Acting
) -> None:
    sign_in(client, officer)
    assert "办不了公开" in seen(client, "/work/")
    assert "1个单位的2020年度报告还没有开始" in seen(client, "/work/"), "never 都做完了 while somebody is behind"
    shown = seen(client, "/work/units/?only=cannot")
    assert "缺保密审查员" in shown
    told = {"kind": "secrecy_reviewer", "person": "", "since_on": TODAY.isoformat(), "section": ""}
    wrong = client.post("/work/units/baiyang/acts/appoint/", told)
    assert wrong.status_code == 422
    assert "写登录名" in wrong.content.decode()
    made = client.post("/work/units/baiyang/acts/appoint/", {**told, "username": "baiyang-secrecy", "label": "白阳镇保密审查员"})
    assert "只显示这一次" in made.content.decode()
    shown = made.content.decode()
    assert "county任命，等baiyang-leader（签发领导）确认" in shown
    assert "/confirm/" not in shown, "the officer does not confirm what the officer appointed"
    assert "缺保密审查员" in shown
    assert "发不出去。白阳镇保密审查员（保密审查员）等baiyang-leader（签发领导）确认。" in shown, (
        "nobody is asked to appoint again"
    )
    with pytest.raises(Refused, match="缺保密审查员"):
        submitted(clerk)
    (address,) = re.findall(r'action="(/work/posts/\d+/confirm/)"', seen(sign_in(Client(), leader), "/work/"))
    assert sign_in(Client(), leader).post(address)["Location"] == "/work/"
    submitted(clerk)
    assert "保密审查员" not in seen(client, "/work/units/baiyang/").split("<h2")[0]


def test_who_is_waited_for_is_named(client: Client, team: Team) -> None:
    Person.objects.filter(pk=team[1].person_id).update(label="白阳镇党政办负责人")
    entry = submitted(team[0])
    sign_in(client, team[0])
    assert "初审：白阳镇党政办负责人（科室负责人）" in seen(client, "/work/")
    assert "等：初审：白阳镇党政办负责人（科室负责人）" in seen(client, f"/work/entries/{entry}/")
    assert "等初审：白阳镇党政办负责人（科室负责人）" in seen(client, "/work/entries/")
    Post.objects.filter(pk=team[1].post_id).delete()
    assert "没有人能办，缺科室负责人" in seen(client, "/work/")


def test_a_departed_clerks_draft_is_offered_and_taken_over(client: Client, team: Team, baiyang: Organ) -> None:
    entry = drafted(team[0])
    Post.objects.filter(pk=team[0].post_id).update(until_on="2021-01-18")
    sign_in(client, appointed(baiyang, "clerk", "baiyang-new"))
    assert "起草的人已经不在岗" in seen(client, "/work/")
    assert client.post(f"/work/entries/{entry}/take-over/").status_code == 302
    assert "起草的人已经不在岗" not in seen(client, "/work/")


def test_a_village_is_added_and_a_telephone_of_ones_own_refused(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    assert "没有登记村、社区" in seen(client, "/work/units/baiyang/")
    village = {"name": "白阳镇周沟村村民委员会", "short_name": "周沟村"}
    assert client.post("/work/units/baiyang/acts/village/", village).status_code == 302
    shown = seen(client, "/work/units/baiyang/")
    assert "周沟村" in shown
    assert "没有登记村、社区" not in shown
    wrong = client.post("/work/units/baiyang/acts/contact/", {"telephone": "13909541234"})
    assert wrong.status_code == 422
    assert "不能公开" in wrong.content.decode()
    assert client.post("/work/units/baiyang/acts/appoint/", {"kind": "clerk"}).status_code in {404, 422}


def test_the_board_has_a_row_a_unit_sorts_and_exports(client: Client, officer: Acting, clerk: Acting, stranger: Acting) -> None:
    catalogue.open_chain(organ_code="wangwa", template="subsidy", title="耕地补贴", opened_on=TODAY, by=stranger, at=NOW)
    sign_in(client, officer)
    shown = seen(client, "/work/units/?sort=week")
    assert shown.index("/work/units/wangwa/") < shown.index("/work/units/baiyang/")
    assert "/work/duties/?organ=wangwa&amp;state=week" in shown
    assert "排名" not in shown
    assert seen(client, "/work/duties/?organ=wangwa&state=week").count("耕地补贴") > 0
    assert "/work/units/wangwa/" not in seen(client, "/work/units/?only=department")
    book = load_workbook(io.BytesIO(client.get("/work/units.xlsx?sort=week").content))
    assert [row[0].value for row in book.active.iter_rows(min_row=2)][:2] == ["王洼镇", "白阳镇"]


def test_the_countys_day_names_the_units_that_are_overdue(client: Client, officer: Acting, stranger: Acting) -> None:
    catalogue.open_chain(organ_code="wangwa", template="subsidy", title="耕地补贴", opened_on=TODAY, by=stranger, at=NOW)
    yesterday = TODAY - timedelta(days=1)
    late = Duty.objects.filter(organ__code="wangwa").update(remind_by=yesterday, judge_by=yesterday)
    shown = seen(sign_in(client, officer), "/work/")
    assert f"1个单位有{late}件公开任务逾期" in shown
    assert f"王洼镇{late}件" in shown
    assert "/work/units/wangwa/" in seen(client, "/work/units/?only=late")


def test_the_board_costs_the_same_for_more_units(client: Client, officer: Acting, county: Organ, clerk: Acting) -> None:
    sign_in(client, officer)
    client.get("/work/units/")
    with CaptureQueriesContext(connection) as few:
        client.get("/work/units/")
    for number in range(30):
        organ = Organ.objects.create(
            code=f"t{number}",
            name=f"第{number}乡人民政府",
            short_name=f"第{number}乡",
            level="township",
            parent=county,
            order=number,
        )
        appointed(organ, "clerk", f"clerk-{number}")
    client.get("/work/units/")
    with CaptureQueriesContext(connection) as many:
        shown = seen(client, "/work/units/")
    assert len(many) == len(few) < 40
    assert shown.count('name="organ"') == 20
    assert "后面的" in shown


def test_many_units_are_reminded_and_one_answers(client: Client, officer: Acting, clerk: Acting, stranger: Acting) -> None:
    sign_in(client, officer)
    client.post("/work/reminders/send/", {"organ": ["baiyang", "wangwa"], "words": "周五前答复"})
    assert Reminder.objects.count() == 2
    reminder = Reminder.objects.get(organ__code="baiyang")
    assert "周五前答复。" in reminder.text
    sign_in(client, clerk)
    assert "周五前答复" in seen(client, "/work/")
    assert client.post(f"/work/reminders/{reminder.pk}/", {"text": "1月22日前公开。"}).status_code == 302
    sign_in(client, officer)
    assert "1月22日前公开。" in seen(client, "/work/")
    client.post(f"/work/reminders/{reminder.pk}/seen/")
    assert "1月22日前公开。" not in seen(client, "/work/")
    assert "1月22日前公开。" in seen(client, "/work/reminders/")


def test_a_single_duty_is_reminded_of(client: Client, officer: Acting, stranger: Acting) -> None:
    catalogue.open_chain(organ_code="wangwa", template="subsidy", title="耕地补贴", opened_on=TODAY, by=stranger, at=NOW)
    duty = Duty.objects.filter(organ__code="wangwa").order_by("judge_by").first()
    assert duty is not None
    Duty.objects.filter(pk=duty.pk).update(remind_by="2021-01-15", judge_by="2021-01-15")
    sign_in(client, officer)
    assert f'name="duty" value="{duty.pk}"' in seen(client, "/work/duties/late/")
    client.post("/work/reminders/send/", {"duty": str(duty.pk), "back": "/work/duties/late/"})
    assert "最迟2021年1月15日公开" in Reminder.objects.get(duty=duty).text
    assert client.post("/work/reminders/send/", {"duty": "999"}).status_code == 404
