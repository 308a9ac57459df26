"""The two statutory forms of the annual report as data: 国办公开办函〔2019〕60号 (2019, 2020) and 〔2021〕30号 (from 2021).

Labels are exactly as printed. Every renderer and every page lays out the same grid of `GridCell`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

Value = int | Decimal | None
CODES = ("2019", "2021")
APPLICANTS = (
    ("natural", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("welfare", "社会公益组织"),
    ("legal_service", "法律服务机构"),
    ("other", "其他"),
)
COLUMNS3 = (*APPLICANTS, ("total", "总计"))
RESULT_GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "（三）不予公开",
        (
            ("refused_state_secret", "1.属于国家秘密", "国家秘密"),
            ("refused_forbidden_by_law", "2.其他法律行政法规禁止公开", "法律行政法规禁止公开"),
            ("refused_three_safeties", "3.危及“三安全一稳定”", "三安全一稳定"),
            ("refused_third_party", "4.保护第三方合法权益", "保护第三方合法权益"),
            ("refused_internal", "5.属于三类内部事务信息", "三类内部事务信息"),
            ("refused_process", "6.属于四类过程性信息", "四类过程性信息"),
            ("refused_enforcement_file", "7.属于行政执法案卷", "行政执法案卷"),
            ("refused_administrative_query", "8.属于行政查询事项", "行政查询事项"),
        ),
    ),
    (
        "（四）无法提供",
        (
            ("unavailable_not_held", "1.本机关不掌握相关政府信息", "本机关不掌握"),
            ("unavailable_needs_creation", "2.没有现成信息需要另行制作", "需要另行制作"),
            ("unavailable_still_unclear", "3.补正后申请内容仍不明确", "补正后仍不明确"),
        ),
    ),
    (
        "（五）不予处理",
        (
            ("declined_petition", "1.信访举报投诉类申请", "信访举报投诉"),
            ("declined_repeat", "2.重复申请", "重复申请"),
            ("declined_publication", "3.要求提供公开出版物", "公开出版物"),
            ("declined_excessive", "4.无正当理由大量反复申请", "大量反复申请"),
            ("declined_confirmation", "5.要求行政机关确认或重新出具已获取信息", "确认或重新出具"),
        ),
    ),
)
ROWS4 = (("upheld", "结果维持"), ("corrected", "结果纠正"), ("other", "其他结果"), ("pending", "尚未审结"), ("total", "总计"))
GROUPS4 = (("review", "行政复议"), ("direct_suit", "未经复议直接起诉"), ("suit_after_review", "复议后起诉"))
BALANCE_NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


class CellKind(Enum):
    """What a cell may hold: a whole number from 0, money (a decimal from 0), or a signed whole number."""

    COUNT = "count"
    MONEY = "money"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell of the printed table. `cell` is the path of a data cell, empty for labels and fillers."""

    text: str = ""
    colspan: int = 1
    rowspan: int = 1
    is_header: bool = False
    scope: str = ""
    cell: str = ""
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class TableForm:
    """One table: the first `head_rows` rows of `grid` are its head; `section` (1 to 6) is where it belongs."""

    key: str
    section: int
    caption: str
    columns: int
    head_rows: int
    grid: tuple[tuple[GridCell, ...], ...]
    column_widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CellInfo:
    """A data cell: its full printed label, a short one unique in the form, its kind and its unit."""

    path: str
    table: str
    label: str
    short: str
    kind: CellKind
    unit: str
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Form:
    """A statutory form; `cells` follow the order of the form, `other_titles` are other right titles of its sections (1 to 6)."""

    code: str
    document: str
    first_year: int
    last_year: int | None
    title_suffix: str
    section_titles: tuple[str, ...]
    other_titles: Mapping[str, int]
    tables: Mapping[str, TableForm]
    cells: Mapping[str, CellInfo]


def section_number(of: Form, title: str) -> int:
    """Return the section (1 to 6) that a title names; 0 for none."""
    if title in of.section_titles:
        return of.section_titles.index(title) + 1
    return of.other_titles.get(title, 0)


def form_for(year: int) -> Form:
    """Return the form for a year; raise ValueError for years before 2019, when no such form existed."""
    for code in CODES:
        found = form(code)
        if found.first_year <= year <= (found.last_year or year):
            return found
    raise ValueError(f"{year}年没有统一的年报格式：格式从2019年度开始")


@cache
def form(code: str) -> Form:
    """Return the form with this code ("2019" or "2021"); raise ValueError for any other."""
    if code not in CODES:
        raise ValueError(f"没有这种格式：{code}")
    data = tomllib.loads((files(__package__) / "forms" / f"{code}.toml").read_text("utf-8"))
    others = tuple((key, label, short) for key, label, short in data["table3"]["other_results"])
    tables = (_table2(data["table2"]), _table3(others), _table4())
    cells = {info.path: info for _, infos in tables for info in infos}
    return Form(
        code=code,
        document=data["document"],
        first_year=data["first_year"],
        last_year=data.get("last_year"),
        title_suffix="政府信息公开工作年度报告",
        section_titles=tuple(data["section_titles"]),
        other_titles=data["other_titles"],
        tables={table.key: table for table, _ in tables},
        cells=cells,
    )


def result_rows(of: Form) -> tuple[str, ...]:
    """Return the keys of the result rows of table 3, in order, without the total."""
    rows = dict.fromkeys(path.split(".")[1] for path in of.cells if path.startswith("3."))
    return tuple(row for row in rows if row not in {"new", "carried_in", "total", "carried_out"})


def _table2(groups: list[dict[str, Any]]) -> tuple[TableForm, list[CellInfo]]:
    grid: list[tuple[GridCell, ...]] = []
    infos: list[CellInfo] = []
    for group in groups:
        grid.append((GridCell(group["banner"], colspan=4, is_header=True, scope="colgroup"),))
        spans = [c.get("span", 3 if len(group["columns"]) == 1 else 1) for c in group["columns"]]
        heads = [
            GridCell(c["label"], colspan=span, is_header=True, scope="col")
            for c, span in zip(group["columns"], spans, strict=True)
        ]
        grid.append((GridCell("信息内容", is_header=True, scope="col"), *heads))
        for row in group["rows"]:
            cells = [
                GridCell(colspan=span, cell=f"2.{row['key']}.{c['key']}") for c, span in zip(group["columns"], spans, strict=True)
            ]
            grid.append((GridCell(row["label"], is_header=True, scope="row"), *cells))
            infos += [_info2(group["banner"], row, c) for c in group["columns"]]
    caption = "表二 主动公开政府信息情况"
    return TableForm("2", 2, caption, 4, 0, tuple(grid), (34, 22, 22, 22)), infos


def _info2(banner: str, row: dict[str, Any], column: dict[str, Any]) -> CellInfo:
    kind = CellKind(column.get("kind", "count"))
    path = f"2.{row['key']}.{column['key']}"
    return CellInfo(
        path,
        "2",
        f"{banner}{row['label']}，{column['label']}",
        f"{row['label']}·{column.get('short', column['label'])}",
        kind,
        column.get("unit", "件"),
        False,
    )


def _table3(others: tuple[tuple[str, str, str], ...]) -> tuple[TableForm, list[CellInfo]]:
    head = (
        (
            GridCell(BALANCE_NOTE, colspan=3, rowspan=3, is_header=True, scope="col"),
            GridCell("申请人情况", colspan=7, is_header=True, scope="colgroup"),
        ),
        (
            GridCell("自然人", rowspan=2, is_header=True, scope="col"),
            GridCell("法人或其他组织", colspan=5, is_header=True, scope="colgroup"),
            GridCell("总计", rowspan=2, is_header=True, scope="col"),
        ),
        tuple(GridCell(label, is_header=True, scope="col") for _, label in APPLICANTS[1:]),
    )
    lines = tuple(_lines3(others))
    body = tuple((*labels, *_cells3(row)) for row, labels, _, _ in lines)
    infos = [
        CellInfo(
            f"3.{row}.{column}",
            "3",
            f"{full}，{label}",
            f"{short}·{label}",
            CellKind.COUNT,
            "件",
            row == "total" or column == "total",
        )
        for row, _, full, short in lines
        for column, label in COLUMNS3
    ]
    caption = "表三 收到和处理政府信息公开申请情况"
    return TableForm("3", 3, caption, 10, 3, (*head, *body), (6, 9, 25, 8, 9, 9, 9, 9, 8, 8)), infos


def _cells3(row: str) -> tuple[GridCell, ...]:
    return tuple(GridCell(cell=f"3.{row}.{column}", is_sum=column == "total" or row == "total") for column, _ in COLUMNS3)


Line3 = tuple[str, tuple[GridCell, ...], str, str]


def _lines3(others: tuple[tuple[str, str, str], ...]) -> Iterator[Line3]:
    """Yield key, label cells, full label and short label of each of the 23 (2019) or 25 (2021) data rows."""
    yield "new", (_label("一、本年新收政府信息公开申请数量", 3),), "一、本年新收政府信息公开申请数量", "本年新收"
    yield "carried_in", (_label("二、上年结转政府信息公开申请数量", 3),), "二、上年结转政府信息公开申请数量", "上年结转"
    groups = RESULT_GROUPS + ((("（六）其他处理", others),) if others else ())
    height = 2 + sum(len(rows) for _, rows in groups) + (0 if others else 1) + 1
    span = GridCell("三、本年度办理结果", rowspan=height, is_header=True, scope="rowgroup")
    yield "granted", (span, _label("（一）予以公开", 2)), "（一）予以公开", "予以公开"
    partial = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"
    yield "partial", (_label(partial, 2),), partial, "部分公开"
    for group, rows in groups:
        for at, (key, label, short) in enumerate(rows):
            first = (GridCell(group, rowspan=len(rows), is_header=True, scope="rowgroup"),) if at == 0 else ()
            yield key, (*first, _label(label)), f"{group}{label}", short
    if not others:
        yield "other", (_label("（六）其他处理", 2),), "（六）其他处理", "其他处理"
    yield "total", (_label("（七）总计", 2),), "（七）总计", "办理结果总计"
    yield "carried_out", (_label("四、结转下年度继续办理", 3),), "四、结转下年度继续办理", "结转下年度"


def _label(text: str, colspan: int = 1) -> GridCell:
    return GridCell(text, colspan=colspan, is_header=True, scope="row")


def _table4() -> tuple[TableForm, list[CellInfo]]:
    def columns(rowspan: int) -> tuple[GridCell, ...]:
        return tuple(GridCell(label, rowspan=rowspan, is_header=True, scope="col") for _, label in ROWS4)

    head = (
        (
            GridCell("行政复议", colspan=5, is_header=True, scope="colgroup"),
            GridCell("行政诉讼", colspan=10, is_header=True, scope="colgroup"),
        ),
        (*columns(2), *(GridCell(label, colspan=5, is_header=True, scope="colgroup") for _, label in GROUPS4[1:])),
        (*columns(1), *columns(1)),
    )
    body = tuple(GridCell(cell=f"4.{group}.{result}", is_sum=result == "total") for group, _ in GROUPS4 for result, _ in ROWS4)
    infos = [
        CellInfo(f"4.{group}.{result}", "4", f"{label}，{name}", f"{label}·{name}", CellKind.COUNT, "件", result == "total")
        for group, label in GROUPS4
        for result, name in ROWS4
    ]
    caption = "表四 政府信息公开行政复议、行政诉讼情况"
    return TableForm("4", 4, caption, 15, 3, (*head, body), (1,) * 15), infos
