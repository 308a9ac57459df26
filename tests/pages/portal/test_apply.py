"""An application by anybody: written step by step, kept on the device, sent by the one door."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from domains.cases.applications_made import NUMBER, PHONE
from mingbai.accounts.values import Acting
from mingbai.cases.actions.online import clear_public_form
from mingbai.cases.models import Application, ApplicationDraft, PublicUse
from mingbai.cases.queries.online import is_to_be_cleared
from mingbai.cases.values.draft import NEUTRAL_TITLE, intake_of
from mingbai.core.clock import machine_now
from mingbai.core.models import AuditEntry
from mingbai.core.sealing import open_sealed
from mingbai.entries.actions import Published
from mingbai.entries.models import Entry
from mingbai.entries.queries import fitting
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from pages.portal.applying import (
    FORM,
    IDENTITY,
    KIND,
    RECEIPT,
    STATUS,
    STEPS,
    WHAT,
    everything_stored,
    filled_until,
    opened,
    said,
    sent,
    there,
)
from support import NOW, SYSTEM, TODAY, brought_in

# The clerk brings the small county with its township.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clerk")]


def test_the_whole_way_to_the_receipt_by_the_one_door(client: Client) -> None:
    assert "白阳镇人民政府" in said(client, "/apply/")
    filled_until(client, "form")
    assert ApplicationDraft.objects.count() == 1
    page = said(client, reverse("portal:apply-check", args=["baiyang"]))
    for words in ("自然人（个人）", "甲某", NUMBER, PHONE, WHAT["sought"], "2020", "纸质", "邮寄"):
        assert words in page
    answer = client.post(RECEIPT)
    page, row = answer.content.decode(), Application.objects.get()
    assert (row.channel, row.state, row.received_on, row.submitted_on) == ("web", "entered", None, TODAY)
    assert (row.applicant_kind, row.form_wanted, row.delivery, row.helped) == ("natural", "paper", "post", "")
    assert row.title == NEUTRAL_TITLE
    assert open_sealed(row.sought) == f"{WHAT['sought']}\n大概是2020年的。"
    assert f"<dd>{row.number}</dd>" in page
    assert row.next_what == "confirm", "the organ has to confirm it"
    entry = AuditEntry.objects.latest("id")
    assert (entry.event, entry.organ_code, entry.actor) == ("case.received", "baiyang", "白阳镇人民政府 系统")
    assert not ApplicationDraft.objects.exists()
    assert client.cookies["draft"]["max-age"] == 0
    assert "已经寄出" in said(client, RECEIPT, 409)
    assert Application.objects.count() == 1, "a second press sends nothing"


def test_no_answer_may_be_kept_and_cookies_stay_with_these_pages(client: Client, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = True
    for address in ("/apply/", there("kind"), STATUS):
        assert "no-store" in client.get(address)["Cache-Control"], address
    row, code = sent(client)
    assert opened(client, row.number, code)["Location"] == STATUS
    for name in ("draft", "case"):
        morsel = client.cookies[name]
        assert morsel["path"] == "/apply/"
        assert morsel["samesite"] == "Lax"
    assert client.cookies["case"]["httponly"]
    assert client.cookies["case"]["secure"]
    assert row.number not in client.cookies["case"].value
    assert code not in client.cookies["case"].value


def test_a_form_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post(there("kind"), KIND).status_code == 403
    assert client.post(RECEIPT).status_code == 403
    typed = {"record": "低保公示第3行", "wrong": "人口应当是3人", "evidence": "户口簿", "document_number": NUMBER}
    page = said(client, there("record"), 403, **typed)
    assert [f"{words}</textarea>" in page for words in typed.values()] == [True, True, True, False]
    assert not ApplicationDraft.objects.exists()


@pytest.mark.parametrize(
    ("step", "changed", "sentence", "at_field"),
    [
        ("kind", {"kind": "complaint"}, "选要一份信息，还是更正一条记录", "kind"),
        ("who", {"applicant_kind": "nobody"}, "选申请人是个人，还是哪一种单位", "applicant_kind"),
        ("identity", {"name": " "}, "写申请人的姓名", "name"),
        ("identity", {"document": "工作证"}, "选一种证件", "document"),
        ("identity", {"document_number": ""}, "写证件上的号码", "document_number"),
        ("identity", {"document_number": "640425199001011239"}, "身份证号码一共18位", "document_number"),
        ("reach", {"telephone": "", "address": ""}, "电话、电子邮箱、通信地址至少写一种", "telephone"),
        ("reach", {"telephone": "去问老王"}, "电话只写数字", "telephone"),
        ("reach", {"email": "name@"}, "电子邮箱写完整", "email"),
        ("reach", {"agent_telephone": PHONE}, "写代理人的姓名", "agent"),
        ("what", {"sought": "  "}, "写出您想要的信息，例如“2020年临时救助发放名单”", "sought"),
        ("what", {"sought": "大" * 4001}, "最多写 4000 个字", "sought"),
        ("what", {"year": "去年"}, "年份写四位数字，例如 2020", "year"),
        ("what", {"year": "2099"}, "年份写四位数字，例如 2020", "year"),
        ("form", {"form_wanted": ""}, "选一种形式", "form_wanted"),
        ("form", {"delivery": "fax"}, "选一种途径", "delivery"),
        ("form", {"delivery": "email"}, "前面没有写电子邮箱", "delivery"),
    ],
)
def test_every_error_stands_in_the_summary_first_and_at_its_field(
    client: Client, step: str, changed: dict[str, str], sentence: str, at_field: str
) -> None:
    if step != "kind":
        filled_until(client, list(STEPS)[list(STEPS).index(step) - 1])
    page = said(client, there(step), 422, **{**STEPS[step], **changed})
    assert "<title>错误：" in page
    summary, _, form = page.partition("<main")[2].partition("<form class")
    assert sentence in summary
    assert f'href="#id_{at_field}"' in summary
    assert f'id="id_{at_field}-e"' in form
    assert not Application.objects.exists()


def test_an_organisation_names_its_contact(client: Client) -> None:
    filled_until(client, "who", who={"applicant_kind": "business"})
    assert "联系人" in said(client, there("identity"))
    company = {"name": "某某公司", "document": "营业执照", "document_number": "91640425MA00000000"}
    assert "写单位里负责联系的人" in said(client, there("identity"), 422, **company)
    assert client.post(there("identity"), {**company, "contact_person": "乙某"}).status_code == 302


@pytest.mark.both_engines
def test_a_draft_waits_on_the_device_and_is_sealed(client: Client) -> None:
    filled_until(client, "what")
    draft = ApplicationDraft.objects.get()
    token = client.cookies["draft"].value
    stored = everything_stored()
    for secret in (NUMBER, PHONE, "甲某", WHAT["sought"], token):
        assert secret not in stored, secret
    later = Client()
    later.cookies["draft"] = token
    assert WHAT["sought"] in said(later, there("what"))
    assert "没有写完的申请" in said(later, "/apply/")
    assert "没有写完的申请" not in said(Client(), "/apply/")
    assert later.get(reverse("portal:apply-check", args=["baiyang"]))["Location"] == there("form")
    later.post(there("identity"), {**IDENTITY, "name": "甲某某"})
    assert ApplicationDraft.objects.get().pk == draft.pk
    assert "甲某某" in said(later, there("identity"))
    assert later.post(reverse("portal:apply-discard")).status_code == 302
    assert not ApplicationDraft.objects.exists()


def test_a_step_cannot_be_skipped_nor_a_foreign_draft_sent(client: Client) -> None:
    assert client.get(there("what"))["Location"] == there("kind")
    client.post(there("kind"), KIND)
    assert client.post(there("what"), WHAT)["Location"] == there("kind")
    assert client.post(RECEIPT)["Location"] == there("who")
    assert client.get(there("identity", "wangwa")).status_code in {302, 404}
    client.cookies["draft"] = "of-nobody"
    assert "已经寄出" in said(client, RECEIPT, 409)


@pytest.mark.both_engines
def test_thirty_days_later_the_draft_is_gone(client: Client) -> None:
    filled_until(client, "reach")
    now = machine_now()
    ApplicationDraft.objects.update(changed_at=now - timedelta(days=29))
    assert not is_to_be_cleared()
    assert clear_public_form(by=SYSTEM, at=NOW) == 0
    ApplicationDraft.objects.update(changed_at=now - timedelta(days=30))
    assert client.get(there("reach"))["Location"] == there("kind"), "too old to be read even before it is deleted"
    assert is_to_be_cleared()
    assert clear_public_form(by=SYSTEM, at=NOW) == 1
    assert not ApplicationDraft.objects.exists()
    PublicUse.objects.update(at=now - timedelta(days=3))
    assert is_to_be_cleared()
    clear_public_form(by=SYSTEM, at=NOW)
    assert not PublicUse.objects.exists()


def published(clerk: Acting, *titles: str) -> None:
    brought_in(clerk, *(Published("20.7", "财政", title, date(2020, 12, 30), NOW) for title in titles))


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_what_is_public_already_is_shown_before_sending(client: Client, clerk: Acting, answer: str) -> None:
    published(clerk, "白阳镇2020年高标准农田建设项目中标结果", "白阳镇2020年第四季度临时救助资金发放情况")
    filled_until(client, "reach")
    assert client.post(there("what"), WHAT)["Location"] == there("what")
    page = said(client, there("what"))
    assert "这些已经公开，不用申请" in page
    assert "高标准农田建设项目中标结果</a>" in page
    assert "临时救助资金" not in page
    shown = re.search(r'name="shown" value="([\d,]+)"', page)
    assert shown
    seen = {**WHAT, "shown": shown[1]}
    assert "看一看上面列出的，选一个" in said(client, there("what"), 422, **seen)
    assert client.post(there("what"), {**seen, "helped": answer})["Location"] == there("form")
    client.post(there("form"), FORM)
    assert client.post(RECEIPT).status_code == 200
    assert Application.objects.get().helped == answer


@pytest.mark.both_engines
def test_whoever_finds_it_public_does_not_apply_and_that_is_counted(client: Client, clerk: Acting) -> None:
    published(clerk, "白阳镇2020年高标准农田建设项目中标结果")
    filled_until(client, "reach")
    client.post(there("what"), WHAT)
    found = Entry.objects.get().pk
    assert "这个就是我要的" in said(client, there("what"))
    refused = client.post(there("what"), {"sought": "教育", "found": str(found)})
    assert refused["Location"] == there("form"), "what was not shown answers nothing"
    answer = client.post(there("what"), {"sought": WHAT["sought"], "found": str(found)})
    assert answer["Location"] == f"/baiyang/entries/{found}/"
    assert not ApplicationDraft.objects.exists()
    assert not Application.objects.exists()
    entry = AuditEntry.objects.latest("id")
    assert (entry.event, entry.data) == ("case.answered_by_public", f'{{"entry":{found},"organ":"baiyang"}}')
    again = client.post(there("what"), {"sought": WHAT["sought"], "found": str(found)})
    assert again["Location"] == there("kind")


def test_only_listed_titles_of_the_organ_that_share_rare_words_fit(clerk: Acting) -> None:
    published(clerk, "白阳镇2020年高标准农田建设项目中标结果", "白阳镇2020年度部门决算", "白阳镇2020年临时救助发放名单")
    organ = organs.organ("baiyang")

    def titles(words: str) -> list[str]:
        return [row.title for row in fitting(organ.id, words)]

    assert titles("2020年临时救助的发放名单") == ["白阳镇2020年临时救助发放名单"]
    assert titles("白阳镇2020年度全部的材料") == ["白阳镇2020年度部门决算"]
    assert titles("教育") == titles("") == titles("林权证办理的档案") == []
    Entry.objects.update(is_listed=False)
    assert titles("2020年临时救助的发放名单") == []


def test_the_line_for_lists_never_says_who() -> None:
    for sought in ("甲某家的宅基地档案", f"身份证{NUMBER}的低保档案"):
        assert intake_of({"name": "甲某", "sought": sought}, TODAY).title == NEUTRAL_TITLE


def test_a_committee_and_a_closed_organ_take_none(client: Client) -> None:
    above = Organ.objects.get(code="baiyang")
    village = {"code": "zhougou", "name": "周沟村村民委员会", "short_name": "周沟村", "level": "village"}
    Organ.objects.create(parent=above, **village)
    page = said(client, there("kind", "zhougou"), 404, **KIND)
    assert "不受理政府信息公开申请" in page
    assert "周沟村" not in said(client, "/apply/")
    assert not ApplicationDraft.objects.exists()
    Organ.objects.filter(pk=above.pk).update(closed_on=TODAY, closing_note="并入古城镇。")
    assert "并入古城镇。" in said(client, there("kind"), 410, **KIND)
    assert "白阳镇人民政府" not in said(Client(), "/apply/")


def test_guide_and_navigation_lead_to_the_form(client: Client) -> None:
    page = said(client, "/baiyang/guide/")
    assert f'href="{there("kind")}"' in page
    assert '<a href="/apply/">申请公开</a>' in page
