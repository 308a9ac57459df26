"""The account pages of the system administrator, and the auditor's trail page."""

from __future__ import annotations

import html
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting
from mingbai.core import audit
from mingbai.core.audit import Actor
from mingbai.core.models import AuditEntry
from mingbai.organs.models import Organ
from mingbai.rendering.form_table import form_table
from support import NOW, TODAY, appointed, sign_in

pytestmark = pytest.mark.django_db
NEW = {
    "username": "baiyang-2",
    "label": "白阳镇经办",
    "organ_code": "baiyang",
    "kind": "clerk",
    "section": "",
    "since_on": "2021-01-19",
}


def shown(answer) -> str:
    return answer.content.decode()


def test_an_account_is_opened_and_its_password_shown_once(client: Client, baiyang: Organ, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    answer = client.post("/work/accounts/new/", NEW)
    password = re.search(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}", shown(answer))
    assert password is not None
    person = Person.objects.get(username="baiyang-2")
    assert person.check_password(password[0])
    assert password[0] not in shown(client.get(f"/work/accounts/{person.pk}/"))
    assert "baiyang-2" in shown(client.get("/work/accounts/"))
    assert "no-store" in answer["Cache-Control"]


def test_errors_are_shown_at_their_fields_and_what_was_typed_stays(client: Client, baiyang: Organ, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    answer = client.post("/work/accounts/new/", {**NEW, "username": "Bai Yang", "kind": ""})
    assert answer.status_code == 422
    assert 'value="Bai Yang"' in shown(answer)
    assert "从列表里选岗位" in shown(answer)
    answer = client.post("/work/accounts/new/", {**NEW, "kind": "county_officer"})
    assert "县政务公开主管只能设在县级人民政府" in shown(answer)
    assert not Person.objects.filter(username__startswith="bai").exists()


def test_posts_are_added_and_ended(client: Client, clerk: Acting, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    here = f"/work/accounts/{clerk.person_id}/"
    added = client.post(here + "add-post/", {k: NEW[k] for k in ("organ_code", "section", "since_on")} | {"kind": "section_head"})
    assert added.status_code == 302
    assert "科室负责人" in shown(client.get(added["Location"]))
    again = client.post(here + "add-post/", {k: NEW[k] for k in ("organ_code", "section", "since_on")} | {"kind": "section_head"})
    assert again.status_code == 422
    assert client.post(here + "end-post/", {"post_id": clerk.post_id, "until_on": "2019-01-01"}).status_code == 422
    assert client.post(here + "end-post/", {"post_id": clerk.post_id, "until_on": "2021-03-31"}).status_code == 302
    assert shown(client.get(here)).count(f'name="post_id" value="{clerk.post_id}"') == 1, "the day can be brought forward"
    assert client.post(here + "end-post/", {"post_id": clerk.post_id, "until_on": "2021-01-19"}).status_code == 302
    assert Post.objects.get(pk=clerk.post_id).until_on == TODAY
    assert f'name="post_id" value="{clerk.post_id}"' not in shown(client.get(here))


def test_a_post_is_ended_on_its_own_persons_page_only(client: Client, clerk: Acting, stranger: Acting, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    there = f"/work/accounts/{stranger.person_id}/end-post/"
    assert client.post(there, {"post_id": clerk.post_id, "until_on": "2021-01-19"}).status_code == 404
    assert Post.objects.get(pk=clerk.post_id).until_on is None


def test_accounts_are_closed_reopened_and_reset(client: Client, clerk: Acting, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    here = f"/work/accounts/{clerk.person_id}/"
    client.post(here + "deactivate/")
    assert "账号已停用" in shown(client.get(here))
    client.post(here + "reactivate/")
    assert "账号在用" in shown(client.get(here))
    password = re.search(r"[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}", shown(client.post(here + "reset-password/")))
    assert password is not None
    assert Person.objects.get(pk=clerk.person_id).check_password(password[0])
    assert client.post(here + "reset-code/").status_code == 302
    assert client.post(here + "explode/").status_code == 404
    assert client.get(here + "deactivate/").status_code == 405
    assert client.post("/work/accounts/9999/deactivate/").status_code == 404


def test_the_own_account_is_not_closed_and_the_page_says_why(client: Client, sysadmin: Acting) -> None:
    sign_in(client, sysadmin)
    answer = client.post(f"/work/accounts/{sysadmin.person_id}/deactivate/")
    assert answer.status_code == 403
    assert "不能停用自己的账号" in shown(answer)


def test_accounts_are_listed_by_organ_and_paged_by_name(client: Client, baiyang: Organ, wangwa: Organ, sysadmin: Acting) -> None:
    for n in range(60):
        appointed(baiyang, "clerk", f"clerk-{n:02d}")
    appointed(wangwa, "clerk", "wangwa-1")
    sign_in(client, sysadmin)
    assert "wangwa-1" not in shown(client.get("/work/accounts/?organ=baiyang"))
    first = shown(client.get("/work/accounts/?organ=baiyang"))
    assert "clerk-49" in first
    assert "clerk-50" not in first
    assert "clerk-59" in shown(client.get("/work/accounts/?organ=baiyang&after=clerk-49"))
    with CaptureQueriesContext(
        connection,
    ) as many:
        client.get("/work/accounts/")
    with CaptureQueriesContext(connection) as few:
        client.get("/work/accounts/?organ=wangwa")
    assert len(many) == len(few), "the number of queries does not grow with the list"


def write_trail(count: int, organ_code: str = "baiyang") -> None:
    with transaction.atomic():
        for n in range(count):
            actor = Actor("白阳镇人民政府 经办", organ_code=organ_code)
            audit.append(actor=actor, event="organ.established", subject=f"s:{n}", data={"n": n}, at=NOW)


def table(page: str) -> str:
    return page[page.index("<table") : page.index("</table>")]


def neighbour(page: str, direction: str) -> str:
    """Return where the link to the neighbouring page leads."""
    found = re.search(rf'href="(\?{direction}=[^"]*)"', page)
    assert found, direction
    return "/work/audit/" + html.unescape(found[1])


def test_the_auditor_reads_the_trail_in_pages_that_stay(client: Client, auditor: Acting) -> None:
    write_trail(120)
    sign_in(client, auditor)
    newest = shown(client.get("/work/audit/"))
    assert "s:119" in newest
    assert "s:70<" in newest
    assert "s:69<" not in newest
    place = neighbour(newest, "before")
    older = shown(client.get(place))
    write_trail(10)
    assert table(shown(client.get(place))) == table(older)
    assert "s:69<" in older
    assert "s:70<" not in older
    assert "s:119" in shown(client.get(neighbour(older, "after")))
    assert "登记单位" in older


def test_the_trail_is_filtered_by_organ_and_subject(client: Client, baiyang: Organ, auditor: Acting) -> None:
    write_trail(2)
    write_trail(1, "wangwa")
    sign_in(client, auditor)
    assert shown(client.get("/work/audit/?organ=baiyang")).count("白阳镇人民政府 经办") == 2
    assert shown(client.get("/work/audit/?subject=s:0")).count("白阳镇人民政府 经办") == 2
    assert "这里没有记录" in shown(client.get("/work/audit/?organ=nowhere&before=x&after=-1"))


def test_a_townships_auditor_reads_its_own_trail_only(client: Client, baiyang: Organ) -> None:
    local = appointed(baiyang, "auditor", "baiyang-auditor")
    write_trail(2)
    write_trail(3, "wangwa")
    sign_in(client, local)
    assert shown(client.get("/work/audit/")).count("白阳镇人民政府 经办") == 2
    assert "这里没有记录" in shown(client.get("/work/audit/?organ=wangwa"))


def test_the_auditor_checks_the_chains(client: Client, baiyang: Organ, auditor: Acting) -> None:
    write_trail(3)
    sign_in(client, auditor)
    whole = shown(client.post("/work/audit/"))
    assert "核对了 4 条，完整" in whole, "three acts and the tie just made"
    assert f"1:{AuditEntry.objects.get(chain='@county').hash}" in whole
    assert "白阳镇第3条" in whole
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_auditentry SET data = '{broken' WHERE seq = 2")
    assert "白阳镇第2条：内容被改过" in shown(client.post("/work/audit/"))
    assert client.get("/work/audit/").status_code == 200, "the page opens on a damaged trail too"


def test_a_fingerprint_fits_into_its_cell() -> None:
    from mingbai.workspace.accounts.trail.words import fact_value, fact_words

    assert fact_value("content", "a" * 64) == "a" * 12 + "…"
    assert fact_value("reason", "短") == "短"
    assert fact_words("substance") == "接收的内容指纹"


def test_many_accounts_open_from_a_pasted_list_or_none(client: Client, sysadmin: Acting, baiyang: Organ) -> None:
    sign_in(client, sysadmin)
    told = {"since_on": TODAY.isoformat()}
    wrong = client.post("/work/accounts/many/", {**told, "rows": "by-1\t经办甲\t白阳镇\t经办\nby-2,经办乙,黑阳镇,经办\nby-3,丙"})
    assert wrong.status_code == 422
    shown = wrong.content.decode()
    assert "第2行（by-2）：没有“黑阳镇”这个单位" in shown
    assert "第3行：要有登录名、称呼、单位、岗位四栏" in shown
    assert not Person.objects.filter(username="by-1").exists()
    rows = "登录名,称呼,单位,岗位\nby-1,经办甲,白阳镇,经办\nby-2,乙,baiyang,科室负责人"
    made = client.post("/work/accounts/many/", {**told, "rows": rows})
    assert made.status_code == 200
    assert "开好了 2 个账号" in made.content.decode()
    assert Person.objects.filter(username__startswith="by-", must_change_password=True).count() == 2


def test_many_accounts_open_from_a_workbook(client: Client, sysadmin: Acting, baiyang: Organ) -> None:
    header = ("登录名", "称呼", "单位", "岗位", "科室")
    data = form_table("账号", header, [("by-9", "经办", "白阳镇", "经办", "党政办")], (9, 9, 9, 9, 9))
    sign_in(client, sysadmin)
    made = client.post("/work/accounts/many/", {"since_on": TODAY.isoformat(), "file": SimpleUploadedFile("账号.xlsx", data)})
    assert "by-9" in made.content.decode()
    assert Post.objects.get(person__username="by-9").section == "党政办"
