"""Remarks on a text before publication, on both sides of every threshold."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.scanning.prose import WRONG_WORDS, remarks

ON = date(2021, 3, 17)  # a Wednesday
NAMES = ("白阳镇", "彭阳县人民政府", "彭阳县人民政府办公室", "王洼镇", "彭阳县卫生健康局")


def _codes(text: str = "", html: str = "") -> list[str]:
    return [one.code for one in remarks(html, text, on=ON, wrong={}, names=NAMES)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("2021年2月28日", []),
        ("2021年2月29日", ["date_impossible"]),
        ("2020年2月29日", []),
        ("2月29日", []),
        ("2月30日前报送", ["date_impossible"]),
        ("4月31日", ["date_impossible"]),
        ("2021年12月31日", []),
        ("2021年13月1日", ["date_impossible"]),
        ("2021年13月", ["date_impossible"]),
        ("2021年１２月", []),
        ("2021-02-30", ["date_impossible"]),
        ("2021-12-30", []),
        ("0954-701-2783", []),
        ("版本2021.2.30.1", []),
        ("比例1.13.1", []),
        ("已于2031年3月5日召开", ["date_far"]),
        ("已于2023年3月5日召开", []),
        ("计划到2031年3月5日建成", []),
        ("有效期至2031年3月5日", []),
        ("1120年3月5日", ["date_far"]),
    ],
)
def test_dates(text: str, codes: list[str]) -> None:
    assert _codes(text) == codes


def test_a_date_far_ahead_is_only_a_note_and_an_impossible_one_stops() -> None:
    found = remarks("", "已于2031年3月5日召开\n2月30日", on=ON, wrong={}, names=())
    assert [(one.code, one.severity, one.where) for one in found] == [
        ("date_far", "note", "第1段"),
        ("date_impossible", "stop", "第2段"),
    ]


def test_the_county_s_words_take_the_place_of_the_standard_ones() -> None:
    assert _codes("截止目前，全县布署") == ["wrong_word", "wrong_word"]
    own = remarks("", "截止目前，白杨", on=ON, wrong={"白杨": "白阳"}, names=())
    assert [one.sentence for one in own] == ["“白杨”应为“白阳”。"]


def test_no_standard_word_is_inside_a_right_one() -> None:
    rights = "".join(WRONG_WORDS.values())
    assert [word for word in WRONG_WORDS if word in rights] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("白阳镇人民政府", []),
        ("白杨镇人民政府", ["白杨镇"]),
        ("城阳乡、古城镇", []),
        ("彭阳县人民政付办公室", ["彭阳县人民政付办公室"]),
        ("彭阳县卫生建康局", ["彭阳县卫生建康局"]),
        ("王洼镇、红河镇", []),
        ("本镇人民政府", []),
    ],
)
def test_names_of_organs_with_one_wrong_character(text: str, said: list[str]) -> None:
    found = [one for one in remarks("", text, on=ON, wrong={}, names=NAMES) if one.code == "organ_name"]
    assert [one.sentence.split("”")[0].removeprefix("“") for one in found] == said


@pytest.mark.parametrize(
    ("html", "codes"),
    [
        ('<p><a href="https://www.nx.gov.cn/a">网站</a></p>', []),
        ('<a href="/baiyang/entries/3/">见</a>', []),
        ('<a href="">空</a>', ["link_empty"]),
        ('<a href="#">空</a>', ["link_empty"]),
        ('<a href="http://">空</a>', ["link_empty"]),
        ('<a href="#f1">注</a>', []),
        ('<a href="file:///C:/a.docx">表</a>', ["link_local"]),
        (r'<a href="D:\\a.docx">表</a>', ["link_local"]),
        ('<a href="http://localhost:8000/">表</a>', ["link_local"]),
        ('<a href="http://192.168.1.9/oa">表</a>', ["link_local"]),
        ('<a href="http://172.15.0.1/">表</a>', []),
        ('<a href="http://172.16.0.1/">表</a>', ["link_local"]),
        ('<a href="javascript:void(0)">表</a>', ["link_script"]),
        ('<a href="https://a.cn/a b">表</a>', ["link_broken"]),
        ('<a name="top">不是链接</a>', []),
        ('<img src="/a.png" alt="流程图">', []),
        ('<img src="/a.png">', ["image_without_text"]),
        ('<img src="/a.png" alt=" ">', ["image_without_text"]),
        ('<img src="/a.png" alt="" role="presentation">', []),
        ('<img src="file:///a.png" alt="图">', ["image_local"]),
        ("<p>按<ins>规定</ins>办理</p>", ["track_changes"]),
        ("<p>按<del>规定</del>办理</p>", ["track_changes"]),
        ("<p>批注[A1]：请核对</p>", ["comment_left"]),
        ('<p class="MsoCommentText">请核对</p>', ["comment_left"]),
        ("<p>按规定办理</p>", []),
        ("", []),
    ],
)
def test_links_pictures_and_leftovers(html: str, codes: list[str]) -> None:
    assert _codes(html=html) == codes


def test_cells_told_apart_by_colour_alone() -> None:
    shaded = '<table><tr><td>一村</td><td style="background:#f00"></td><td style="background-color:green"></td></tr></table>'
    worded = '<table><tr><td style="background:#f00">未完成</td><td style="background-color:green">完成</td></tr></table>'
    white = '<table><tr><td style="background:white"></td><td style="background:#fff"></td></tr></table>'
    assert _codes(html=shaded) == ["table_colour_only"]
    assert _codes(html=worded) == _codes(html=white) == []
