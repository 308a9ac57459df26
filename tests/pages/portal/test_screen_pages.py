"""The screen's pages lead nowhere else, turn without a script, and say which pages to keep."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.test import Client

from domains.entries.made import CONTENT, published
from mingbai.organs.models import Organ
from mingbai.rota import actions as rota
from mingbai.rota.values import Member
from support import NOW, TODAY, Team

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
LINK = re.compile(r'<a [^>]*href="([^"]*)"')
ROWS = "".join(f"<tr><td>{'柳湾村' if n % 2 else '石沟村'}</td><td>{n}</td></tr>" for n in range(12))
BODY = '<p>见<a href="https://www.gov.cn/">国务院网站</a>。</p>' + "".join(
    f"<p>{'说明这一条的做法。' * 20}</p>" for _ in range(6)
)


def test_no_link_leads_out_and_every_page_to_keep_is_there(team: Team) -> None:
    entry = published(*team, content=replace(CONTENT, title="柳湾村修路", body=BODY))
    table = f"<table><thead><tr><th>村</th><th>亩</th></tr></thead><tbody>{ROWS}</tbody></table>"
    other = published(*team, content=replace(CONTENT, title="退耕面积", body=table))
    key = rota.add_member(organ_code="baiyang", member=Member("甲某", "镇长"), by=team[0], at=NOW)
    rota.set_days(organ_code="baiyang", marks={(key, TODAY): "leave"}, by=team[0], at=NOW)
    Organ.objects.create(
        code="liuwan", name="柳湾村村民委员会", short_name="柳湾村", level="village", parent=Organ.objects.get(code="baiyang")
    )
    client = Client()
    kept = client.get("/baiyang/screen/pages.json").json()["pages"]
    assert {f"/baiyang/screen/entry/{entry}/", "/baiyang/screen/find/?village=liuwan"} <= {*kept}
    for page in kept:
        html = client.get(page).content.decode()
        out = {link for link in LINK.findall(html) if not link.startswith(("/baiyang/screen/", "?", "#main"))}
        assert out == set(), page
        assert "<input" not in html
        assert 'http-equiv="refresh"' in html, "without a script it turns, or goes back to the playlist"
    first = client.get("/baiyang/screen/").content.decode()
    assert "不在岗" in first
    assert "请假" not in first
    assert "?page=2" in first
    assert 'http-equiv="refresh"' not in client.get("/baiyang/screen/?hold=1").content.decode()
    assert "1 条" in client.get("/baiyang/screen/find/?village=liuwan").content.decode()
    duty = client.get("/baiyang/duty/").content.decode()
    assert "不在岗" in duty
    assert "请假" not in duty
    looked_up = f"/baiyang/screen/entry/{other}/?of="
    assert {looked_up, f"{looked_up}%E7%9F%B3%E6%B2%9F%E6%9D%91"} <= {*kept}
    assert "查哪个村、社区" in client.get(looked_up).content.decode()
    assert "柳湾村" not in client.get(f"{looked_up}石沟村").content.decode()
    assert client.get(f"{looked_up}东沟村").status_code == 404
    assert client.get("/baiyang/screen/find/?village=pengyang").status_code == 404
    assert client.get("/baiyang/screen/find/?field=" + "长" * 41).status_code == 404
    worker = client.get("/baiyang/screen/worker.js")
    assert worker["Content-Type"].startswith("text/javascript")
    assert "worker-src 'self'" in worker["Content-Security-Policy"]
