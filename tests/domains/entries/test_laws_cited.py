"""A draft that cites a law which did not stand on its day is told which, since when, and what to cite instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from domains.entries.made import CONTENT, RESIDENT, drafted
from mingbai.accounts.values import Acting
from mingbai.entries import actions
from mingbai.entries.models import ReviewVerdict
from mingbai.entries.queries.check import check
from mingbai.statute.disclosure.review import EntryAct
from support import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]
OLD, NEW = date(2021, 1, 19), date(2026, 7, 6)  # Tuesday, Monday


def _said(entry: int, on: date) -> list[tuple[str, str]]:
    return [(one.code, one.title) for one in check(entry, on) if one.code.startswith("law_")]


def _citing(clerk: Acting, words: str, formed_on: date = OLD) -> int:
    return drafted(clerk, replace(CONTENT, body=f"<p>{words}</p>", formed_on=formed_on))


def test_a_law_that_is_not_in_force_yet(clerk: Acting) -> None:
    entry = _citing(clerk, "依据《个人信息保护法》和《社会救助法》公布。")
    assert [code for code, _ in _said(entry, OLD)] == ["law_not_yet", "law_not_yet"]
    assert "正文引用的《个人信息保护法》2021年11月1日起才施行，今天还没有施行" in [title for _, title in _said(entry, OLD)]
    assert _said(entry, NEW) == []


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("依据国务院令第492号公布。", "国务院令第711号"),
        ("依据《疫苗流通和预防接种管理条例》公布。", "疫苗管理法"),
        ("依据《最低生活保障审核审批办法》公布。", "最低生活保障审核确认办法"),
        ("依据《环境噪声污染防治法》公布。", "噪声污染防治法"),
    ],
)
def test_a_law_that_has_ended(clerk: Acting, words: str, instead: str) -> None:
    entry = _citing(clerk, words, date(2023, 3, 1))
    (found,) = [one for one in check(entry, date(2023, 3, 1)) if one.code == "law_ended"]
    assert instead in found.detail


def test_what_was_in_force_when_the_document_was_signed_may_be_cited(clerk: Acting) -> None:
    assert _said(_citing(clerk, "依据《环境噪声污染防治法》公布。", date(2022, 6, 4)), NEW) == []


def test_the_words_of_the_product_cite_the_law_of_the_day(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    entry = drafted(clerk, replace(CONTENT, body=f"<p>{RESIDENT}</p>"))
    sources = {on: [one.source for one in check(entry, on) if one.code == "resident_id"] for on in (OLD, NEW)}
    assert sources == {OLD: ["民法典第1034条、第1039条"], NEW: ["个人信息保护法第25条、第34条"]}
    plain = drafted(clerk)
    actions.submit(entry_id=plain, by=clerk, at=NOW)
    for who in (section_head, reviewer):
        actions.decide(entry_id=plain, act=EntryAct.APPROVE, by=who, at=NOW)
    rows = ReviewVerdict.objects.filter(entry_id=plain, stage="secrecy_review").values_list("basis", flat=True)
    assert list(rows) == ["条例第17条"]
