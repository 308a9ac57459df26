"""Where an application stands: number and code, wrong codes, a correction, and how often the public doors open."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import reverse

from domains.cases.applications_made import NUMBER, PHONE
from mingbai.accounts.values import Acting
from mingbai.cases.actions import limits, receive
from mingbai.cases.actions.online import SLOWED, WRONG, open_case
from mingbai.cases.models import Application, ApplicationDraft, CaseStep, PublicUse
from mingbai.cases.queries.work import status_of
from mingbai.cases.values.draft import NEUTRAL_TITLE
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid
from mingbai.core.models import AuditEntry, Site
from mingbai.core.sealing import open_sealed
from mingbai.core.words import day
from mingbai.portal.apply.status.told import next_step
from mingbai.statute.cases.remedies import RemedyKind
from pages.portal.applying import (
    KIND,
    RECEIPT,
    STATUS,
    WHAT,
    everything_stored,
    filled_until,
    opened,
    said,
    sent,
    there,
)
from support import NOW, SYSTEM, TODAY

# The clerk brings the small county with its township.
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clerk")]


def test_what_an_applicant_wrote_reaches_nobody_else(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    secret = f"甲某（{NUMBER}，电话{PHONE}）家的低保审批表"
    row, code = sent(client, what={"sought": secret})
    opened(Client(), row.number, code)
    opened(Client(), row.number, "AAAAA-AAAAA")
    client.get(f"/apply/status/letters/{row.pk}/")
    assert row.title == NEUTRAL_TITLE
    trail = repr(list(AuditEntry.objects.values_list("subject", "data", "actor")))
    stored = everything_stored()
    for one in (NUMBER, PHONE, "甲某", "低保审批表", code):
        assert one not in trail, one
        assert one not in caplog.text, one
        assert one not in stored, one
    for address in ("/", "/organs/", "/baiyang/", "/baiyang/guide/", "/apply/", STATUS, there("what")):
        page = Client().get(address).content.decode()
        assert not [one for one in (NUMBER, PHONE, "甲某", "低保审批表", row.number) if one in page], address


@pytest.mark.both_engines
def test_number_and_code_open_the_case_for_half_an_hour(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    row, code = sent(client)
    visitor = Client()
    typed = row.number.replace("〔", "(").replace("〕", ")")
    answer = opened(visitor, f" {typed} ", f"{code[:5].lower()}-{code[5:]}")
    assert (answer.status_code, answer["Location"]) == (302, STATUS)
    page = said(visitor, STATUS)
    assert row.number in page
    assert "已经收到，工作机构会和您确认" in page
    assert NUMBER not in page
    assert WHAT["sought"] not in page
    monkeypatch.setattr("django.core.signing.time.time", lambda: machine_now().timestamp() + 1801)
    assert "查询码丢了" in said(visitor, STATUS)
    monkeypatch.undo()
    assert row.number in said(visitor, STATUS)
    visitor.post(STATUS, {"leave": "1"})
    assert row.number not in said(visitor, STATUS)


def test_a_code_opens_only_its_own_case_and_a_new_one_closes_the_old(client: Client, clerk: Acting) -> None:
    first, code = sent(client)
    other, _ = sent(Client())
    assert first.number != other.number
    assert opened(Client(), other.number, code).status_code == 422
    visitor = Client()
    opened(visitor, first.number, code)
    forged = Client()
    forged.cookies["case"] = visitor.cookies["case"].value.replace(visitor.cookies["case"].value[:4], "WzEs", 1) + "x"
    assert "查询码丢了" in said(forged, STATUS)
    receive.renew_code(case_id=first.pk, how="当面看了身份证", by=clerk, at=NOW)
    assert "查询码丢了" in said(visitor, STATUS), "known by the old code"
    assert opened(Client(), first.number, code).status_code == 422


def test_a_correction_is_answered_on_the_page_and_restarts_the_clock(client: Client, clerk: Acting) -> None:
    row, code = sent(client)
    opened(client, row.number, code)
    assert client.post(reverse("portal:apply-correction"), {"text": "早了"}).status_code == 422
    receive.confirm(case_id=row.pk, how="电话", by=clerk, at=NOW)
    ask = {"situations": ("content",), "what": "写明是哪个村的项目。", "answer_within": 10}
    limits.ask_correction(case_id=row.pk, **ask, by=clerk, at=NOW)
    page = said(client, STATUS)
    assert "写明是哪个村的项目。" in page
    page = said(client, reverse("portal:apply-correction"), 422, text="")
    assert "<title>错误：" in page
    said(client, reverse("portal:apply-correction"), 302, text=f"某村的，{NUMBER}")
    row.refresh_from_db()
    assert row.state == "handling"
    step = CaseStep.objects.get(kind="correction_received")
    assert (step.recorded_by, step.on) == ("白阳镇人民政府 系统", TODAY)
    assert "某村的" in open_sealed(step.details)
    assert NUMBER not in repr(list(AuditEntry.objects.values_list("data", flat=True)))
    assert row.due_on is not None
    assert f"最迟{day(row.due_on)}告诉您答复" in said(client, STATUS)
    late_on = row.due_on + timedelta(days=1)
    Site.objects.update(demo_today=late_on)
    page = said(client, STATUS)
    assert f"答复的期限{day(row.due_on)}已经过了" in page
    assert "可以向彭阳县人民政府申请行政复议，或者向人民法院起诉" in page
    late = status_of(row, late_on)
    assert late is not None
    told = next_step(replace(late, silence=RemedyKind.REVIEW_FIRST, review_bodies=()))
    assert told is not None
    assert "先向行政复议机关申请行政复议" in told.text


def test_a_thousand_wrong_codes_are_slowed_and_logged_without_the_code(client: Client) -> None:
    row, code = sent(client)
    told = set()
    for n in range(1000):
        with pytest.raises(Invalid) as no:
            open_case(number=row.number, code=f"WRONG{n:05}", address="127.0.0.1", by=SYSTEM, at=NOW)
        told.add(str(no.value))
    assert told == {WRONG, SLOWED}
    logged = AuditEntry.objects.filter(event="case.code_refused")
    assert logged.count() == configured.APPLY_WRONG_CODES
    assert {entry.data for entry in logged} == {'{"address":"127.0.0.1"}'}
    assert "WRONG" not in everything_stored()
    right = opened(Client(), row.number, code)
    assert right.status_code == 422, "whoever has to wait learns nothing"
    assert "每分钟只能试一次" in right.content.decode()
    PublicUse.objects.filter(door="code").update(at=machine_now() - timedelta(minutes=2))
    PublicUse.objects.filter(door="number").update(at=machine_now() - timedelta(minutes=2))
    assert opened(Client(), row.number, code).status_code == 302


@pytest.mark.both_engines
def test_wrong_codes_of_one_number_from_many_addresses_are_slowed_too(client: Client, settings: Any) -> None:
    settings.APPLY_WRONG_CODES_OF_NUMBER = 3
    row, _ = sent(client)
    for n in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{n}").post(STATUS, {"number": row.number, "code": "WRONGWRONG"})
    assert AuditEntry.objects.filter(event="case.code_refused").count() == 3


def test_drafts_and_sendings_are_limited_by_address(client: Client, settings: Any) -> None:
    settings.APPLY_DRAFTS, settings.APPLY_SENDINGS = 3, 1
    sent(client)
    second = Client()
    filled_until(second, "form")
    assert "从这个网络地址寄出的申请太多" in said(second, RECEIPT, 422)
    assert ApplicationDraft.objects.count() == 1, "what was written is still there"
    assert Application.objects.count() == 1
    Client().post(there("kind"), KIND)
    assert "从这个网络地址新填的申请太多" in said(Client(), there("kind"), 422, **KIND)
    assert Client(REMOTE_ADDR="192.0.2.7").post(there("kind"), KIND).status_code == 302
    PublicUse.objects.update(at=machine_now() - timedelta(hours=1, minutes=1))
    assert second.post(RECEIPT).status_code == 200


def test_without_the_key_the_pages_say_so(client: Client, tmp_path: Any, settings: Any) -> None:
    filled_until(client, "reach")
    settings.APPLICANTS_KEY = str(tmp_path / "nowhere.key")
    assert "网上申请暂时停用" in said(client, there("kind"), 503, **KIND)
    assert client.get(there("reach")).status_code == 503
    assert f"{WHAT['sought']}</textarea>" in said(client, there("what"), 503, **WHAT)
