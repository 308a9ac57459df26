"""The printed slip: docx and PDF say the same, equal slips give equal bytes, and it fits on one page."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from docx import Document

from mingbai.rendering.casepaper.value import Signed
from mingbai.rendering.files import MEDIA_TYPES, render
from mingbai.rendering.slip.text import boxes, rows
from mingbai.rendering.slip.value import SlipDocument
from mingbai.statute.disclosure.attributes import Attribute, Origin

AT = datetime(2021, 1, 19, 10, 20, tzinfo=ZoneInfo("Asia/Shanghai"))
STEPS = (
    Signed("办公室核稿", "文字已核，属性合适。", "白阳镇人民政府 党政办公室 · 科室负责人", AT),
    Signed("保密审查", "", "白阳镇人民政府 保密审查员", AT),
    Signed("签发", "同意发。", "白阳镇人民政府 签发领导", AT),
)
SIGNED = SlipDocument(
    organ_name="白阳镇人民政府",
    title="白阳镇人民政府关于印发农村宅基地审批管理办法的通知",
    kind="通知",
    drafter="党政办公室 · 经办",
    drafted_on=date(2021, 1, 18),
    document_number="白政发〔2021〕5号",
    is_policy=True,
    normative="行政规范性文件",
    proposed=Attribute.OPEN,
    decided=Attribute.OPEN,
    text_name="办法.docx",
    annexes=("申请表.docx", "流程图.pdf"),
    interpretation="党政办公室主任，用问答，和文件同日发布",
    in_force_on=date(2021, 3, 1),
    steps=STEPS,
    signed_on=date(2021, 1, 19),
    publish_by=date(2021, 2, 20),
)
OPEN_SLIP = replace(
    SIGNED, document_number="", decided=None, steps=(Signed("办公室核稿"),), signed_on=None, publish_by=None, in_force_on=None,
    proposed=Attribute.CLOSED, reason="会议讨论中的请示", ground="条例第16条：过程性信息", interpretation="",
)  # fmt: skip


def plain(text: str) -> str:
    return "".join(text.split())


def words_of(name: str, data: bytes) -> str:
    if name == "docx":
        document = Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return plain("".join([*(p.text for p in document.paragraphs), *cells]))
    pdf = pypdfium2.PdfDocument(data)
    return plain("".join(page.get_textpage().get_text_range() for page in pdf))


@pytest.mark.parametrize("name", MEDIA_TYPES)
@pytest.mark.parametrize("doc", [SIGNED, OPEN_SLIP], ids=["signed", "on its way"])
def test_every_row_is_in_the_file(name: str, doc: SlipDocument) -> None:
    said = words_of(name, render(doc, name))
    for row in rows(doc):
        for label, words in row.pairs:
            assert plain(label) in said
            assert plain(words) in said


def test_the_pdf_is_one_page_and_the_files_do_not_change() -> None:
    assert len(pypdfium2.PdfDocument(render(SIGNED, "pdf"))) == 1
    for name in MEDIA_TYPES:
        assert render(SIGNED, name) == render(replace(SIGNED), name)
        assert render(SIGNED, name) != render(replace(SIGNED, document_number="白政发〔2021〕6号"), name)


def test_the_attribute_is_ticked_and_the_mark_for_the_last_page_is_named() -> None:
    assert boxes(Attribute.ON_REQUEST) == "□主动公开　√依申请公开　□不予公开"
    said = {label: words for row in rows(SIGNED) for label, words in row.pairs}
    assert said["最终公开属性"] == "√主动公开　□依申请公开　□不予公开　（此件公开发布）"
    assert said["保密审查"].startswith("同意。")
    assert said["公开期限"].startswith("最迟2021年2月20日")
    assert "理由和依据" not in said


def test_what_is_not_done_yet_stays_empty_for_the_pen() -> None:
    said = {label: words for row in rows(OPEN_SLIP) for label, words in row.pairs}
    assert said["文号"] == "签发时给出"
    assert said["办公室核稿"] == ""
    assert said["最终公开属性"] == "□主动公开　□依申请公开　□不予公开"
    assert said["理由和依据"] == "会议讨论中的请示\n条例第16条：过程性信息"
    forwarded = {label: words for row in rows(replace(OPEN_SLIP, origin=Origin.FORWARDED)) for label, words in row.pairs}
    assert forwarded["文件来源"] == "转发别的机关的文件"
