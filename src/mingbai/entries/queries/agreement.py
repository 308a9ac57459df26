"""What text, elements and attachments of a draft say differently, and what has to be confirmed before it is handed in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from mingbai.core import inspections
from mingbai.entries.models import Attachment
from mingbai.entries.values.content import EntryContent, dump
from mingbai.entries.values.findings import CheckFinding, key
from mingbai.entries.values.plain import plain_text
from mingbai.organs import queries as organs
from mingbai.privacy.listed import Listed
from mingbai.scanning.agreement import Contradiction, Differs, Said, SheetTotals, differences, sheet
from mingbai.scanning.lists import listed_in

CODE = "difference"
TO_CONFIRM = frozenset({CODE, "missing_element", "missing_summary"})
WORDS = {Differs.AMOUNT: "金额", Differs.COUNT: "户数、人数", Differs.VILLAGE: "村、社区", Differs.PERIOD: "日期"}
FIGURES = ("金额", "资金", "数额", "户数", "人数", "人次")
LONGEST_TEXT = 20_000
REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """What the clerk has to confirm once; `digest` changes with anything that was written or attached."""

    points: tuple[str, ...] = ()
    digest: str = ""


def of_agreement(content: EntryContent, attachments: Sequence[Attachment]) -> Iterator[CheckFinding]:
    """Yield a finding for each contradiction."""
    known = files_said(attachments)
    said = [*_said(content), *(text for one in known for text in one.texts)]
    sheets = [sheet for one in known for sheet in one.sheets]
    names = organs.village_names() if content.village else {}
    for one in differences(said, sheets, village=names.get(content.village, ""), villages=names.values()):
        yield CheckFinding(
            key=key(CODE, one.kind, one.where1, one.value1, one.where2, one.value2),
            code=CODE,
            severity="warn",
            title=_sentence(one),
            detail="核对哪一处对，改成一样的；确实不是一回事的，送审时确认。",
            place="title" if one.where1 == "标题" else "body",
            may_release=False,
        )


def to_confirm(content: EntryContent, findings: Sequence[CheckFinding], files: Sequence[int]) -> ToConfirm:
    """Return the gaps and contradictions among the findings, bound to what the draft says and to its files (keys)."""
    points = tuple(one.title for one in findings if one.code in TO_CONFIRM)
    if not points:
        return ToConfirm()
    said = json.dumps([dump(content), sorted(files), points], ensure_ascii=False, sort_keys=True, default=vars_of)
    return ToConfirm(points, hashlib.sha256(said.encode()).hexdigest())


def vars_of(value: object) -> object:
    """Return a frozen value as JSON takes it."""
    return {name: getattr(value, name) for name in getattr(value, "__dataclass_fields__", {})}


def _sentence(one: Contradiction) -> str:
    return f"{WORDS[one.kind]}对不上：{one.where1}写“{one.value1}”，{one.where2}是“{one.value2}”"


def _said(content: EntryContent) -> Iterator[Said]:
    yield Said("标题", content.title)
    yield Said("一句话说清楚", content.summary)
    yield Said("正文", plain_text(content.body))
    for element in content.elements:
        yield Said(f"要素“{element.name}”", element.text, any(word in element.name for word in FIGURES))


@dataclass(frozen=True, slots=True)
class FileSaid:
    """What the check compares of a file: the totals of its tables, its text where it has none, the persons it lists."""

    sheets: tuple[SheetTotals, ...]
    texts: tuple[Said, ...]
    persons: Listed


def files_said(attachments: Iterable[Attachment]) -> list[FileSaid]:
    """Return what the inspected files of a draft say; a file is not read again, nor its inspection while it is remembered."""
    return [_of_file(place, one.name) for one in attachments if (place := getattr(one, "inspection", None))]


@lru_cache(maxsize=REMEMBERED)
def _of_file(place: str, name: str) -> FileSaid:
    """Return what a file says; `place` is where its inspection is stored."""
    content = inspections.content_at(place)
    sheets = tuple(sheet(name, table) for table in content.tables if not table.hidden)
    text = "\n".join(one.text for one in content if not one.column and not one.hidden and one.key != "name")
    return FileSaid(sheets, (Said(name, text[:LONGEST_TEXT]),) if text and not sheets else (), listed_in(content))
