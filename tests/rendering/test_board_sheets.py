"""Sheets for a public board: every row is on them, they say how many they are, and they can be read at two metres."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest

from mingbai.rendering.blocks import ProseBlock, ProseKind, TableBlock, blocks
from mingbai.rendering.board.fit import fit, natural, titled
from mingbai.rendering.board.pdf import render
from mingbai.rendering.board.value import BoardPaper, BoardSheet
from rendering.readers import decoded, pdf_words

ADDRESS = "https://www.pengyang.gov.cn/baiyang/entries/14/"
HEADER = ("序号", "对象", "村民小组", "类型", "金额（元）", "发放月份")
ROWS = tuple((str(n), "喆＊堃", f"祎村第{n % 7 + 1}组", "急难型", f"{n * 37 + 500:,}", "2020年12月") for n in range(1, 41))
SHEET = BoardSheet(
    paper=BoardPaper.A3,
    organ_name="白阳镇人民政府",
    kicker="白阳镇人民政府公示",
    title="姚河村2020年第四季度临时救助对象名单",
    posted_on=date(2021, 1, 20),
    down_on=date(2021, 2, 1),
    blocks=(TableBlock(HEADER, (*ROWS, ("合计40人次", "", "", "", "50,340", ""))), ProseBlock("钱从哪里来：县级补助资金。")),
    telephone="0954-7012783",
    index_number="BY/2021-00014",
    address=ADDRESS,
    address_words="手机扫码看原文",
    place="姚河村村务公开栏",
)
LONG = "关于喆堃农机合作社、祎村股份经济合作社等六十二户2020年第四季度农机购置补贴、耕地地力保护补贴和农田建设项目验收结果的公示"


@pytest.mark.parametrize("paper", list(BoardPaper))
def test_a_list_of_forty_flows_over_sheets_that_each_say_what_they_are(paper: BoardPaper) -> None:
    data = render(replace(SHEET, paper=paper, title=LONG))
    pages = list(pypdfium2.PdfDocument(data))
    assert [round(side * 25.4 / 72) for side in pages[0].get_size()] == list(paper.value)
    words = pdf_words(data)
    for row in ROWS:
        assert row[1] in words
        assert row[4] in words
    assert words.count(f"共{len(pages)}张") == words.count("0954-7012783") == len(pages) == 3
    assert words.count(f"{LONG}（续）") == 2
    assert "2021年2月1日起可以取下" in words
    assert {decoded(page) for page in pages} == {ADDRESS}


def test_one_sheet_counts_nothing_and_draws_no_code_without_an_address() -> None:
    words = pdf_words(render(replace(SHEET, blocks=blocks("<p>一句话。</p>"), address="")))
    assert "张，共" not in words
    assert "一句话。" in words


def test_letters_are_as_large_as_the_columns_allow_and_say_from_where_they_are_read() -> None:
    assert [(fit(one).size, fit(one).is_lying) for one in (SHEET, replace(SHEET, paper=BoardPaper.A4))] == [
        (24, False),
        (18, False),
    ]
    for columns, size, is_lying in ((4, 22, False), (7, 18, True)):
        set_as = fit(replace(SHEET, blocks=(TableBlock((), (("一二三四五六七",) * columns,)),)))
        assert (set_as.size, set_as.is_lying, set_as.is_far) == (size, is_lying, True)
    wide = fit(replace(SHEET, blocks=(TableBlock((), (("一二三四五六七八九十",) * 20,)),)))
    assert (wide.size, wide.is_lying, wide.is_far) == (12, True, False)
    assert wide.metres == pytest.approx(1.33, abs=0.01)
    lines, size = titled(replace(SHEET, title=LONG), fit(SHEET))
    assert "".join(lines) == LONG
    assert size < titled(replace(SHEET, title="短"), fit(SHEET))[1]
    assert natural(TableBlock(("很长很长很长的表头",), (("1", "2"), ("合计很多很多很多人次", ""))))[0] < 7


def test_a_text_becomes_blocks_and_no_word_of_it_is_lost() -> None:
    text = (
        "开头<h2>一、对象</h2><p>第一行<br>第二行</p><ul><li>甲<ul><li>乙</li></ul></li><li><p>丙</p></li></ul>"
        "<table><caption>表</caption><thead><tr><th rowspan='2'>村</th><th colspan='2'>金额</th></tr>"
        "<tr><th>中央</th><th>县</th></tr>"
        "</thead><tbody><tr><td rowspan='2'>祎村</td><td>1</td><td>2</td></tr><tr><td colspan='2'>3</td></tr></tbody></table>尾"
    )
    assert blocks(text) == (
        ProseBlock("开头"),
        ProseBlock("一、对象", ProseKind.HEADING),
        ProseBlock("第一行\n第二行"),
        ProseBlock("甲"),
        ProseBlock("乙", ProseKind.ITEM),
        ProseBlock("丙", ProseKind.ITEM),
        TableBlock(("村", "金额 中央", "金额 县"), (("祎村", "1", "2"), ("祎村", "3", "")), "表"),
        ProseBlock("尾"),
    )
    assert blocks(" ") == ()
    assert blocks("<table><tr><th>只有</th></tr></table>") == (TableBlock((), (("只有",),)),)
    assert blocks("<table></table>") == ()
