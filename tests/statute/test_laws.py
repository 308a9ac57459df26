"""The table of laws: how a text cites them, on which days they apply, and what took their place."""

from __future__ import annotations

import re
from datetime import date
from time import process_time

import pytest

from mingbai.statute.laws import cited, in_force, laws, speaks_of_later
from statute.workdays.notices import day


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("依据《中华人民共和国政府信息公开条例》", ["《政府信息公开条例》"]),
        ("《政府信息公开条例》（国务院令第492号）", ["《政府信息公开条例》", "国务院令第492号"]),
        ("第492号国务院令，国令492号", ["国务院令第492号"]),
        ("国办公开办函(2019)60号、国办公开办函[2021]30号", ["国办公开办函〔2019〕60号", "国办公开办函〔2021〕30号"]),
        ("《行政复议法实施条例》", ["《行政复议法实施条例》"]),
        ("按照行政复议法和行政诉讼法，违反预算法", ["《行政复议法》", "《行政诉讼法》", "《预算法》"]),
        ("《环境噪声污染防治法》", ["《环境噪声污染防治法》"]),
        ("《收养法》。收养法规定。", ["《收养法》"]),
        ("收养法实施细则", []),
        ("签订劳动合同法律关系，劳动合同法", []),
        ("社会救助法律法规", []),
        ("《关于修改〈行政许可法〉的决定》", []),
        ("宁夏回族自治区地名管理条例", []),
        ("《甘肃省实施〈中华人民共和国政府信息公开条例〉办法》", []),
        (
            "《宁夏回族自治区实施〈中华人民共和国政府信息公开条例〉办法》",
            ["《宁夏回族自治区实施〈中华人民共和国政府信息公开条例〉办法》"],
        ),
        ("", []),
    ],
)
def test_how_a_text_cites_a_law(text: str, labels: list[str]) -> None:
    assert [one.label for one in cited(text)] == labels


@pytest.mark.parametrize(
    ("name", "first", "before"),
    [
        ("个人信息保护法", "2021-11-01 周一", "2021-10-31 周日"),
        ("社会救助法", "2026-07-01 周三", "2026-06-30 周二"),
        ("公平竞争审查条例", "2024-08-01 周四", "2024-07-31 周三"),
        ("行政执法监督条例", "2026-02-01 周日", "2026-01-31 周六"),
        ("农村集体经济组织法", "2025-05-01 周四", "2025-04-30 周三"),
    ],
)
def test_the_first_day_of_a_law(name: str, first: str, before: str) -> None:
    (one,) = cited(f"《{name}》")
    assert one.since == day(first)
    assert one.texts[0].is_in_force(day(first))
    assert not one.texts[0].is_in_force(day(before))


@pytest.mark.parametrize(
    ("text", "on", "new", "place"),
    [
        ("《收养法》", "2020-12-31 周四", "", ""),
        ("《收养法》", "2021-01-01 周五", "《民法典》", ""),
        ("《环境噪声污染防治法》", "2026-08-14 周五", "《噪声污染防治法》", ""),
        ("《环境噪声污染防治法》", "2026-08-15 周六", "《生态环境法典》", "第137条至第145条"),
        ("国务院令第492号", "2019-05-14 周二", "", ""),
        ("国务院令第492号", "2019-05-15 周三", "《政府信息公开条例》（国务院令第711号）", ""),
        ("《行政复议法实施条例》", "2026-07-01 周三", "", ""),
        ("《保守国家秘密法实施办法》", "2014-03-01 周六", "《保守国家秘密法实施条例》（国务院令第646号）", ""),
        ("《保守国家秘密法实施办法》", "2024-09-01 周日", "《保守国家秘密法实施条例》（国务院令第786号）", ""),
    ],
)
def test_what_to_cite_in_place_of_a_law(text: str, on: str, new: str, place: str) -> None:
    (one,) = cited(text)
    found = one.replacement(day(on))
    assert (found[0].label if found else "", found[1] if found else "") == (new, place)


def test_the_table_is_in_order() -> None:
    known = {law.name for law in laws()} | {law.number for law in laws()}
    for law in laws():
        assert law.until is None or law.since < law.until, law
        assert not law.replaced_by or law.replaced_by in known, law
        assert not law.name.startswith("中华人民共和国"), law
        assert not law.number or re.search(r"\d+号$", law.number), law
    numbers = [law.number for law in laws() if law.number]
    assert len(numbers) == len(set(numbers))
    # Editions of one name follow each other without a gap.
    for name in {law.name for law in laws()}:
        editions = [law for law in laws() if law.name == name]
        assert [one.until for one in editions[:-1]] == [one.since for one in editions[1:]], name
    assert max(law.since for law in laws()) <= date(2026, 12, 31)


def test_a_long_text_full_of_citations_is_read_at_once() -> None:
    started = process_time()
    assert len(cited("依据《收养法》和《环境噪声污染防治法》，" * 5000)) == 2
    assert process_time() - started < 2


def test_a_basis_keeps_what_is_in_force_on_the_day() -> None:
    basis = "社会救助标准目录；社会救助法第67条"
    assert in_force(basis, date(2021, 1, 19)) == "社会救助标准目录"  # Tuesday
    assert in_force(basis, date(2026, 7, 1)) == basis  # Wednesday
    assert in_force("社会救助法第67条", date(2021, 1, 19)) == "社会救助法第67条"


@pytest.mark.parametrize(
    ("basis", "on", "asked"),
    [
        ("《村民委员会组织法》（2025修正）第35条", date(2021, 1, 19), "《村民委员会组织法》第30条"),  # Tuesday
        ("《村民委员会组织法》（2025修正）第35条", date(2025, 12, 31), "《村民委员会组织法》第30条"),  # Wednesday
        ("《村民委员会组织法》（2025修正）第35条", date(2026, 1, 1), "《村民委员会组织法》（2025修正）第35条"),  # Thursday
        ("村民委员会组织法第36条；国办发〔2007〕4号", date(2021, 1, 19), "村民委员会组织法第31条；国办发〔2007〕4号"),
        ("村民委员会组织法第350条", date(2021, 1, 19), "村民委员会组织法第350条"),
        ("《预算法》（2018修正）第14条", date(2021, 1, 19), "《预算法》（2018修正）第14条"),
        ("《行政处罚法》（2021修订）第48条", date(2020, 1, 20), "《行政处罚法》第48条"),  # Monday
        ("《地名管理条例》第12条；目录", date(2021, 1, 19), "《地名管理条例》第12条；目录"),
    ],
)
def test_a_basis_reads_as_on_the_day(basis: str, on: date, asked: str) -> None:
    assert in_force(basis, on) == asked


def test_the_rules_on_place_names_of_1986_held_until_those_of_2022() -> None:
    old, new = (law for law in laws() if law.name == "地名管理条例")
    assert (old.number, old.until, old.replaced_by) == ("国发〔1986〕11号", new.since, "国务院令第753号")
    assert not new.is_in_force(date(2022, 4, 30))  # Saturday


def test_a_remark_about_later_law_is_known() -> None:
    assert speaks_of_later("2025修正：公布期限不少于15日", date(2021, 1, 19))
    assert speaks_of_later("《社会救助法》（2026-07-01施行）取代暂行办法", date(2026, 6, 30))
    assert not speaks_of_later("《社会救助法》（2026-07-01施行）取代暂行办法", date(2026, 7, 1))
    assert not speaks_of_later("期限以《预算法》第14条为准", date(2021, 1, 19))
