"""The workbench, its cells and sections through the test client: every view, and every failure in words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions
from mingbai.annual_report.models import Report, SectionRevision
from support import NOW

SignIn = Callable[[Client, Acting], Client]
REPORT = "/work/reports/baiyang/2020/"
CELL = f"{REPORT}cells/3.new.natural/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def drafted(clerk: Acting) -> Acting:
    """The clerk of 白阳镇 with a draft."""
    actions.open_report(organ_code="baiyang", year=2020, by=clerk, at=NOW)
    return clerk


def body(client: Client, path: str, status: int = 200) -> str:
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def test_today_offers_to_begin_and_a_press_makes_one_draft(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)

    assert "开始填报" in body(client, "/work/")
    for _ in range(2):
        assert client.post(f"{REPORT}open/").status_code == 302
    assert Report.objects.count() == 1
    assert "去" in body(client, "/work/")


def test_looking_makes_no_draft(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    assert "先有记录，再有报告" in body(signed_in(client, clerk), REPORT)
    assert not Report.objects.exists()


def test_every_cell_of_the_form_is_a_link_that_answers(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    text = body(signed_in(client, drafted), REPORT)

    assert text.count('<td id="c-') == 198
    for path in (
        "2.normative.newly_made",
        "2.licences.decisions",
        "3.total.total",
        "4.review.pending",
        "entries",
        "publications.total",
    ):
        assert body(client, f"{REPORT}cells/{path}/")
    body(client, f"{REPORT}cells/9.nothing/", 404)


def test_a_broken_cell_blocks_and_names_itself(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    revision = Report.objects.get().revision
    assert client.post(CELL, {"typed": "1", "revision": revision}).status_code == 302

    text = body(client, REPORT)
    assert "还不能报送" in text
    assert 'class="bad hand "' in text
    assert "record_mismatch" in text
    refused = client.post(f"{REPORT}submit/")
    assert refused.status_code in {409, 422}
    assert "<title>错误：" in refused.content.decode()
    assert Report.objects.get().state == "draft"
    assert client.post(f"{CELL}restore/").status_code == 302
    assert 'class="bad' not in body(client, REPORT)


def test_a_cell_drawn_from_an_older_page_is_not_overwritten(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    old = Report.objects.get().revision
    client.post(CELL, {"typed": "1", "revision": old})
    answer = client.post(CELL, {"typed": "2", "revision": old})

    assert answer.status_code == 409
    assert "别人刚改过" in answer.content.decode()


def test_a_section_is_saved_and_its_figures_stay_linked(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    base = SectionRevision.objects.filter(section=1).latest("number").number
    text = "本年新收申请【本年新收·自然人：7】件。"
    answer = client.post(f"{REPORT}sections/1/", {"text": text, "base": base})

    assert answer.status_code == 302
    page = body(client, REPORT)
    assert 'class="fig off"' in page
    assert "和表格不一致" in page
    assert client.post(f"{REPORT}sections/1/refresh/").status_code == 302
    assert 'class="fig off"' not in body(client, REPORT)


def test_autosave_answers_in_json_and_keeps_a_second_text_aside(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    base = SectionRevision.objects.filter(section=5).latest("number").number
    headers = {"X-Requested-With": "autosave"}
    first = client.post(f"{REPORT}sections/5/", {"text": "第一稿。", "base": base}, headers=headers)
    second = client.post(f"{REPORT}sections/5/", {"text": "第二稿。", "base": base}, headers=headers)

    assert json.loads(first.content)["number"] > base
    assert "第一稿。" in json.loads(first.content)["read"]
    assert json.loads(second.content)["aside"] is True
    page = body(client, REPORT)
    assert "第二稿。" in page
    aside = SectionRevision.objects.get(is_aside=True).number
    assert client.post(f"{REPORT}sections/5/settle/", {"aside": aside, "keep": "aside"}).status_code == 302
    assert "第一稿。" not in body(client, REPORT)


def test_an_unknown_figure_is_reported_and_nothing_is_saved(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    before = SectionRevision.objects.count()
    answer = client.post(f"{REPORT}sections/5/", {"text": "【没有这个数：1】", "base": 1})

    assert answer.status_code == 422
    assert "没有这个数" in answer.content.decode()
    assert SectionRevision.objects.count() == before


def test_a_figure_is_inserted_without_javascript(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    signed_in(client, drafted)
    base = SectionRevision.objects.filter(section=6).latest("number").number
    sent = {"text": "收到申请", "base": base, "figure": "【本年新收·自然人：0】", "insert": "1"}
    answer = client.post(f"{REPORT}sections/6/", sent)

    assert answer.status_code == 302
    assert "edit=6" in answer["Location"]
    assert "{{3.new.natural|0}}" in SectionRevision.objects.filter(section=6).latest("number").text


def test_whoever_is_signed_out_gets_the_text_back(client: Client, drafted: Acting) -> None:
    answer = client.post(f"{REPORT}sections/5/", {"text": "还没有保存的字。", "base": 1})

    assert answer.status_code == 401
    assert "还没有保存的字。" in answer.content.decode()


def test_strangers_and_the_system_administrator_find_nothing(
    client: Client, drafted: Acting, stranger: Acting, sysadmin: Acting, signed_in: SignIn
) -> None:
    for who in (stranger, sysadmin):
        signed_in(client, who)
        for path in (REPORT, CELL, f"{REPORT}preview/", f"{REPORT}files/report.docx"):
            body(client, path, 404)
        for act in ("open", "submit", "accept", "publish", "explain", "sections/1"):
            assert client.post(f"{REPORT}{act}/", {"text": "x", "base": 1, "explanation": "没有问题的"}).status_code == 404


def test_the_officer_reads_and_does_not_write(client: Client, drafted: Acting, officer: Acting, signed_in: SignIn) -> None:
    text = body(signed_in(client, officer), REPORT)

    assert "修改文字" not in text
    assert "手工改这一格" not in body(client, CELL)
    assert "白阳镇" in body(client, "/work/reports/")


def test_the_preview_and_its_files_answer(client: Client, drafted: Acting, signed_in: SignIn) -> None:
    assert "预览" in body(signed_in(client, drafted), f"{REPORT}preview/")
    answer = client.get(f"{REPORT}files/report.docx")
    assert answer.content[:2] == b"PK"
    assert client.get(f"{REPORT}files/report.exe").status_code == 404


def test_the_calendar_is_for_all_to_read_and_for_the_county_to_import(
    client: Client, clerk: Acting, officer: Acting, signed_in: SignIn
) -> None:
    notice = {
        "region": "",
        "year": "2030",
        "document_number": "国办发明电〔2029〕12号",
        "issued_on": "2029-11-01",
        "days_off": "2030-01-01\n2030-05-01 至 2030-05-05\n2030-10-01 至 2030-10-07",
        "make_up_workdays": "2030-09-29",
    }
    assert "谁来导入" in body(signed_in(client, clerk), "/work/calendar/")
    assert client.post("/work/calendar/", notice).status_code == 404
    signed_in(client, officer)
    bad = client.post("/work/calendar/", {**notice, "days_off": "2030-01-01"})
    assert bad.status_code == 422
    assert bad.content.decode().count("劳动节") == 2
    assert client.post("/work/calendar/", notice).status_code == 302
    assert "国办发明电〔2029〕12号" in body(client, "/work/calendar/")
