"""Workbooks: every cell with its place and heading, and everything a reader does not see."""

from __future__ import annotations

import time
from datetime import date

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from mingbai.reading.files import read
from mingbai.reading.readable import readable
from reading.builders import ID, at, picture, rels, saved, texts, workbook

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
HEADINGS = ("姓名", "身份证号", "电话")
PERSON = ("张三", ID, "13800001111")


def test_cells_have_places_headings_and_keys_below_a_title() -> None:
    book = workbook(("低保名单公示",), ("填报单位：白杨乡", "填报日期：2024年3月"), HEADINGS, PERSON)
    book["Sheet1"].merge_cells("A1:C1")
    content = read("a.xlsx", saved(book))
    (cell,) = at(content, "Sheet1!B4")
    assert (cell.text, cell.column, cell.hidden, cell.key) == (ID, "身份证号", "", "xl/worksheets/sheet1.xml!B4")
    assert at(content, "Sheet1!B3")[0].column == ""
    (table,) = content.tables
    assert (table.place, table.header, table.rows) == ("Sheet1", HEADINGS, (PERSON,))


def test_headings_over_two_rows_are_read_from_the_lower_one() -> None:
    book = workbook(("序号", "户主", None, "金额"), (None, "姓 名", "身份证号码", None), (1, "张三", ID, 300))
    book["Sheet1"].merge_cells("B1:C1")
    content = read("a.xlsx", saved(book))
    assert at(content, "Sheet1!C3")[0].column == "身份证号码"
    assert content.tables[0].header == ("序号", "姓名", "身份证号码", "金额")
    assert content.tables[0].rows == (("1", "张三", ID, "300"),)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("6.2242519900101E+17", "622425199001010000"),
        ("622425199001011234", "622425199001011234"),
        ("13800001111", "13800001111"),
        ("0.30000000000000004", "0.3"),
        ("1234.5", "1234.5"),
        ("-3", "-3"),
        ("7.0", "7"),
    ],
)
def test_numbers_are_given_with_all_digits_stored(stored: str, text: str) -> None:
    sheet = f'<worksheet {S}><sheetData><row r="1"><c r="A1"><v>{stored}</v></c></row></sheetData></worksheet>'
    content = read("a.xlsx", saved(workbook(), {"xl/worksheets/sheet1.xml": sheet}))
    assert at(content, "Sheet1!A1")[0].text == text


def test_dates_formulas_and_inline_texts() -> None:
    book = workbook((date(1990, 1, 1), f'=IF(A1>0,"{ID}","")'))
    content = read("a.xlsx", saved(book))
    assert at(content, "Sheet1!A1")[0].text == "1990-01-01"
    assert [(cell.hidden, ID in cell.text) for cell in at(content, "Sheet1!B1")] == [("formula", True)]
    runs = '<c t="inlineStr"><is><r><t>62</t></r><r><t>24</t></r></is></c>'
    sheet = f"<worksheet {S}><sheetData><row>{runs}</row></sheetData></worksheet>"
    inline = read("a.xlsx", saved(workbook(), {"xl/worksheets/sheet1.xml": sheet}))
    assert at(inline, "Sheet1!A1")[0].text == "6224"


def test_hidden_rows_columns_sheets_and_cells() -> None:
    book = workbook(HEADINGS, PERSON, ("李四", "甲", "乙"), ("王五", "丙", "丁"))
    sheet = book["Sheet1"]
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[3].hidden = True
    sheet["A4"].font = Font(color="FFFFFFFF")
    sheet["C4"].number_format = ";;;"
    sheet["C2"].font = Font(color="FFFFFFFF")
    sheet["C2"].fill = PatternFill("solid", fgColor="FF1F4E79")
    book.create_sheet("藏").append(("密",))
    book.create_sheet("深藏").append(("更密",))
    book["藏"].sheet_state, book["深藏"].sheet_state = "hidden", "veryHidden"
    content = read("a.xlsx", saved(book))
    assert {cell.where: cell.hidden for cell in content if "!" in cell.where} == {
        "Sheet1!A1": "", "Sheet1!B1": "hidden column", "Sheet1!C1": "",
        "Sheet1!A2": "", "Sheet1!B2": "hidden column", "Sheet1!C2": "",
        "Sheet1!A3": "hidden row", "Sheet1!B3": "hidden row", "Sheet1!C3": "hidden row",
        "Sheet1!A4": "white text", "Sheet1!B4": "hidden column", "Sheet1!C4": "hidden format",
        "藏!A1": "hidden sheet", "深藏!A1": "hidden sheet",
    }  # fmt: skip
    assert content.hidden_sheets == ("藏", "深藏")
    assert content.tables[0].hidden_columns == {1}
    html = readable("a.xlsx", saved(book))
    assert "<td>13800001111</td>" in html
    assert '<th scope="col">姓名</th>' in html
    assert not any(word in html for word in (ID, "李四", "王五", "密", "身份证号"))


def test_a_column_of_almost_no_width_is_hidden() -> None:
    book = workbook(HEADINGS, PERSON)
    book["Sheet1"].column_dimensions["B"].width = 0.1
    assert at(read("a.xlsx", saved(book)), "Sheet1!B2")[0].hidden == "hidden column"


def test_comments_headers_names_validations_and_properties() -> None:
    book = workbook(HEADINGS, PERSON)
    sheet = book["Sheet1"]
    sheet["A2"].comment = Comment("此人电话13900002222", "赵六")
    sheet.oddHeader.center.text = "内部资料"
    choice = DataValidation("list", formula1='"张三,李四"')
    sheet.add_data_validation(choice)
    choice.add("A2")
    book.defined_names["联系人"] = DefinedName("联系人", attr_text='"13700003333"')
    book.properties.creator = "王五"
    content = read("a.xlsx", saved(book))
    assert [(cell.text, cell.hidden) for cell in at(content, "Sheet1!A2")] == [("张三", ""), ("此人电话13900002222", "comment")]
    assert at(content, "Sheet1的页眉页脚")[0].text == "内部资料"
    assert at(content, "Sheet1的数据验证")[0].text == '"张三,李四"'
    assert "13700003333" in at(content, "名称：联系人")[0].text
    assert at(content, "属性：作者")[0].text == "王五"
    assert at(content, "属性：批注作者")[0].text == "赵六"


def test_caches_links_threads_text_boxes_and_what_is_left_in_the_file() -> None:
    letters = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    fields = '<cacheField name="姓名"><sharedItems><s v="钱七"/></sharedItems></cacheField><cacheField name="身份证号"/>'
    linked = '<sheetData sheetId="0"><row r="1"><cell r="B2"><v>孙八</v></cell></row></sheetData>'
    names = '<sheetNames><sheetName val="旧表"/></sheetNames>'
    pivot, link, sheet = (
        "xl/pivotCache/{}pivotCache",
        "xl/externalLinks/{}externalLink1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    )
    shared = ("r2", "sharedStrings", "sharedStrings.xml")
    records = ("r1", "pivotCacheRecords", "pivotCacheRecords1.xml")
    parts = {
        pivot.format("") + "Definition1.xml": f"<x {S}><cacheFields>{fields}</cacheFields></x>",
        pivot.format("_rels/") + "Definition1.xml.rels": rels(records),
        pivot.format("") + "Records1.xml": f'<x {S}><r><x v="0"/><s v="{ID}"/></r></x>',
        link.format(""): f"<x {S}><externalBook>{names}<sheetDataSet>{linked}</sheetDataSet></externalBook></x>",
        link.format("_rels/") + ".rels": rels(("r1", "externalLinkPath", "file:///C:/Users/zhaoliu/a.xlsx")),
        sheet: rels(("r1", "drawing", "../drawings/drawing1.xml"), ("r2", "threadedComment", "../threadedComments/t1.xml")),
        "xl/threadedComments/t1.xml": '<x xmlns="x"><threadedComment ref="A1"><text>回复</text></threadedComment></x>',
        "xl/drawings/drawing1.xml": f"<d {letters}><a:p><a:r><a:t>盒</a:t></a:r><a:r><a:t>中</a:t></a:r></a:p>"
        '<cNvPr id="1" descr="说明字"/></d>',
        "xl/media/image1.png": picture(),
        "xl/revisions/revisionLog1.xml": f'<revisions {S}><rcc><oc><t>改前的字</t></oc></rcc></revisions>',
        "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml"), shared),
        "xl/worksheets/sheet1.xml": f'<x {S}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></x>',
        "xl/sharedStrings.xml": f"<sst {S}><si><t>姓名</t></si><si><t>删去的人</t></si></sst>",
    }  # fmt: skip
    content = read("a.xlsx", saved(workbook(("姓名",)), parts))
    (record,) = at(content, "数据透视表缓存第1行")
    assert (record.text, record.column, record.hidden) == (ID, "身份证号", "pivot cache")
    assert at(content, "数据透视表缓存")[0].text == "钱七"
    assert at(content, "链接的文件：旧表!B2")[0].text == "孙八"
    assert at(content, "Sheet1!A1")[0].text == "姓名"
    assert texts(content, "link target") == ["file:///C:/Users/zhaoliu/a.xlsx"]
    assert texts(content, "comment") == ["回复"]
    assert at(content, "Sheet1的文本框1")[0].text == "盒中"
    assert texts(content, "alternative text") == ["说明字"]
    assert set(texts(content, "left in the file")) == {"改前的字", "删去的人"}


def test_a_thousand_rows_take_less_than_a_second() -> None:
    book = workbook(
        ("序号", *HEADINGS, "住址", "金额"),
        *((i, f"张{i}", f"62242519900101{i:04}", 13800000000 + i, f"{i}组", i * 1.5) for i in range(1000)),
    )
    data = saved(book)
    started = time.process_time()
    content = read("a.xlsx", data)
    assert time.process_time() - started < 1
    assert len(content.tables[0].rows) == 1000
    html = readable("a.xlsx", data, rows=10)
    assert html.count("<tr>") == 11
    assert "还有990行" in html
