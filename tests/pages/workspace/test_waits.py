"""What was handed in says on 今日 and on its page who can take it up, and whom to ask when nobody can."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.cases.applications_made import NAMES, SOUGHT, at, received
from domains.channels.test_batch_review import GOOD, waiting
from domains.documents.slips import PLAIN, handed_in
from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.cases.actions import letters, path, signing
from mingbai.channels.models import Channel
from mingbai.organs.models import Organ
from pages.workspace.pressing import text
from support import NOW, Team, appointed

pytestmark = pytest.mark.django_db
ASKED = "请彭阳县人民政府的county任命，电话0954-7010000。"


def slip(clerk: Acting, number: int = 1) -> str:
    return f"/work/documents/{handed_in(PLAIN, clerk)}/"


def batch(clerk: Acting, number: int = 1) -> str:
    for order, (key, label) in enumerate((("website", "政府网站"), ("wechat", "微信公众号"))):
        Channel.objects.get_or_create(key=key, defaults={"label": label, "order": order})
    return f"/work/imports/{waiting(clerk, (f'第{number}次财务公开', *GOOD[1:]))}/"


def report(clerk: Acting) -> str:
    told: dict[str, Any] = {"organ_code": "baiyang", "year": 2020, "by": clerk, "at": NOW}
    reports.open_report(**told)
    reports.submit(**told)
    return "/work/reports/baiyang/2020/"


def reply(clerk: Acting, number: int = 1) -> str:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=clerk, at=at(1, 4))
    told: dict[str, Any] = {"case_id": received(clerk, sought=f"{SOUGHT}第{number}件").case_id, "by": clerk, "at": at(1, 6)}
    for question, answer in enumerate(("complete", "responsible", "held", "open", "fit"), 1):
        path.answer_question(number=question, answer=answer, reason="已核对", **told)
    letters.draft_letter(outcome="granted", parts={"enclosed": "实施方案1份12页"}, **told)
    letters.submit(**told)
    return f"/work/cases/{told['case_id']}/"


STEPS: dict[Callable[..., str], tuple[str, str, str]] = {
    slip: ("section_head", "办公室核稿", "科室负责人"),
    batch: ("secrecy_reviewer", "保密审查", "保密审查员"),
    report: ("county_officer", "接收", "县政务公开主管"),
    reply: ("section_head", "审核", "科室负责人"),
}


@pytest.mark.parametrize("made", STEPS)
def test_what_was_handed_in_names_who_can_take_it_up_and_whom_to_ask(
    made: Callable[..., str], client: Client, team: Team, officer: Acting, sysadmin: Acting, county: Organ
) -> None:
    clerk, kind, step, post = team[0], *STEPS[made]
    Organ.objects.filter(pk=county.pk).update(telephone="0954-7010000")
    able = Post.objects.filter(kind=kind)
    Person.objects.filter(posts__in=able).update(label="马主任")
    address = made(clerk)
    shown = (text(client, clerk, "/work/"), text(client, clerk, address))
    assert all(f"{step}：马主任（{post}）" in page for page in shown)
    assert all("没有人能办" not in page for page in shown)
    able.update(until_on=date(2021, 1, 18))
    asked = ASKED if kind != "county_officer" else ASKED.replace("county", "admin")
    for page in (text(client, clerk, "/work/"), text(client, clerk, address)):
        assert f"{step}：没有人能办，缺{post}" in page
        assert asked in page


def test_whoever_had_it_in_hand_is_not_waited_for(client: Client, team: Team, baiyang: Organ) -> None:
    """A section head who wrote a slip neither checks it nor is named."""
    head = team[1]
    second = appointed(baiyang, "section_head", "second-head")
    Person.objects.filter(pk=second.person_id).update(label="马主任")
    address = slip(head)
    assert "办公室核稿：马主任（科室负责人）" in text(client, head, address)
    assert "办公室核稿：马主任（科室负责人）" in text(client, head, "/work/")


def test_more_of_them_cost_the_day_no_more_queries(client: Client, team: Team, officer: Acting) -> None:
    deciders = Post.objects.filter(kind__in=("section_head", "secrecy_reviewer"))
    counted = []
    text(client, team[0], "/work/")
    for number in (1, 2):
        deciders.update(until_on=None)
        for made in (slip, batch, reply):
            made(team[0], number)
        deciders.update(until_on=date(2021, 1, 18))
        client.get("/work/")
        with CaptureQueriesContext(connection) as seen:
            shown = client.get("/work/").content.decode()
        assert shown.count("：没有人能办") == 3 * number
        counted.append(len(seen))
    assert counted[0] == counted[1]
