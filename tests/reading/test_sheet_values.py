"""Workbook values are the same as the full reader's and, for what people fill in, as openpyxl's."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from mingbai.reading import sheet_values
from mingbai.reading.files import read
from mingbai.reading.passages import Unreadable
from mingbai.reading.sheet_values import BookTooLarge, grid, sheets, tables

VALUES: dict[str, tuple[Any, str]] = {
    "whole number": (5, "General"),
    "negative": (-3, "General"),
    "fraction": (20.11, "General"),
    "third": (1 / 3, "General"),
    "two decimals shown": (20.1, "0.00"),
    "percent": (0.05, "0%"),
    "large": (1.5e10, "General"),
    "tiny": (1e-7, "General"),
    "more digits than a float holds": (622848123456789012, "0"),
    "number as text": ("00123", "@"),
    "resident number": ("642226198503121237", "@"),
    "text": ("崾岘村", "General"),
    "two lines": ("甲\n乙", "General"),
    "blanks around": (" 空 ", "General"),
    "runs": (CellRichText("甲", TextBlock(InlineFont(b=True), "乙")), "General"),
    "yes": (True, "General"),
    "no": (False, "General"),
    "day": (date(2020, 3, 2), "yyyy-mm-dd"),
    "day in Chinese": (date(2020, 3, 2), 'yyyy"年"m"月"d"日"'),
    "day number": (43892, "General"),
    "moment": (datetime.fromisoformat("2020-03-04T09:30"), "yyyy-mm-dd hh:mm"),
    "seconds": (datetime.fromisoformat("2020-03-04T09:30:59"), "yyyy-mm-dd hh:mm:ss"),
    "time": (time(9, 30), "hh:mm"),
}


def book(*names: str, far: bool = False) -> bytes:
    """Return a workbook with values under these names in column B, a merged range, a hidden sheet and optionally a far value."""
    made = Workbook()
    sheet: Any = made.active
    sheet.title = "表"
    sheet.append(["名称", "值", "合并"])
    for number, name in enumerate(names, start=2):
        sheet.cell(number, 1, name)
        cell = sheet.cell(number, 2, VALUES[name][0])
        cell.number_format = VALUES[name][1]
    sheet["C3"] = "合在一起"
    sheet.merge_cells("C3:D5")
    hidden = made.create_sheet("底稿")
    hidden.sheet_state = "hidden"
    for row in (["标题", "金额"], ["一", 1]):
        hidden.append(row)
    if far:
        sheet.cell(1_000_000, 16_000, "远")
    return saved(made)


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, part: str, change: Any) -> bytes:
    """Return the archive with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return out.getvalue()


@pytest.fixture
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where the slow reader takes over."""

    def never(data: bytes) -> None:
        raise AssertionError("read slowly")

    monkeypatch.setattr(sheet_values, "_streamed", never)


@pytest.mark.parametrize("name", VALUES)
def test_each_value_is_the_text_that_the_reader_of_everything_gives(name: str) -> None:
    data = book(name)
    (whole,) = [passage.text for passage in read("表.xlsx", data) if passage.where == "表!B2"]
    (_, sheet), (hidden, _) = sheets(data)
    assert [text.strip() for _, text, _, _ in sheet.rows[2]] == [name, whole]
    assert hidden == "底稿"


def test_only_the_longest_numbers_need_the_slow_reader(fast: None) -> None:
    names = [name for name in VALUES if name != "more digits than a float holds"]
    assert len(sheets(book(*names))[0][1].rows) == len(names) + 1
    with pytest.raises(AssertionError, match="read slowly"):
        sheets(book("more digits than a float holds"))


def test_what_people_fill_in_is_what_openpyxl_gave(fast: None) -> None:
    made = Workbook()
    sheet: Any = made.active
    rows = [["标题", "条项", "天数"], ["第1期财务公开", "20.11", 20], ["低保名单", "21.8", 0.5], ["  空白  ", None, "七个工作日"]]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A3:B4")
    data = saved(made)
    old = [["" if cell is None else str(cell).strip() for cell in row] for row in load_workbook(io.BytesIO(data)).active.values]
    old[2][1], old[3][0], old[3][1] = old[2][0], old[2][0], old[2][0]
    ((_, found),) = sheets(data)
    assert grid(found, 3000, 60) == old
    assert grid(found, 2, 1) == [["标题"], ["第1期财务公开"]]


def test_the_lists_are_those_of_the_reader_of_everything(fast: None) -> None:
    made = Workbook()
    sheet: Any = made.active
    for row in (
        ["2020年公开信息"],
        ["标题", "公开时间", "渠道"],
        ["第1期", date(2020, 3, 4), "网站"],
        [],
        ["第2期", "2020.3.5", ""],
    ):
        sheet.append(row)
    data = saved(made)
    assert tables("一年.xlsx", data) == read("一年.xlsx", data).tables
    assert tables("一年.xlsx", data)[0].rows == (("第1期", "2020-03-04", "网站"), ("第2期", "2020.3.5", ""))
    csv = "标题,渠道\n第1期,网站\n".encode()
    assert tables("一年.csv", csv) == read("一年.csv", csv).tables


def test_a_formula_is_the_value_kept_with_it_and_an_error_is_empty(fast: None) -> None:
    made = Workbook()
    sheet: Any = made.active
    for row in (["标题", "合计"], ["一", 12], ["二", 34]):
        sheet.append(row)

    def with_formulas(xml: bytes) -> bytes:
        xml = xml.replace(b"<v>12</v>", b"<f>5+7</f><v>12</v>")
        return re.sub(rb'<c r="B3"[^>]*><v>34</v>', b'<c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v>', xml)

    ((_, found),) = sheets(changed(saved(made), "xl/worksheets/sheet1.xml", with_formulas))
    assert grid(found, 9, 9) == [["标题", "合计"], ["一", "12"], ["二", ""]]


@pytest.mark.parametrize("number", [14, 22, 27, 31, 36, 50, 57, 58])
def test_dates_in_the_formats_that_excel_has_built_in(number: int) -> None:
    made = Workbook()
    sheet: Any = made.active
    for row in (["标题", "日期"], ["一", date(2020, 3, 2)]):
        sheet.append(row)
    form = re.compile(rb'numFmtId="(?:14|16[4-9])" (?=fontId)')
    data = changed(saved(made), "xl/styles.xml", lambda xml: form.sub(b'numFmtId="%d" ' % number, xml))
    assert tables("表.xlsx", data) == read("表.xlsx", data).tables


def test_one_value_far_away_costs_no_memory_and_loses_nothing() -> None:
    (name, sheet), _ = sheets(book("whole number", far=True))
    assert (name, sheet.rows[1_000_000][0][:2]) == ("表", (15_999, "远"))
    assert [text for _, text, _, _ in sheet.rows[2]] == ["whole number", "5"]
    assert len(grid(sheet, 3000, 60)) == 3000


def test_a_cell_without_a_reference_is_read_too() -> None:
    made = Workbook()
    sheet: Any = made.active
    sheet.append(["标题", "渠道"])
    data = changed(saved(made), "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb'<c r="\w+"', b"<c", xml))
    ((_, found),) = sheets(data)
    assert grid(found, 9, 9) == [["标题", "渠道"]]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0", b"text"])
def test_a_file_that_is_no_workbook_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable):
        sheets(data)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml"])
def test_a_damaged_part_is_reported_not_guessed(part: str) -> None:
    with pytest.raises(Unreadable):
        sheets(changed(book("whole number"), part, lambda xml: xml[: len(xml) // 2]))


OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHARED = (
    b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2">'
    b"<si><t>\xe6\xa0\x87\xe9\xa2\x98</t></si><si><r><t>\xe7\x94\xb2</t></r><r><t>\xe4\xb9\x99</t></r>"
    b'<rPh sb="0" eb="1"><t>jia</t></rPh></si></sst>'
)


def with_shared_texts(shared: bytes) -> bytes:
    """Return a workbook as office programs write it, with the texts in a shared part."""
    made = Workbook()
    sheet: Any = made.active
    sheet["A1"], sheet["B1"] = 7, 8
    data = changed(
        saved(made), "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb'(<c r="(?:A|B)1")[^>]*><v>([78])', _shared, xml)
    )
    link = b'<Relationship Id="rId99" Target="sharedStrings.xml" Type="%s/sharedStrings"/>' % OFFICE
    data = changed(data, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"</Relationships>", link + b"</Relationships>"))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", shared)
    return out.getvalue()


def _shared(found: re.Match[bytes]) -> bytes:
    return found[1] + b' t="s"><v>%d' % (int(found[2]) - 7)


def test_shared_texts_are_read_with_their_runs_and_without_phonetic_readings(fast: None) -> None:
    ((_, found),) = sheets(with_shared_texts(SHARED))
    assert grid(found, 9, 9) == [["标题", "甲乙"]]


def test_truncated_shared_texts_are_reported() -> None:
    with pytest.raises(Unreadable):
        sheets(with_shared_texts(SHARED[:150]))


def test_a_workbook_larger_than_asked_is_not_opened() -> None:
    with pytest.raises(BookTooLarge):
        sheets(book(), largest=1000)
