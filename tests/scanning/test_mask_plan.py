"""Masking a list's columns by plan, in workbooks, Word documents and CSV tables."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from mingbai.privacy.masking import Treatment
from mingbai.reading.files import read
from mingbai.scanning.mask import MaskingPlan
from scanning.scanned import columns, mask, scan

PHONES = ("13995412683", "18695401236")
ROWS = [
    ["姓名", "身份证号", "电话", "家庭住址", "金额"],
    ["马秀兰", "642226197003120024", PHONES[0], "白阳镇崾岘村三组12号", "300"],
    ["虎生军", "642226198507230015", "0954-7012783", "白阳镇双磨村", "400"],
    ["合计", "", "", "", "700"],
]


def _book() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["白阳镇2021年发放名单"])
    for row in ROWS:
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    sheet["E5"] = "=SUM(E3:E4)"
    made.properties.creator = ""
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _document() -> bytes:
    document = docx.Document()
    document.core_properties.author = ""
    table = document.add_table(rows=0, cols=5)
    for row in ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


FILES = {
    "名单.xlsx": ("Sheet", _book()),
    "名单.docx": ("表1", _document()),
    "名单.csv": ("表1", "\n".join(",".join(row) for row in ROWS).encode("gb18030")),
}


@pytest.mark.parametrize("name", FILES)
def test_the_overview_says_what_each_column_holds_and_proposes_what_to_do(name: str) -> None:
    place, data = FILES[name]
    (table,) = columns(name, data)
    assert table.place == place
    assert [(one.header, str(one.kind), one.findings) for one in table.columns] == [
        ("姓名", "name", 0),
        ("身份证号", "resident_id", 2),
        ("电话", "telephone", 1),
        ("家庭住址", "address", 1),
        ("金额", "amount", 0),
    ]
    assert [one.sample for one in table.columns][:2] == ["马**", "6422************24"]
    assert table.columns[1].treatments[0] is Treatment.REMOVE_COLUMN


@pytest.mark.parametrize("name", FILES)
def test_columns_are_treated_as_planned_and_the_others_by_default(name: str) -> None:
    place, data = FILES[name]
    plan = MaskingPlan(
        {
            (place, "姓名"): Treatment.FIRST_CHARACTER,
            (place, "身份证号"): Treatment.REMOVE_COLUMN,
            (place, "电话"): Treatment.KEEP,
            (place, "家庭住址"): Treatment.VILLAGE_ONLY,
        }
    )
    _, masked = mask(name, data, plan)
    (table,) = read(name, masked).tables
    assert table.header == ("姓名", "电话", "家庭住址", "金额")
    assert table.rows[:2] == (
        ("马**", "139******83", "白阳镇崾岘村", "300"),
        ("虎**", "0954-7012783", "白阳镇双磨村", "400"),
    )
    assert table.rows[2][0] == "合计"
    assert scan(name, masked) == ()


def test_a_formula_moves_with_its_cells() -> None:
    _, masked = mask("名单.xlsx", FILES["名单.xlsx"][1], MaskingPlan({("Sheet", "身份证号"): Treatment.REMOVE_COLUMN}))
    sheet = openpyxl.load_workbook(io.BytesIO(masked)).active
    assert sheet is not None
    assert sheet["D5"].value == "=SUM(D3:D4)"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1"]


def test_a_planned_keep_applies_only_where_nothing_is_found() -> None:
    place, data = FILES["名单.csv"]
    everything = MaskingPlan({(place, header): Treatment.KEEP for header in ROWS[0]})
    _, masked = mask("名单.csv", data, everything)
    assert scan("名单.csv", masked) == ()
    assert "马秀兰" in masked.decode("gb18030")
