"""Duty pages: the list and its filters, one duty with what belongs in it, reporting an event, dropping a duty."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from domains.entries.made import drafted
from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Duty
from mingbai.catalogue.values.due import cases_of
from mingbai.catalogue.values.lines import LineRow
from mingbai.channels import actions as channels
from mingbai.entries import actions as entries
from mingbai.entries.models import Entry
from mingbai.entries.values.content import EntryContent
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.review import EntryAct
from mingbai.workspace.duties.advice import ADVICE, OTHERWISE, advised
from mingbai.workspace.duties.tasks import gather
from mingbai.workspace.tasks import Gathered
from pages.workspace.pressing import text
from support import NOW, TODAY, Team, day_of, handed_in, sign_in

pytestmark = pytest.mark.django_db
FORMED = date(2021, 1, 5)


@pytest.fixture
def aid(officer: Acting, clerk: Acting) -> LineRow:
    actions.load_standard(by=officer, at=NOW)
    rows = queries.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    return next(row for row in rows if (row.line1, row.line2) == ("临时救助", "审核审批信息"))


def told(by: Acting, line: LineRow, on: date = FORMED, title: str = "2021年第一批临时救助名单") -> int:
    return actions.report_event(
        organ_code=by.organ_code, line_id=line.id, kind="formed", happened_on=on, title=title, by=by, at=NOW
    )


def test_the_duties_of_the_day_are_rows_until_there_is_a_draft(aid: LineRow, clerk: Acting, leader: Acting) -> None:
    actions.generate_all(today=TODAY, at=NOW)
    assert gather(day_of(leader)) == Gathered(), "none of this is theirs"
    rows = [row for row in gather(day_of(clerk)).tasks if row.act == "去办"]
    assert rows
    assert all(row.is_urgent for row in rows)
    first = next(row for row in rows if "临时救助" in row.title)
    assert (first.tag, first.tag_kind, first.on) == ("今天", "soon", TODAY)
    assert "名单2021年1月5日形成" in first.why
    duty = Duty.objects.get(title=first.title)
    entries.open_draft(organ_code="baiyang", content=EntryContent(first.title), duty_id=duty.pk, by=clerk, at=NOW)
    assert [row.title for row in gather(day_of(clerk)).tasks if row.act == "去办"] == [
        row.title for row in rows if row.title != first.title
    ]


def test_the_list_says_why_until_when_and_by_what(client: Client, aid: LineRow, clerk: Acting) -> None:
    key = told(clerk, aid)
    page = text(client, clerk, "/work/duties/")
    assert "2021年1月5日形成，10个工作日内公开，最迟2021年1月19日。" in page
    assert "社会救助标准目录" in page
    assert f'href="/work/duties/{key}/"' in page
    assert "有 <b>1</b> 件今天到期" in page
    assert "2021年第一批" not in text(client, clerk, "/work/duties/?state=overdue")
    assert "2021年第一批" in text(client, clerk, "/work/duties/?state=today")


def test_pages_follow_each_other_without_gap(client: Client, aid: LineRow, clerk: Acting) -> None:
    for number in range(52):
        told(clerk, aid, FORMED - timedelta(number), f"第{number:02}批名单")
    first = text(client, clerk, "/work/duties/")
    link = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = text(client, clerk, link)
    shown = [sum(f"第{number:02}批名单</h3>" in page for page in (first, second)) for number in range(52)]
    assert shown == [1] * 52
    assert 'rel="prev"' in second
    assert "第51批名单</h3>" in text(client, clerk, "/work/duties/?after=2021-13-99.x"), "nonsense shows the first page"


def test_a_duty_says_what_belongs_in_it(client: Client, aid: LineRow, clerk: Acting) -> None:
    key = told(clerk, aid)
    page = text(client, clerk, f"/work/duties/{key}/")
    for element in aid.elements:
        assert element in page
    assert "身份证号、银行卡号、电话、住址、病种都不写" in page
    assert "只在本村、本社区" in page
    assert "社会救助暂行办法第11条" in page, "the law of January 2021"
    assert "公开对象" not in page
    assert "初审" in page
    assert f"/work/entries/new/?duty={key}" in page


def test_a_duty_shows_an_example_and_why_drafts_came_back(client: Client, aid: LineRow, team: Team, stranger: Acting) -> None:
    clerk, section_head, *_ = team
    entry = drafted(clerk)
    handed_in(entry, clerk)
    entries.decide(entry_id=entry, act=EntryAct.RETURN, opinion="写明哪个村的，金额对不上", by=section_head, at=NOW)
    handed_in(entry, clerk)
    for one in team[1:]:
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=one, at=NOW)
    channels.publish(entry_id=entry, by=clerk, at=NOW)
    Entry.objects.filter(pk=entry).update(line_id=aid.id)
    page = text(client, clerk, f"/work/duties/{told(clerk, aid)}/")
    assert f'href="/baiyang/entries/{entry}/"' in page
    assert "写明哪个村的，金额对不上" in page
    key = told(stranger, aid)
    page = text(client, stranger, f"/work/duties/{key}/")
    assert f'href="/baiyang/entries/{entry}/"' in page, "where the organ has none, another organ's"
    assert "金额对不上" not in page


def test_a_reader_sees_no_button(client: Client, aid: LineRow, clerk: Acting, leader: Acting, officer: Acting) -> None:
    key = told(clerk, aid)
    for who in (leader, officer):
        page = text(client, who, f"/work/duties/{key}/")
        assert "去起草" not in page
        assert "不用做" not in page
    assert "2021年第一批" in text(client, officer, "/work/duties/?organ=baiyang")


def test_another_organ_is_not_there(client: Client, aid: LineRow, clerk: Acting, stranger: Acting) -> None:
    key = told(clerk, aid)
    text(client, stranger, f"/work/duties/{key}/", 404)
    text(client, stranger, "/work/duties/?organ=baiyang", 404)
    text(client, stranger, f"/work/duties/{key}/drop/", 404)


def test_something_new_is_recorded_in_two_steps(client: Client, aid: LineRow, clerk: Acting) -> None:
    assert "社会救助" in text(client, clerk, "/work/duties/new/")
    form = text(client, clerk, "/work/duties/new/?field=社会救助")
    assert f'<option value="{aid.id}">临时救助 · 审核审批信息' in form
    assert f'<option value="{aid.id}" selected' in text(client, clerk, f"/work/duties/new/?line={aid.id}")
    given = {"line_id": aid.id, "kind": "formed", "happened_on": "2021-01-18", "title": "2021年1月临时救助名单"}
    answer = client.post("/work/duties/new/?field=社会救助", given)
    duty = Duty.objects.get(title="2021年1月临时救助名单")
    assert answer["Location"] == f"/work/duties/{duty.pk}/"
    # Ten working days after Monday 18 January 2021: Monday 1 February.
    assert "最迟2021年2月1日公开" in client.get(answer["Location"]).content.decode()


def test_errors_are_shown_at_the_field(client: Client, aid: LineRow, clerk: Acting) -> None:
    sign_in(client, clerk)
    given = {"line_id": aid.id, "kind": "formed", "happened_on": "2021-01-20", "title": "明天的名单"}
    answer = client.post("/work/duties/new/?field=社会救助", given)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert page.count("日期不能晚于今天") == 2
    assert 'href="#id_happened_on"' in page
    assert not Duty.objects.filter(title="明天的名单").exists()


def test_dropping_asks_for_a_reason_and_can_be_undone(client: Client, aid: LineRow, clerk: Acting) -> None:
    key = told(clerk, aid)
    sign_in(client, clerk)
    assert client.post(f"/work/duties/{key}/drop/", {"reason": "无"}).status_code == 422
    answer = client.post(f"/work/duties/{key}/drop/", {"reason": "本季度没有发放临时救助"})
    assert answer["Location"] == "/work/duties/"
    assert "理由：本季度没有发放临时救助" in text(client, clerk, "/work/duties/?state=dropped")
    assert "还是要做" in text(client, clerk, f"/work/duties/{key}/")
    client.post(f"/work/duties/{key}/take-up/")
    assert Duty.objects.get(pk=key).state == "open"


def test_the_columns_of_an_organ(client: Client, aid: LineRow, clerk: Acting, stranger: Acting) -> None:
    page = text(client, clerk, "/work/duties/columns/")
    assert "这样检查不合格" in page
    assert "社会救助" in page
    text(client, stranger, "/work/duties/columns/?organ=baiyang", 404)


def test_the_county_sees_who_is_late(client: Client, aid: LineRow, clerk: Acting, officer: Acting) -> None:
    told(clerk, aid, date(2021, 1, 4))
    assert "所辖单位没有逾期的" not in text(client, officer, "/work/duties/late/")
    page = text(client, officer, "/work/duties/late/")
    assert "白阳镇人民政府" in page
    assert "逾期1个工作日" in page
    text(client, clerk, "/work/duties/late/", 404)


def test_every_element_of_the_catalogue_has_advice(aid: LineRow) -> None:
    names = {name for row in queries.lines_for(organs.organ("baiyang"), TODAY) for name in row.elements}
    assert len(names) > 300
    special = [name for name in names if advised(name).says != OTHERWISE[0]]
    assert len(special) > 0.9 * len(names)
    assert all(one.says.endswith("。") for one in map(advised, names))
    assert advised("监督举报电话").example.startswith("白阳镇纪委")
    assert len({says for _, says, _ in ADVICE}) == len(ADVICE)


def test_a_case_with_its_own_limit_is_asked_for(client: Client, aid: LineRow, clerk: Acting) -> None:
    rows = queries.lines_for(organs.organ("baiyang"), TODAY)
    line = next(row for row in rows if "行政处罚" in row.title)
    address = f"/work/duties/new/?field={line.field}"
    form = text(client, clerk, address)
    assert "是不是下面的情形" in form
    assert "都不是" in form
    assert "是不是下面的情形" not in text(client, clerk, "/work/duties/new/?field=社会救助")
    given = {
        "line_id": line.id,
        "kind": "formed",
        "happened_on": "2021-01-05",
        "title": "一件处罚决定",
        "case": cases_of(line, TODAY)[0],
    }
    assert client.post(address, {**given, "case": ""}).status_code == 422
    answer = client.post(address, given, follow=True)
    assert "最迟2021年1月14日公开" in answer.content.decode()
