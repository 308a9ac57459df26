"""Papers with tables: docx, PDF and page say the same, lists repeat their header, money is written in capitals."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from itertools import pairwise

import cv2
import numpy
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import html as lxml_html

from mingbai.rendering.casepaper import html
from mingbai.rendering.casepaper.application import (
    PrintedApplicant,
    PrintedApplication,
    acceptance_receipt,
    oral_record,
    registration_form,
)
from mingbai.rendering.casepaper.box import BoxItem, HandedCase, box_note, handover_list, item_list
from mingbai.rendering.casepaper.handling import (
    PaperHead,
    SearchStep,
    ServedPaper,
    approval_slip,
    evidence_list,
    fee_table,
    opinion_slip,
    search_record,
    service_receipt,
)
from mingbai.rendering.casepaper.money import in_capitals
from mingbai.rendering.casepaper.value import CasePaper, ListTable, PairTable, Signed
from mingbai.rendering.files import MEDIA_TYPES, render
from mingbai.statute.cases.fees import FeeLine, FeeWay, page_lines
from rendering import readers

ON = date(2026, 3, 16)
STATUS = "https://www.x.gov.cn/cases/status"
HEAD = PaperHead("彭阳县白阳镇人民政府", "〔2026〕2号", ON)
WHO = PrintedApplicant("自然人", "甲喆堃祎", "居民身份证", "13800000000", "某村某组", "756500", agent="乙某（授权委托书一份）")
SOUGHT = "2025年高标准农田建设项目的中标单位名称 <合同> & 总价"
APPLICATION = PrintedApplication(
    organ_name=HEAD.organ_name,
    number=HEAD.number,
    channel="当面",
    submitted_on=date(2026, 2, 10),
    received_on=date(2026, 2, 10),
    received_by="当面提交之日（条例第31条第1项）",
    applicant=WHO,
    wanted=SOUGHT,
    medium="纸质复制件",
    delivery="邮寄",
    enclosures=("身份证复印件", "授权委托书"),
    reply_by=ON,
    remark="和〔2026〕1号一并答复",
)
SEARCHED = (
    SearchStep("公文系统", "“高标准农田”", "2019—2026", "甲某", date(2026, 2, 12), "没有找到"),
    SearchStep("档案室三号柜", "逐卷翻查", "2025", "乙某", date(2026, 2, 13), "没有找到"),
)
FEES = (FeeLine(11, 30, 100), FeeLine(31, 35, 200))
STEPS = (Signed("科室负责人", "同意拟办意见。", "党政办公室 · 科室负责人", datetime(2026, 3, 12, 9, 30)), Signed("签发"))  # noqa: DTZ001
ITEMS = (
    BoxItem("甲某", "", "申请表", date(2026, 2, 10), "1—2"),
    BoxItem("白阳镇", "公开〔2026〕1号", "答复书", ON, "3—5", "附件1"),
)
CASE = HandedCase("〔2026〕2号", "甲某申请公开合同", date(2026, 2, 10), ON, 9, 31, "30年", "部分公开；到期可以开放")
PAPERS: dict[str, CasePaper] = {
    "登记表": registration_form(APPLICATION, registrar="党政办公室经办", on=date(2026, 2, 10)),
    "口头申请": oral_record(APPLICATION, taker="党政办公室经办", place="政务服务大厅", on=date(2026, 2, 10)),
    "接收回执": acceptance_receipt(
        APPLICATION, code="7K3Q-91XD", status_address=STATUS, contact="党政办公室　0954-7011234", on=date(2026, 2, 10)
    ),
    "呈批单": approval_slip(HEAD, (("申请内容", SOUGHT), ("拟办意见", "部分公开（条例第37条）")), STEPS),
    "检索记录": search_record(HEAD, wanted=SOUGHT, steps=SEARCHED, conclusion="没有制作或者保存这条信息。", checker="丙某"),
    "意见回执": opinion_slip(
        HEAD, about=SOUGHT, choices=("同意公开", "不同意公开"), silence="逾期由本机关决定。", return_to="白阳镇"
    ),
    "收费": fee_table(HEAD, way=FeeWay.PIECES, lines=FEES, basis="国办函〔2020〕109号第四条", payment="缴入国库"),
    "证据清单": evidence_list(
        HEAD,
        to="彭阳县人民法院",
        number="（2026）宁0425行初1号",
        proofs=[
            ("答复书和送达证明", "行政复议法实施条例第23条", ("答复书 公开〔2026〕2号", "送达回证")),
            ("检索记录", "第5条", ()),
        ],
    ),
    "送达回证": service_receipt(
        HEAD,
        papers=[ServedPaper("答复书", "公开〔2026〕1号")],
        addressee="甲某",
        address="某村",
        method="直接送达",
        server="经办",
    ),
    "卷内目录": item_list(HEAD, ITEMS, title="甲某申请公开合同"),
    "备考表": box_note(HEAD, pages=5, condition="齐全，没有缺页。", filer="经办", checker="党政办公室负责人"),
    "移交清单": handover_list(HEAD, [CASE, replace(CASE, number="〔2026〕3号")], giver="党政办公室", taker="县档案馆"),
}


@cache
def made(name: str, ending: str) -> bytes:
    """A paper's file, drawn once for all tests."""
    return render(PAPERS[name], ending)


def plain(words: str) -> str:
    return "".join(words.split())


def cells(paper: CasePaper) -> Iterator[str]:
    """Every label and word of the paper, row by row."""
    for part in paper.parts:
        if isinstance(part, PairTable):
            yield from (words for row in part.rows for pair in row.pairs for words in pair)
        elif isinstance(part, ListTable):
            yield from (column.label for column in part.columns)
            yield from (words for row in part.rows for words in row)
        else:
            yield from part.paragraphs


def said_by_pdf(data: bytes) -> str:
    return plain("".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)))


def said_by_docx(data: bytes) -> str:
    return plain("".join(node.text or "" for node in Document(io.BytesIO(data)).element.body.iter(qn("w:t"))))


def said_by_html(text: str) -> str:
    return plain(lxml_html.fromstring(text).text_content())


@pytest.mark.parametrize("name", PAPERS)
def test_the_three_files_hold_every_word_in_its_order(name: str) -> None:
    paper = PAPERS[name]
    for said in (said_by_pdf(made(name, "pdf")), said_by_docx(made(name, "docx")), said_by_html(html.fragment(paper))):
        assert plain(paper.heading) in said
        at = 0
        for words in map(plain, cells(paper)):
            at = said.find(words, at)
            assert at >= 0, words
            at += len(words)


@pytest.mark.parametrize("name", PAPERS)
def test_each_paper_takes_one_page_and_equal_papers_have_equal_bytes(name: str) -> None:
    assert len(pypdfium2.PdfDocument(made(name, "pdf"))) == 1
    assert b"<pdfaid:part>2</pdfaid:part>" in made(name, "pdf")
    for ending in MEDIA_TYPES:
        assert made(name, ending) == render(replace(PAPERS[name]), ending)


def test_a_long_list_repeats_its_header_and_numbers_its_pages() -> None:
    paper = item_list(HEAD, ITEMS * 25, title="很长的一卷")
    pages = [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(render(paper, "pdf"))]
    assert len(pages) > 1
    assert all("责任者" in page and f"第{number}页，共{len(pages)}页" in page for number, page in enumerate(pages, 1))
    table = Document(io.BytesIO(render(paper, "docx"))).tables[-1]
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:3]] == [True, False, False]
    assert [row.cells[0].text for row in table.rows[1:]] == [str(number) for number in range(1, 51)]


@pytest.mark.parametrize("name", PAPERS)
def test_word_opens_the_docx_no_two_tables_touch_and_a_paragraph_ends_it(name: str) -> None:
    assert readers.misordered(made(name, "docx"))[0] == []
    body = list(Document(io.BytesIO(made(name, "docx"))).element.body.inner_content_elements)
    kinds = [element.tag == qn("w:tbl") for element in body]
    assert not kinds[-1]
    assert not [place for place, both in enumerate(pairwise(kinds)) if all(both)]


def test_a_code_longer_than_its_cell_stays_on_the_page_and_off_its_neighbour() -> None:
    rows = (BoxItem("甲某", "Z" * 40, "申请表", ON, "1"),)
    page = pypdfium2.PdfDocument(render(item_list(HEAD, rows, title="Q" * 90), "pdf"))[0]
    text = page.get_textpage()
    places = {
        letter: [text.get_charbox(n) for n in range(text.count_chars()) if text.get_text_range(n, 1) == letter] for letter in "ZQ"
    }
    assert max(box[2] for box in places["Q"]) < (210 - 25) * 72 / 25.4
    title, _ = text.search("申请表").get_next()
    assert max(box[2] for box in places["Z"]) < text.get_charbox(title)[0]


def test_a_hand_over_lies_on_its_side() -> None:
    page = pypdfium2.PdfDocument(made("移交清单", "pdf"))[0]
    assert page.get_width() > page.get_height()
    section = Document(io.BytesIO(made("移交清单", "docx"))).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert PAPERS["移交清单"].foot == "共2卷，18件，62页。"


def test_the_receipt_leads_to_the_status_page() -> None:
    page = pypdfium2.PdfDocument(made("接收回执", "pdf"))[0]
    said, _, _ = cv2.QRCodeDetector().detectAndDecode(numpy.array(page.render(scale=3).to_pil().convert("L")))
    assert said == STATUS


def test_who_signs_has_a_gap_for_the_pen_until_it_is_known() -> None:
    said = said_by_pdf(made("口头申请", "pdf"))
    assert "申请人（签名或者按指印）：年月日" in said
    assert "代为填写的工作人员：党政办公室经办2026年2月10日" in said


def test_a_fee_is_added_up_in_figures_and_in_capitals() -> None:
    said = said_by_pdf(made("收费", "pdf"))
    assert "第11件至第30件201002,000" in said
    assert "合计3,000" in said
    assert "合计人民币（大写）：叁仟元整。" in said
    by_page = fee_table(HEAD, way=FeeWay.PAGES, lines=page_lines(250), basis="第五条", payment="缴入国库")
    assert "第201页至第250页50402,000合计4,700合计人民币（大写）：肆仟柒佰元整。" in said_by_pdf(render(by_page, "pdf"))
    one = fee_table(HEAD, way=FeeWay.PIECES, lines=[FeeLine(12, 12, 100)], basis="第四条", payment="缴入国库")
    assert "第12件1100100" in said_by_pdf(render(one, "pdf"))


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "零元整"),
        (10, "壹拾元整"),
        (4_700, "肆仟柒佰元整"),
        (10_001, "壹万零壹元整"),
        (100_100, "壹拾万零壹佰元整"),
        (12_340_005, "壹仟贰佰叁拾肆万零伍元整"),
        (100_000_001, "壹亿零壹元整"),
        (20_000_300, "贰仟万零叁佰元整"),
    ],
)
def test_capital_numerals(amount: int, words: str) -> None:
    assert in_capitals(amount) == words


@pytest.mark.parametrize("amount", [-1, 10**12])
def test_no_receipt_is_written_for_less_than_nothing_or_a_trillion(amount: int) -> None:
    with pytest.raises(ValueError, match="no amount"):
        in_capitals(amount)
