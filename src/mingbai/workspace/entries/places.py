"""Where an entry can be seen, by whom, and where it counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from mingbai.core.words import day
from mingbai.entries.queries.work import WorkEntry
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import Standing


@dataclass(frozen=True, slots=True)
class EntryPlace:
    """One sentence, and the public address if there is one."""

    words: str
    href: str = ""
    label: str = ""


def seen(entry: WorkEntry, published_range: str) -> EntryPlace:
    """Say where the public sees the entry now; `published_range` is the published version's, not that of a draft in hand."""
    if entry.standing is Standing.WITHDRAWN:
        return EntryPlace(f"已撤回，公众看不到。理由：{entry.withdrawal_reason}")
    if entry.standing is Standing.EXPIRED:
        down = entry.content.down_on
        return EntryPlace(f"公示期满，{day(down)}已从网站撤下。" if down else "公示期满，已从网站撤下。")
    if entry.standing is not Standing.PUBLISHED:
        return EntryPlace("还没有公开。")
    if published_range == Range.VILLAGE:
        return EntryPlace("只在本村、本社区公布：公示栏和大厅屏。没有公开的网页，搜索也找不到。")
    if published_range == Range.ONSITE:
        return EntryPlace("只供现场查阅，没有公开的网页。")
    return EntryPlace("网站上能看到，年报的“政府网站”计一条。", public_address(entry), "看公开的样子")


def public_address(entry: WorkEntry) -> str:
    """Return the address of an entry's public page."""
    return reverse("portal:entry", args=[entry.organ.code, entry.id])
