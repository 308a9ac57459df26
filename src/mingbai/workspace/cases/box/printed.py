"""The papers of a sealed box as the values from which their files are drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from mingbai.cases.values.box import BoxPage, BoxRow, PlacedLine
from mingbai.rendering.casepaper.box import BoxItem, box_note, item_list
from mingbai.rendering.casepaper.handling import PaperHead
from mingbai.rendering.casepaper.value import CasePaper
from mingbai.rendering.stationery.value import SpineLabel, SpineSheet


def _items(found: BoxPage, box: BoxRow) -> CasePaper:
    items = [_item(one) for one in box.lines]
    return item_list(_head(found, box), items, title=f"{found.row.title}政府信息公开申请")


def _note(found: BoxPage, box: BoxRow) -> CasePaper:
    condition = box.remark or "材料齐全。"
    return box_note(_head(found, box), pages=box.pages, condition=condition, filer=box.sealed_by, checker="")


def _spine(found: BoxPage, box: BoxRow) -> SpineSheet:
    on = box.sealed_at.date()
    closed = found.row.closed_on or on
    label = SpineLabel(
        organ_name=found.organ_name,
        year=f"{closed.year}年",
        number=found.row.number,
        title=f"依申请公开：{found.row.title}",
        retention=f"{box.retention_years}年",
    )
    return SpineSheet((label,), on)


PAPERS: Mapping[str, tuple[str, Callable[[BoxPage, BoxRow], CasePaper | SpineSheet]]] = {
    "items": ("卷内目录", _items),
    "note": ("卷内备考表", _note),
    "spine": ("档案盒脊背", _spine),
}
"""The papers of a box by the name in their address."""


def _head(found: BoxPage, box: BoxRow) -> PaperHead:
    return PaperHead(found.organ_name, found.row.number, box.sealed_at.date())


def _item(one: PlacedLine) -> BoxItem:
    return BoxItem(one.line.author, one.line.number, one.line.title, one.line.on, one.span)
