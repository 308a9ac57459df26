"""The archive box of an application (专用档案盒): what is in it, in which order, and for how long it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.citation import Citation, practice, regulations
from mingbai.statute.index import rule

FILED = regulations("第45条")
ARCHIVES = Citation("机关文件材料归档范围和文书档案保管期限规定", "", "国家档案局令第8号")
YEARS = practice("申请档案保管10年，从办结的次年算起，县里可以改")

LEAST_YEARS = 10
"""The shortest term in the rules on the archives of organs."""


class ArchiveItem(StrEnum):
    """The kinds of paper in a box, in the order of the item list: receipt, notices, what the reply rests on, reply."""

    APPLICATION = "application"
    RECEIPT = "receipt"
    CORRECTION = "correction"
    FEE = "fee"
    EXTENSION = "extension"
    CONSULTATION = "consultation"
    SEARCH = "search"
    APPROVAL = "approval"
    REPLY = "reply"
    INFORMATION = "information"
    SERVICE = "service"
    DISPUTE = "dispute"
    OTHER = "other"


ITEM_WORDS = {
    ArchiveItem.APPLICATION: "申请书和身份证明",
    ArchiveItem.RECEIPT: "登记表、接收回执",
    ArchiveItem.CORRECTION: "补正告知书和补正材料",
    ArchiveItem.FEE: "收费通知书和缴费凭证",
    ArchiveItem.EXTENSION: "延期、延迟答复告知书",
    ArchiveItem.CONSULTATION: "征求意见书和回复",
    ArchiveItem.SEARCH: "检索记录",
    ArchiveItem.APPROVAL: "审查呈批单",
    ArchiveItem.REPLY: "答复书",
    ArchiveItem.INFORMATION: "提供的政府信息",
    ArchiveItem.SERVICE: "送达证明",
    ArchiveItem.DISPUTE: "复议、诉讼材料",
    ArchiveItem.OTHER: "其他",
}


@dataclass(frozen=True, slots=True)
class ArchivedPaper:
    """One paper: its kind, its own date and a title; `pages` at least 1."""

    kind: ArchiveItem
    on: date
    title: str
    pages: int


Paper = TypeVar("Paper", bound=ArchivedPaper)


@rule(FILED, ARCHIVES, name="卷内文件的次序")
def in_order(items: Iterable[Paper]) -> tuple[tuple[Paper, int, int], ...]:
    """Return the papers in the order of the item list, by kind, then day and title, each with its first and last page."""
    kinds = list(ArchiveItem)
    found, page = list[tuple[Paper, int, int]](), 0
    for one in sorted(items, key=lambda one: (kinds.index(one.kind), one.on, one.title)):
        found.append((one, page + 1, page + one.pages))
        page += one.pages
    return tuple(found)


@rule(FILED, ARCHIVES, YEARS, name="保管期限")
def keep_until(closed_on: date, settings: CaseSettings = CaseSettings()) -> date:
    """Return the last day on which the box is kept with the applicant's data; the count of the year stays after it."""
    return date(closed_on.year + max(settings.archive_years, LEAST_YEARS), 12, 31)
