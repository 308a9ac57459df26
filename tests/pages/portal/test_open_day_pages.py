"""What a villager sees of an open day: the announcement, signing up, a receipt, and whether the day still stands."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from domains.outreach.open_days_made import MOVED, PLAN, announced
from mingbai.core.sealing import key_file
from mingbai.outreach import actions
from support import NOW, Team

pytestmark = pytest.mark.django_db
GUEST = {"name": "=1+1", "telephone": "13900000001", "people": "2", "question": "低保多久审一次？"}
RECEIPT = re.compile(r"<dt>报名编号</dt><dd>(\d+-\d+)</dd>.*<dt>报名码</dt><dd>(\w{10})</dd>", re.S)


def said(client: Client, address: str, status: int = 200, **given: str) -> str:
    answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode()


def test_a_villager_signs_up_hears_of_the_new_day_and_cancels(team: Team, client: Client, signed_in) -> None:
    day = announced(team)
    there = reverse("portal:open-day", args=["baiyang", day])
    assert there in said(client, reverse("portal:open-days", args=["baiyang"]))
    assert reverse("portal:open-days", args=["baiyang"]) in said(client, reverse("portal:organ", args=["baiyang"]))
    form = reverse("portal:sign-up", args=[day])
    assert form in said(client, there)
    assert "还剩 <b>5</b> 人" in said(client, form)
    assert "写能找到您的电话" in said(client, form, 422, name="甲某", people="2")
    page = said(client, form, **GUEST)
    found = RECEIPT.search(page)
    assert found
    assert GUEST["telephone"] not in page
    assert "已经报过名" in said(client, form, 422, **GUEST)
    actions.move(day_id=day, **{**MOVED, "held_on": PLAN.held_on + timedelta(days=3)}, by=team[0], at=NOW)
    given = {"number": found[1], "code": found[2]}
    for shown in (said(client, there), said(client, reverse("portal:sign-up-state"), **given)):
        assert "改到2021年2月1日" in shown
    table = signed_in(Client(), team[0]).post(reverse("work:open-day-list", args=[day, "xlsx"]))
    assert (table.status_code, b"13900000001" in table.content) == (200, False), "compressed"
    assert "报名已经取消" in said(client, reverse("portal:sign-up-cancel"), **given)
    assert "还剩 <b>5</b> 人" in said(client, form)
    key_file().write_text("fingerprint x\n")
    assert "网上报名暂时停用" in said(client, form, 503, **GUEST)
