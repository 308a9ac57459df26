"""What people typed is not lost: a correction after half an hour, one that is refused, an application to a closed organ."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.cases.actions import limits, receive
from mingbai.cases.models import Application, ApplicationDraft, CaseStep
from mingbai.cases.queries.online import draft
from mingbai.organs.models import Organ
from mingbai.portal.apply import frame
from pages.portal.applying import RECEIPT, STATUS, filled_until, opened, said, sent, there
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
CORRECTION = "/apply/status/correction/"
TYPED = "某村2020年的名册，喆、堃、祎三户。"


@pytest.fixture
def asked(client: Client, clerk: Acting) -> tuple[Application, str]:
    """An application of whose applicant a correction is awaited."""
    row, code = sent(client)
    told: dict[str, Any] = {"case_id": row.pk, "by": clerk, "at": NOW}
    receive.confirm(**told, how="电话")
    limits.ask_correction(**told, situations=("content",), what="写明是哪个村的项目。", answer_within=10)
    return row, code


def test_a_correction_that_took_longer_than_half_an_hour_is_kept_until_the_code_is_given_again(
    client: Client, asked: tuple[Application, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    row, code = asked
    opened(client, row.number, code)
    monkeypatch.setattr(frame, "CASE_AGE", -1)
    page = said(client, CORRECTION, 409, text=TYPED)
    assert "再输一次编号和查询码，接着交" in page
    assert f'name="text">{TYPED}</textarea>' in page
    assert "再输一次编号和查询码，重新交补正" in said(client, CORRECTION, 409)
    assert "再输一次编号和查询码，再下载" in said(client, reverse("portal:apply-fetch", args=[1]), 409)
    page = said(client, STATUS, 422, text=TYPED, number=row.number, code="WRONGWRONG")
    assert TYPED in page
    monkeypatch.undo()
    page = said(client, STATUS, 200, text=TYPED, number=row.number, code=code)
    assert f"{TYPED}</textarea>" in page
    assert not CaseStep.objects.filter(kind="correction_received").exists()
    said(client, CORRECTION, 302, text=TYPED)
    assert CaseStep.objects.filter(kind="correction_received").exists()


def test_a_correction_that_is_refused_stays_on_the_page(client: Client, clerk: Acting, asked: tuple[Application, str]) -> None:
    row, code = asked
    opened(client, row.number, code)
    limits.receive_correction(case_id=row.pk, sought="窗口收到的", by=clerk, at=NOW)
    page = said(client, CORRECTION, 422, text=TYPED)
    assert "您写的补正没有交上" in page
    assert f"readonly>{TYPED}</textarea>" in page
    page = Client().post(CORRECTION, {"text": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in page


def test_what_was_written_to_an_organ_that_has_closed_goes_to_another_or_is_deleted(
    client: Client, baiyang: Organ, wangwa: Organ, settings: Any
) -> None:
    filled_until(client, "form")
    Organ.objects.filter(pk=baiyang.pk).update(closed_on=TODAY, closing_note="并入古城镇。")
    page = said(client, RECEIPT, 410)
    assert "已经撤并，不再收申请" in page
    assert "并入古城镇。" in page
    assert there("kind", "wangwa") in page
    assert there("kind") not in page
    assert client.get(reverse("portal:apply-check", args=["baiyang"])).status_code == 410
    assert "接着填" in client.get(reverse("portal:apply")).content.decode()
    typed = {"sought": TYPED, "year": "2019", "form_wanted": "electronic", "delivery": "pick_up"}
    assert client.post(there("what"), typed).status_code == 410
    about_record = {"record": "低保公示第3行", "wrong": "人口应当是3人", "is_own": "yes", "evidence": "户口簿"}
    assert client.post(there("record"), about_record | {"applicant_kind": "king"}).status_code == 410
    kept = draft(client.cookies["draft"].value)
    assert kept is not None
    assert (typed | about_record).items() <= kept.words.items()
    assert kept.words["applicant_kind"] == "natural"
    page = said(client, there("record"), 422, record="长" * 801)
    assert "是哪条记录最多写800个字" in page
    assert f"{'长' * 801}</textarea>" in page, "nothing is cut"
    settings.APPLY_DRAFTS = 0
    page = said(Client(), there("what"), 422, sought=TYPED)
    assert "新填的申请太多" in page
    assert f"{TYPED}</textarea>" in page, "what cannot be kept is given back"
    settings.APPLY_DRAFTS = 30
    filled_until(client, "reach", "wangwa")
    page = client.get(there("what", "wangwa")).content.decode()
    assert TYPED in page
    assert 'value="2019"' in page
    filled_until(client, "form", "wangwa")
    assert client.post(RECEIPT).status_code == 200
    assert Application.objects.get().organ_id == wangwa.pk
    Organ.objects.filter(pk=baiyang.pk).update(closed_on=None)
    filled_until(client, "reach")
    Organ.objects.filter(pk=baiyang.pk).update(closed_on=TODAY)
    assert client.post(reverse("portal:apply-discard")).status_code == 302
    assert not ApplicationDraft.objects.exists()
