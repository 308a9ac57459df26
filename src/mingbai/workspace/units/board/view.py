"""全县单位: the county board as a page and as a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingbai.accounts.policies import is_county_office, supervises
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.paging import SHORT, cut
from mingbai.core.words import iso
from mingbai.rendering.form_table import form_table
from mingbai.rendering.media import XLSX
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.units.board import rows as board_rows
from mingbai.workspace.units.board.rows import COLUMNS, FILTERS, LEVELS, BoardRow


@dataclass(frozen=True, slots=True)
class BoardLink:
    """A filter or the heading of a column."""

    label: str
    href: str
    is_chosen: bool


@require_safe
@staff
def board(request: StaffRequest) -> HttpResponse:
    """Show a page of the units; `?only=` filters, `?sort=` sorts by a column, `?after=` continues after a unit."""
    listed = _listed(request)
    sort, only = request.GET.get("sort", ""), request.GET.get("only", "")
    after = request.GET.get("after", "")
    codes = [row.code for row in listed]
    rest = listed[codes.index(after) + 1 :] if after in codes else listed
    shown = cut(rest[: SHORT + 1], SHORT, lambda row: row.code)
    context = {
        "rows": [(row, [(column, column.value(row), column.href(row)) for column in COLUMNS]) for row in shown.rows],
        "count": len(listed),
        "heads": [BoardLink(column.label, _address(only=only, sort=column.key), sort == column.key) for column in COLUMNS],
        "by_report": BoardLink("年报", _address(only=only, sort="report"), sort == "report"),
        "by_place": BoardLink("单位", _address(only=only), not sort),
        "filters": [BoardLink(label, _address(only=key, sort=sort), only == key) for key, (label, _) in FILTERS.items()],
        "first": _address(only=only, sort=sort) if after else "",
        "next": _address(only=only, sort=sort, after=shown.next) if shown.next else "",
        "file": f"{reverse('work:units-file')}{_query(only=only, sort=sort)}",
        "may_remind": is_county_office(request.acting),
        "year": request.today.year - 1,
    }
    return page(request, "work/units/board.jinja", context)


@require_safe
@staff
def board_file(request: StaffRequest) -> HttpResponse:
    """Serve the same rows as a workbook."""
    header = ["单位", "类别", *(column.label for column in COLUMNS), "缺什么", f"{request.today.year - 1}年度报告", "电话"]
    widths = [16, 10, *(12 for _ in COLUMNS), 30, 16, 16]
    body = [_cells(row) for row in _listed(request)]
    return file_answer(form_table("全县单位", header, body, widths), XLSX, f"全县单位{iso(request.today)}.xlsx")


def _listed(request: StaffRequest) -> tuple[BoardRow, ...]:
    if not supervises(request.acting):
        raise NotVisible("units")
    rows = board_rows.board(request.acting, request.at)
    return board_rows.arranged(rows, request.GET.get("sort", ""), request.GET.get("only", ""))


def _cells(row: BoardRow) -> list[str]:
    figures = [str(column.value(row)) for column in COLUMNS]
    return [row.name, LEVELS[row.level], *figures, row.cannot_work, row.report, row.telephone]


def _address(**query: str) -> str:
    return f"{reverse('work:units')}{_query(**query)}"


def _query(**query: str) -> str:
    kept = urlencode({name: value for name, value in query.items() if value})
    return f"?{kept}" if kept else ""
