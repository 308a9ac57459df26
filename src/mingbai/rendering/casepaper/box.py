"""Papers of the archive box: list of items, closing note, hand-over list (GB/T 9705—2008, 档案法实施条例第30条)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.rendering.casepaper.handling import PaperHead
from mingbai.rendering.casepaper.value import CasePaper, CellSide, ListColumn, ListTable, PairRow, PairTable, SigningLine


@dataclass(frozen=True, slots=True)
class BoxItem:
    """One paper in the box: who made it, its number, title and day, and the pages it takes (1—3)."""

    author: str
    number: str
    title: str
    on: date
    pages: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class HandedCase:
    """One case that is handed to the archives, with how far it may be opened and what was published of it."""

    number: str
    title: str
    first_day: date
    last_day: date
    items: int
    pages: int
    retention: str
    openness: str


def item_list(head: PaperHead, items: Sequence[BoxItem], *, title: str) -> CasePaper:
    """Return the list of the papers in one box, in their order (卷内目录)."""
    columns = (
        ListColumn("序号", 3),
        ListColumn("责任者", 7, CellSide.LEFT),
        ListColumn("文号", 7),
        ListColumn("题名", 13, CellSide.LEFT),
        ListColumn("日期", 5),
        ListColumn("页号", 4),
        ListColumn("备注", 4, CellSide.LEFT),
    )
    rows = tuple(
        (str(place), one.author, one.number, one.title, f"{one.on:%Y%m%d}", one.pages, one.remark)
        for place, one in enumerate(items, 1)
    )
    parts = (PairTable((PairRow((("案卷题名", title),)),)), ListTable(columns, rows))
    return CasePaper(head.organ_name, "卷内目录", head.on, parts, subject=head.number, number=f"档号：{head.number}")


def box_note(head: PaperHead, *, pages: int, condition: str, filer: str, checker: str) -> CasePaper:
    """Return the note at the end of the box: how many pages, in what condition, who filed and who checked (卷内备考表)."""
    rows = (PairRow((("页数", f"共{pages}页"),)), PairRow((("本卷情况说明", condition),), tall=True))
    return CasePaper(
        head.organ_name,
        "卷内备考表",
        head.on,
        (PairTable(rows),),
        subject=head.number,
        number=f"档号：{head.number}",
        signatures=(SigningLine("立卷人", filer, head.on), SigningLine("检查人", checker)),
    )


def handover_list(head: PaperHead, cases: Sequence[HandedCase], *, giver: str, taker: str) -> CasePaper:
    """Return the list with which closed cases go to the archives (档案移交清单), signed by both sides and a witness."""
    columns = (
        ListColumn("序号", 3),
        ListColumn("档号", 7),
        ListColumn("案卷题名", 16, CellSide.LEFT),
        ListColumn("起止日期", 7),
        ListColumn("件数", 3),
        ListColumn("页数", 3),
        ListColumn("保管期限", 5),
        ListColumn("公开属性和开放意见", 12, CellSide.LEFT),
    )
    rows = tuple(
        (
            str(place),
            one.number,
            one.title,
            f"{one.first_day:%Y%m%d}—\n{one.last_day:%Y%m%d}",
            str(one.items),
            str(one.pages),
            one.retention,
            one.openness,
        )
        for place, one in enumerate(cases, 1)
    )
    items, pages = sum(one.items for one in cases), sum(one.pages for one in cases)
    return CasePaper(
        head.organ_name,
        "依申请公开档案移交清单",
        head.on,
        (ListTable(columns, rows),),
        subject=head.number,
        number=f"清单编号：{head.number}",
        signatures=(SigningLine("移交人", giver), SigningLine("接收人", taker), SigningLine("监交人")),
        foot=f"共{len(cases)}卷，{items}件，{pages}页。",
        is_landscape=True,
    )
