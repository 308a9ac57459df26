"""Helpers for the clerk's pages: a draft, its form as a browser sends it, a list with resident numbers."""

from __future__ import annotations

import io
from typing import Any

from openpyxl import Workbook

from mingbai.accounts.values import Acting
from mingbai.entries import actions, queries
from mingbai.entries.values.content import Element, EntryContent
from support import NOW, TODAY

ELEMENTS = ("救助标准", "监督电话")
RESIDENT_IDS = ("642225198501020010", "642225197903040021", "642225196811220034")


def draft(by: Acting, **more: Any) -> int:
    """Return a draft of Baiyang with two elements, not yet complete."""
    values: dict[str, Any] = {"statutory_item": "20.11", "elements": tuple(Element(name) for name in ELEMENTS), **more}
    return actions.open_draft(organ_code="baiyang", content=EntryContent("救助情况", **values), by=by, at=NOW)


def whole(by: Acting, **more: Any) -> int:
    """Return a draft ready to be submitted, with nothing left to confirm."""
    elements = tuple(Element(name, "见文件。") for name in ELEMENTS)
    said = {"body": "<p>全镇救助86人次。</p>", "formed_on": TODAY, "summary": "救助86人次。", "elements": elements, **more}
    return draft(by, **said)


def sent(entry_id: int, by: Acting, **changed: str) -> dict[str, str]:
    """Return the bench's form as a browser without JavaScript sends it."""
    entry = queries.work_entry(by, entry_id, TODAY)
    content = entry.content
    form = {
        "title": content.title,
        "summary": content.summary,
        "body": content.body,
        "range": content.range,
        "village": content.village,
        "statutory_item": content.statutory_item,
        "formed_on": content.formed_on.isoformat() if content.formed_on else "",
        "revision": str(entry.revision),
        "press": "save",
    }
    for number, element in enumerate(content.elements):
        form[f"element-{number}-name"] = element.name
        form[f"element-{number}"] = element.text
    return {**form, **changed}


def with_check_digit(number: str) -> str:
    """Complete a resident number with its check digit."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return number[:17] + "10X98765432"[sum(int(d) * w for d, w in zip(number, weights, strict=False)) % 11]


def aid_list() -> bytes:
    """Return an xlsx with names, resident numbers and amounts."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "名单"
    sheet.append(["姓名", "身份证号", "金额"])
    for name, number in zip(("王小明", "李小红", "张小军"), RESIDENT_IDS, strict=True):
        sheet.append([name, with_check_digit(number), 600])
    book.properties.creator = ""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
