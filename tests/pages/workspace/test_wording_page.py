"""An organ adds words of its own to its letters; the law's sentences and the remedy are not its to change."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from domains.cases.applications_made import NUMBER, at, received
from domains.cases.test_handling import BY_POST
from mingbai.accounts.values import Acting
from mingbai.cases.actions import limits, notices
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.service import Sending
from mingbai.cases.models import Letter, SigningRule
from mingbai.cases.queries.sheet import signed_sheet
from mingbai.core.models import AuditEntry
from support import NOW, TODAY, sign_in

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "/work/cases/letters/P5/", "需要帮助的，可以到镇便民服务中心政务公开专区，有专人协助。"


def test_what_the_organ_adds_stands_in_the_preview_and_in_letters_signed_from_then_on(client: Client, clerk: Acting) -> None:
    SigningRule.objects.create(organ_id=clerk.organ_id, kind="township", contact="党政办", set_by="测试", set_at=NOW)
    assert "没有加" in sign_in(client, clerk).get("/work/cases/letters/").content.decode()
    page = client.get(ADDRESS).content.decode()
    assert "征求意见所需时间不计算在答复期限内" in page
    for words, said in (
        ("不服的，可以向上级申请行政复议。", "“复议”由条文和救济告知写"),
        (f"联系甲某，{NUMBER}", "身份证"),
    ):
        answer = client.post(ADDRESS, {"words": words})
        assert (answer.status_code, said in answer.content.decode()) == (422, True), words
    assert client.post(ADDRESS, {"words": WORDS}).status_code == 302
    page = client.get(ADDRESS).content.decode()
    assert f"<p>{WORDS}</p>" in page, "in the preview, too"
    assert json.loads(AuditEntry.objects.get(event="case.wording_set").data)["after"] == WORDS
    case = received(clerk, at(1, 5))
    sent = Sending(**BY_POST, sent_on=TODAY)
    limits.consult(case_id=case.case_id, asked=AskedParty("third_party", "某公司"), by=clerk, at=NOW)
    notices.issue_notice(case_id=case.case_id, code="P5", parts={}, sending=sent, by=clerk, at=NOW)
    client.post(ADDRESS, {"words": ""})
    assert [one.words for one in signed_sheet(Letter.objects.get()).paragraphs][-1] == WORDS
