"""Masked Word documents and workbooks: no hidden part survives, tracked changes are accepted, formatting stays."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from mingbai.scanning.masked.axes import Axis, Cut
from scanning.scanned import mask, scan

PHONE = "13995412683"
RESIDENT = "642226199001012334"


def _saved(thing: object) -> bytes:
    written = io.BytesIO()
    thing.save(written)  # type: ignore[attr-defined]
    return written.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_tracked_changes_are_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("补贴标准为")
    for tag, inner in (("del", "<w:delText>100元</w:delText>"), ("ins", "<w:t>200元</w:t>")):
        mark = 'w:id="1" w:author="海正福" w:date="2021-01-01T00:00:00Z"'
        paragraph._p.append(parse_xml(f"<w:{tag} {nsdecls('w')} {mark}><w:r>{inner}</w:r></w:{tag}>"))
    _, masked = mask("a.docx", _saved(document))
    assert docx.Document(io.BytesIO(masked)).paragraphs[0].text == "补贴标准为200元"
    assert b"w:ins" not in _parts(masked)["word/document.xml"]
    assert "海正福".encode() not in b"".join(_parts(masked).values())


def test_runs_keep_their_looks_when_a_value_spread_over_them_is_masked() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("电话：")
    for text, bold in (("139", True), ("9541", False), ("2683", True), ("，下午", False)):
        paragraph.add_run(text).bold = bold
    _, masked = mask("a.docx", _saved(document))
    runs = docx.Document(io.BytesIO(masked)).paragraphs[0].runs
    assert "".join(run.text for run in runs) == "电话：139******83，下午"
    assert [run.bold for run in runs] == [None, True, False, True, False]


def test_no_hidden_part_is_left_in_a_document() -> None:
    document = docx.Document()
    document.core_properties.author, document.core_properties.last_modified_by = "海正福", "虎生军"
    document.core_properties.comments = PHONE
    paragraph = document.add_paragraph("正文")
    paragraph.add_run(RESIDENT).font.hidden = True
    document.add_comment(paragraph.runs[0], text=PHONE, author="韩玉梅")
    _, masked = mask("a.docx", _saved(document))
    whole = b"".join(_parts(masked).values())
    assert [word for word in (PHONE, RESIDENT, "海正福", "虎生军", "韩玉梅") if word.encode() in whole] == []
    assert "word/comments.xml" not in _parts(masked)
    assert [one.text for one in docx.Document(io.BytesIO(masked)).paragraphs] == ["正文"]


def test_no_hidden_part_is_left_in_a_workbook_and_styles_stay() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["村", "电话", "户数", "合计"],
        ["双磨村", PHONE, 12, None],
        ["白岔村", PHONE, 9, None],
        ["崾岘村", PHONE, 7, "=SUM(C2:C4)"],
    ):
        sheet.append(row)
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["C4"].font, sheet["C4"].fill = Font(bold=True), PatternFill("solid", fgColor="FFFF00")
    sheet["A2"].comment = Comment(PHONE, "海正福")
    sheet["F1"], sheet["F1"].font = RESIDENT, Font(color="FFFFFF")
    book.create_sheet("底稿")["A1"] = RESIDENT
    book["底稿"].sheet_state = "veryHidden"
    book.properties.lastModifiedBy = "虎生军"
    _, masked = mask("a.xlsx", _saved(book))
    whole = b"".join(_parts(masked).values())
    assert [word for word in (PHONE, RESIDENT, "海正福", "虎生军", "底稿") if word.encode() in whole] == []
    kept = openpyxl.load_workbook(io.BytesIO(masked))
    assert kept.sheetnames == ["Sheet"]
    assert not kept.properties.creator
    assert not kept.properties.lastModifiedBy
    rows = [[cell.value for cell in row[:3]] for row in kept["Sheet"].iter_rows()]
    assert rows == [["村", "户数", "合计"], ["双磨村", 12, None], ["崾岘村", 7, "=SUM(B2:B3)"]]
    assert (kept["Sheet"]["B3"].font.bold, kept["Sheet"]["B3"].fill.fgColor.rgb) == (True, "00FFFF00")


def test_rows_and_columns_that_stay_move_up_and_left() -> None:
    cut = Cut(Axis.of([(3, 4), (7, 7)]), Axis.of([(1, 1)]))
    moved = {"A1": "A1", "C5": "B3", "$C$5": "$B$3", "B9": None, "A3": None, "A3:C4": None, "A2:D8": "A2:C5", "B1:C1": "B1:B1"}
    assert {text: cut.reference(text) for text in moved} == moved
    assert cut.formula('=SUM(A1:C8)&"B9"') == '=SUM(A1:B5)&"B9"'
    assert cut.formula("SUM(A1:C8)*LOG10(C5)") == "SUM(A1:B5)*LOG10(B3)"
    assert cut.formula("B5+1") is None


def test_a_file_name_is_masked_without_signs_that_names_may_not_have() -> None:
    name, _ = mask(f"马秀兰{RESIDENT}.txt", "申请表".encode())
    assert name == "马秀兰642226××××××××××××.txt"
    assert scan(name, "申请表".encode()) == ()
