"""Both forms: labels to the letter, every grid filled exactly, each year on its form."""

from __future__ import annotations

import re
import zipfile
from itertools import product
from pathlib import Path

import pytest
from lxml import etree

from mingbai.statute.annual_report.forms import CellKind, GridCell, TableForm, form, form_for, result_rows

SHARED = Path(__file__).parents[4] / "shared" / "samples" / "reports" / "blank-form-2021.docx"
ROWS_2021 = [
    "一、本年新收政府信息公开申请数量",
    "二、上年结转政府信息公开申请数量",
    "三、本年度办理结果",
    "（一）予以公开",
    "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "（三）不予公开",
    "1.属于国家秘密",
    "2.其他法律行政法规禁止公开",
    "3.危及“三安全一稳定”",
    "4.保护第三方合法权益",
    "5.属于三类内部事务信息",
    "6.属于四类过程性信息",
    "7.属于行政执法案卷",
    "8.属于行政查询事项",
    "（四）无法提供",
    "1.本机关不掌握相关政府信息",
    "2.没有现成信息需要另行制作",
    "3.补正后申请内容仍不明确",
    "（五）不予处理",
    "1.信访举报投诉类申请",
    "2.重复申请",
    "3.要求提供公开出版物",
    "4.无正当理由大量反复申请",
    "5.要求行政机关确认或重新出具已获取信息",
    "（六）其他处理",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
]


def labels(table: TableForm, first_row: int = 0) -> list[str]:
    return [cell.text for row in table.grid[first_row:] for cell in row if cell.text]


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_every_grid_is_filled_without_gap_or_overlap(code: str) -> None:
    for table in form(code).tables.values():
        taken: set[tuple[int, int]] = set()
        for at, row in enumerate(table.grid):
            column = 0
            for cell in row:
                while (at, column) in taken:
                    column += 1
                places = {(at + down, column + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
                assert not places & taken
                taken |= places
        assert taken == set(product(range(len(table.grid)), range(table.columns)))
        assert len(table.column_widths) == table.columns


@pytest.mark.parametrize(("code", "table2", "table3"), [("2019", 6 + 6 + 6 + 2 + 2, 23 * 7), ("2021", 10, 25 * 7)])
def test_the_cells_are_counted_as_the_forms_are_printed(code: str, table2: int, table3: int) -> None:
    cells = form(code).cells
    assert [sum(info.table == key for info in cells.values()) for key in "234"] == [table2, table3, 15]
    in_grid = [cell.cell for table in form(code).tables.values() for row in table.grid for cell in row if cell.cell]
    assert in_grid == list(cells)


@pytest.mark.parametrize("code", ["2019", "2021"])
def test_short_names_are_unique_and_can_stand_in_brackets(code: str) -> None:
    shorts = [info.short for info in form(code).cells.values()]
    assert len(set(shorts)) == len(shorts)
    assert not any(re.search("[【】：{}|]", short) for short in shorts)


def test_table_three_of_2021_has_the_printed_rows_in_order() -> None:
    assert labels(form("2021").tables["3"], 3) == ROWS_2021


def test_table_three_of_2019_has_one_row_for_other_handling() -> None:
    rows = labels(form("2019").tables["3"], 3)
    assert rows == ROWS_2021[:25] + ROWS_2021[28:]
    assert result_rows(form("2019"))[-1] == "other"
    assert result_rows(form("2021"))[-3:] == ("other_not_corrected", "other_fee_unpaid", "other_other")


@pytest.mark.parametrize(("code", "height"), [("2019", 20), ("2021", 22)])
def test_the_results_of_the_year_span_their_rows(code: str, height: int) -> None:
    spans = {cell.text: cell.rowspan for row in form(code).tables["3"].grid for cell in row if cell.is_header}
    assert spans["三、本年度办理结果"] == height
    assert (spans["（三）不予公开"], spans["（四）无法提供"], spans["（五）不予处理"]) == (8, 3, 5)


def test_table_two_of_2019_has_five_items_and_the_change_may_be_negative() -> None:
    banners = [row[0].text for row in form("2019").tables["2"].grid if row[0].colspan == 4]
    assert banners == [f"第二十条第（{item}）项" for item in "一五六八九"]
    kinds = {path: info.kind for path, info in form("2019").cells.items()}
    assert {path for path, kind in kinds.items() if kind is CellKind.SIGNED} == {
        f"2.{row}.change" for row in ("licences", "other_services", "penalties", "coercions", "charges")
    }
    assert [path for path, kind in kinds.items() if kind is CellKind.MONEY] == ["2.procurement.amount_yuan"]


def test_table_two_of_2021_has_four_items() -> None:
    banners = [row[0].text for row in form("2021").tables["2"].grid if row[0].colspan == 4]
    assert banners == [f"第二十条第（{item}）项" for item in "一五六八"]
    heads = [cell.text for cell in form("2021").tables["2"].grid[1]]
    assert heads == ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    assert form("2021").cells["2.charges.amount_wan"].unit == "万元"


def test_table_four_has_three_groups_of_five() -> None:
    assert [path for path in form("2021").cells if path.startswith("4.")] == [
        f"4.{group}.{result}"
        for group in ("review", "direct_suit", "suit_after_review")
        for result in ("upheld", "corrected", "other", "pending", "total")
    ]


@pytest.mark.parametrize(("year", "code"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021")])
def test_each_year_uses_its_form(year: int, code: str) -> None:
    assert form_for(year).code == code


def test_there_was_no_form_before_2019() -> None:
    with pytest.raises(ValueError, match="2018"):
        form_for(2018)
    with pytest.raises(ValueError, match="2007"):
        form("2007")


@pytest.mark.parametrize("key", ["2", "3", "4"])
def test_the_grid_is_that_of_the_blank_form_where_it_is_at_hand(key: str) -> None:
    """Reads an official blank form if the samples folder lies beside the checkout."""
    if not SHARED.exists():
        assert form("2021").tables[key].grid
        return
    printed = blank_tables()[int(key) - 2]
    drawn = [[(cell.text, cell.colspan) for cell in row] for row in form("2021").tables[key].grid]
    assert [[text for text, _ in row if text] for row in printed] == [[text for text, _ in row if text] for row in drawn]


def blank_tables() -> list[list[list[tuple[str, int]]]]:
    """Return the texts and column spans of the cells that begin in each row of the blank form's tables."""
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(SHARED) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tables = []
    for table in root.iter(f"{w}tbl"):
        rows = []
        for row in table.iter(f"{w}tr"):
            cells = []
            for cell in row.iter(f"{w}tc"):
                merge = cell.find(f"{w}tcPr/{w}vMerge")
                if merge is not None and merge.get(f"{w}val") != "restart":
                    continue
                span = cell.find(f"{w}tcPr/{w}gridSpan")
                text = re.sub(r"\s", "", "".join(t.text or "" for t in cell.iter(f"{w}t")))
                cells.append((text.replace("(", "（").replace(")", "）"), int(span.get(f"{w}val")) if span is not None else 1))
            rows.append(cells)
        tables.append(rows)
    return tables


def test_a_label_cell_is_not_a_data_cell() -> None:
    assert GridCell("规章", is_header=True).cell == ""
