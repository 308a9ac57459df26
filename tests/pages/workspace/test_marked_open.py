"""What was marked 主动公开 and is not public after its limit stands on 今日 of the organ and of the county."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from domains.documents.slips import PLAIN, before_signing
from mingbai.accounts.values import Acting
from mingbai.catalogue.models import Duty
from mingbai.core.models import Site
from mingbai.documents import actions
from mingbai.workspace.duties.monitor import gather
from mingbai.workspace.tasks import Gathered
from support import NOW, Team, day_of

SignIn = Callable[[Client, Acting], Client]
pytestmark = pytest.mark.django_db
LAST = date(2021, 2, 20)


def signed(team: Team, title: str = "白阳镇人民政府关于春季造林的通知") -> int:
    clerk, section_head, reviewer, leader = team
    key = before_signing(replace(PLAIN, title=title), clerk, section_head, reviewer)
    actions.sign(document_id=key, by=leader, at=NOW)
    return key


def test_it_appears_the_day_after_its_limit_and_goes_with_publication(team: Team, officer: Acting, stranger: Acting) -> None:
    signed(team)
    assert Duty.objects.get().judge_by == LAST, "20 working days after Tuesday 19 January: a Saturday made a working day"
    clerk = team[0]
    assert gather(day_of(clerk, LAST)) == Gathered()
    (own,) = gather(day_of(clerk, LAST + timedelta(1))).tasks
    assert own.title.startswith("1件定为主动公开")
    assert (own.tag, own.href, own.on) == ("逾期", "/work/duties/?organ=baiyang&state=overdue", LAST)
    (above,) = gather(day_of(officer, LAST + timedelta(1))).tasks
    assert above.why.startswith("白阳镇人民政府，共1个单位")
    assert "国办发〔2016〕80号" in above.source
    assert gather(day_of(stranger, LAST + timedelta(1))) == Gathered()
    Duty.objects.update(state="fulfilled", fulfilled_on=LAST)
    assert gather(day_of(officer, LAST + timedelta(1))) == Gathered()


def test_a_late_line_of_the_catalogue_is_no_document(team: Team) -> None:
    signed(team)
    Duty.objects.update(kind="event")
    assert gather(day_of(team[0], LAST + timedelta(1))) == Gathered()


def test_the_cost_does_not_grow_with_the_duties(team: Team, officer: Acting) -> None:
    signed(team)
    few = len(_queries(officer))
    whole = Duty.objects.get()
    Duty.objects.bulk_create(
        Duty(**{**_plain(whole), "period_key": f"document:x{number}", "kind": "event" if number % 2 else "document"})
        for number in range(40)
    )
    asked = _queries(officer)
    assert len(asked) == few == 2
    with connection.cursor() as cursor:
        counting = next(sql for sql in asked if "COUNT" in sql)
        cursor.execute(f"EXPLAIN QUERY PLAN {counting}")
        assert any("INDEX duty_" in row[-1] for row in cursor.fetchall()), "open duties past their day, not all duties"


def test_the_county_lists_them_one_by_one(client: Client, team: Team, officer: Acting, clerk: Acting, signed_in: SignIn) -> None:
    signed(team, "白阳镇人民政府关于护林防火的通知")
    Duty.objects.create(**{**_plain(Duty.objects.get()), "period_key": "x", "kind": "event", "title": "低保名单"})
    Site.objects.update(demo_today=LAST + timedelta(1))
    signed_in(client, officer)
    page = client.get("/work/duties/late/?kind=document").content.decode()
    assert "定为主动公开、过期没有公开的" in page
    assert "护林防火" in page
    assert "低保名单" not in page
    assert "低保名单" in client.get("/work/duties/late/?kind=other").content.decode()
    assert "过了期限还没有公开" in client.get("/work/").content.decode()


def _queries(by: Acting) -> list[str]:
    day = day_of(by, LAST + timedelta(1))
    with CaptureQueriesContext(connection) as asked:
        gather(day)
    return [one["sql"] for one in asked.captured_queries]


def _plain(row: Duty) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in Duty._meta.concrete_fields if field.attname != "id"}
