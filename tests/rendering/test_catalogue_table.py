"""The official table: its layout, a lossless round trip, and what tables look like in practice."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from mingbai.catalogue.values.lines import CHANNELS, FIELD_CHANNELS
from mingbai.catalogue.values.standard import standard_rows
from mingbai.reading.sheet_values import grid, sheets
from mingbai.rendering.catalogue.back import Back, NoTable, channels_in, elements_in, field_of, read_back
from mingbai.rendering.catalogue.table import HEADINGS, PrintedRow, cells, channel_cell, sheet_name, workbook

ON = date(2021, 1, 19)
ALL = (*CHANNELS, *FIELD_CHANNELS)
ROW = PrintedRow(
    field="社会救助",
    line1="最低生活保障",
    line2="审核信息",
    elements=("初审对象名单", "相关信息"),
    basis="《社会救助法》第45条",
    time_limit="10个工作日内",
    subject="乡镇人民政府",
    channels=("政府网站", "社区/企事业单位/村公示栏（电子屏）"),
    audience="特定群体（本村、社区）",
    mode="主动；依申请",
    county=False,
    township=True,
)


def back(data: bytes, fields: Sequence[str] = ("社会救助",)) -> Back:
    return read_back([(name, grid(sheet, 3000, 60)) for name, sheet in sheets(data)], fields, ALL)


def made(rows: Sequence[Sequence[Any]], title: str = "社会救助", merged: Sequence[str] = ()) -> bytes:
    """Return a workbook with these cells on one sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for area in merged:
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HEAD = [[top for top, _ in HEADINGS], [under for _, under in HEADINGS]]


def line(**changes: str) -> list[Any]:
    """Return a row in column order, as people fill it in."""
    names = ["number", "line1", "line2", "elements", "basis", "time_limit", "subject", "channels"]
    names += ["everybody", "special", "active", "on_request", "county", "township"]
    filled = {
        "number": "1",
        "line1": "综合业务",
        "line2": "监督检查",
        "elements": "1.信访通讯地址\n2.投诉举报电话。",
        "basis": "《社会救助法》",
        "time_limit": "10个工作日",
        "subject": "乡镇人民政府",
        "channels": "■政府网站 □政府公报\n■两微一端",
        "everybody": "√",
        "special": "",
        "active": "√",
        "on_request": "",
        "county": "",
        "township": "√",
    }
    return [{**filled, **changes}[name] for name in names]


def test_the_shipped_catalogue_comes_back_unchanged() -> None:
    rows = [
        PrintedRow(
            row.key.field, row.key.line1, row.key.line2, row.wording.elements, row.wording.basis, row.wording.time_limit,
            row.wording.subject, tuple(sorted(row.wording.channels, key=ALL.index)), row.wording.audience, row.wording.mode,
            row.for_county, row.for_township, row.wording.decision,
        )
        for row in standard_rows()
    ]  # fmt: skip
    found = back(workbook(rows, ALL, ON), [row.field for row in rows])
    assert found.wrong == ()
    assert list(found.rows) == rows


def test_columns_stand_in_the_order_of_the_published_catalogues() -> None:
    sheet: Any = load_workbook(io.BytesIO(workbook([ROW, replace(ROW, line2="审批信息")], CHANNELS, ON))).worksheets[0]
    assert sheet.title == "社会救助"
    assert sheet["A1"].value == "社会救助领域基层政务公开标准目录"
    tops = [cell.value for cell in sheet[2]]
    assert [top for top in tops if top] == [
        "序号", "公开事项", "公开内容（要素）", "公开依据", "公开时限", "公开主体",
        "公开渠道和载体", "公开对象", "公开方式", "公开层级", "行政决定",
    ]  # fmt: skip
    assert [sheet.cell(3, place).value for place in (2, 3, 9, 10, 11, 12, 13, 14)] == [
        "一级事项", "二级事项", "全社会", "特定群体", "主动", "依申请", "县级", "乡级",
    ]  # fmt: skip
    assert {"B4:B5", "A1:O1", "B2:C2", "I2:J2", "A2:A3"} <= {str(area) for area in sheet.merged_cells.ranges}
    assert sheet["H4"].value.splitlines()[0] == "■政府网站"
    assert "□政府公报" in sheet["H4"].value
    assert [sheet.cell(4, place).value for place in range(9, 15)] == [None, "√（本村、社区）", "√", "√", None, "√"]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert workbook([ROW], ALL, ON) == workbook([ROW], ALL, ON)
    assert workbook([], ALL, ON)


def test_a_cell_that_looks_like_a_formula_stays_text() -> None:
    data = workbook([replace(ROW, line2="=HYPERLINK(1)")], ALL, ON)
    cell: Any = load_workbook(io.BytesIO(data)).worksheets[0]["C4"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_names_of_sheets_are_short_plain_and_different() -> None:
    assert sheet_name("安全/生产", []) == "安全 生产"
    assert len(sheet_name("长" * 40, [])) == 31
    assert sheet_name("救灾", ["救灾"]) == "救灾2"
    assert len(sheet_name("长" * 40, ["长" * 31])) == 31


def test_a_channel_outside_the_list_is_shown_ticked() -> None:
    assert channel_cell(("广播",), ("政府网站",)) == "□政府网站\n■广播"
    assert cells(1, replace(ROW, audience="全社会", mode="主动"), ())[8:12] == ("√", "", "√", "")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("■政府网站 □政府公报\n■两微一端", (("政府网站", "两微一端"), ())),
        ("☑政府网站☐政府公报", (("政府网站",), ())),
        ("政府网站；公开查阅点", (("政府网站", "公开查阅点"), ())),
        ("■社区/企事业单位/村公示栏", (("社区/企事业单位/村公示栏（电子屏）",), ())),
        ("■发布会、听证会", (("发布会/听证会",), ())),
        ("■其他（村务公开栏）", (("其他",), ())),
        ("■抖音", ((), ("抖音",))),
        ("□政府网站", ((), ())),
        ("", ((), ())),
    ],
)
def test_channels_of_real_cells(cell: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert channels_in(cell, ALL) == expected


def test_elements_lose_their_numbers() -> None:
    assert elements_in("1.名称；\n2、文号。\n●正文") == ("名称", "文号", "正文")
    assert elements_in("2020年计划") == ("2020年计划",)


def test_the_field_is_the_name_or_the_title_of_the_sheet() -> None:
    assert field_of("救灾", ["标题"], ["救灾"]) == "救灾"
    assert field_of("Sheet1", ["彭阳县社会救助领域基层政务公开标准目录"], ["社会救助", "救助"]) == "社会救助"
    assert field_of("Sheet1", ["供水领域基层政务公开标准目录"], ["救灾"]) == "供水"
    assert field_of("供水", [""], []) == "供水"


def test_a_real_table_with_merged_and_empty_cells() -> None:
    rows = [["彭阳县社会救助领域基层政务公开标准目录"], *HEAD, line(), line(line1="", line2="政策法规"), line(line2="办事指南")]
    data = made(rows, "Sheet1", ["A1:N1", "B4:B5"])
    found = back(data)
    assert found.wrong == ()
    assert [(row.field, row.line1, row.line2) for row in found.rows] == [
        ("社会救助", "综合业务", "监督检查"),
        ("社会救助", "综合业务", "政策法规"),
        ("社会救助", "综合业务", "办事指南"),
    ]
    assert found.rows[0].elements == ("信访通讯地址", "投诉举报电话")
    assert found.rows[0].channels == ("政府网站", "两微一端")
    assert (found.rows[0].audience, found.rows[0].mode, found.rows[0].township) == ("全社会", "主动", True)


def test_other_words_of_the_headings() -> None:
    names = {"特定群体": "特定群众", "依申请": "依申请公开", "乡级": "乡、村级"}
    head = [HEAD[0], [names.get(under, under) for under in HEAD[1]]]
    found = back(made([["目录"], *head, line(everybody="", special="√ 申请人", county="×")]))
    assert found.wrong == ()
    assert (found.rows[0].audience, found.rows[0].county, found.rows[0].township) == ("特定群体（申请人）", False, True)


def test_everything_wrong_is_listed_at_once() -> None:
    rows = [["目录"], *HEAD, line(basis="", channels="■抖音"), line(), line(active="", everybody="", township="")]
    found = back(made(rows))
    assert [str(one) for one in found.wrong] == [
        "“社会救助”第4行：没有写公开依据。",
        "“社会救助”第4行：公开渠道和载体里不认识“抖音”，用固定清单里的名称，别的归到“其他”。",
        "“社会救助”第6行：公开对象没有选：全社会，或者特定群体。",
        "“社会救助”第6行：公开方式没有选：主动，或者依申请。",
        "“社会救助”第6行：公开层级没有选：县级，或者乡级。",
    ]
    assert len(found.rows) == 1


def test_a_lacking_column_is_named() -> None:
    head = [[top if top != "公开依据" else "备注" for top in HEAD[0]], HEAD[1]]
    found = back(made([["目录"], *head, line()]))
    assert [str(one) for one in found.wrong] == ["“社会救助”：少了公开依据这些列。"]
    assert found.rows == ()


def test_a_file_that_is_no_table_is_refused_in_words() -> None:
    with pytest.raises(NoTable):
        back(made([["姓名", "金额"], ["张三", 1]]))
