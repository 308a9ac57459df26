"""Slips as rows of 今日: what waits for this person."""

from __future__ import annotations

from collections.abc import Collection

from django.urls import reverse

from mingbai.core.paging import SHORT
from mingbai.core.words import day
from mingbai.documents import queries
from mingbai.documents.queries.staffing import awaited_slips
from mingbai.documents.values import DocumentRow
from mingbai.statute.disclosure.documents import CHECKS, SlipState
from mingbai.statute.posts import WORKERS
from mingbai.workspace.tasks import Day, Gathered, Task, Waiting

# Waiting longer than this many days is coloured as due soon; no law sets a limit for checking a document.
LONG = 3
WORDS = {
    SlipState.DRAFTING: ("接着写", "公文还没有送核。"),
    SlipState.RETURNED: ("去修改", "公文被退回，意见在程序单的经过里。"),
    SlipState.DISCLOSURE_CHECK: ("去审查", "政策性文件拟不公开，报批前由本单位政务公开工作机构审查。"),
    SlipState.OFFICE_CHECK: ("去核稿", "等您核稿：文字、文种、公开属性。"),
    SlipState.SECRECY_CHECK: ("去审查", "等您保密审查：正文、附件能不能按这个属性公开。"),
    SlipState.SIGNING: ("去签发", "等您签发，同时定公开属性；签发以后才有文号。"),
}


def gather(asked: Day) -> Gathered:
    """Return the slips this person acts on next, longest wait first, and those that others check or sign."""
    found = queries.waiting(asked.by)
    return Gathered(tuple(_task(row, asked) for row in found[:SHORT]), _checked_elsewhere(asked, {row.id for row in found}))


def _checked_elsewhere(asked: Day, mine: Collection[int]) -> tuple[Waiting, ...]:
    """Return, for whoever drafts, the own organ's slips that somebody else checks or signs."""
    if asked.by.kind not in WORKERS:
        return ()
    rows = queries.listed(by=asked.by, organ_code=asked.organ.code, states=CHECKS, limit=SHORT).rows
    others = tuple(row for row in rows if row.id not in mine)
    whose = awaited_slips(asked.organ, others, asked.holders)
    return tuple(Waiting(row.title, reverse("work:document", args=[row.id]), whose[row.id]) for row in others)


def _task(row: DocumentRow, asked: Day) -> Task:
    act, why = WORDS[row.state]
    since = row.changed_at.date()
    days = (asked.on - since).days
    return Task(
        tag=f"等了{days}天" if days else "今天到的",
        tag_kind="soon" if days > LONG else "",
        title=row.title,
        why=f"{why}{day(since)}到这一步，{row.drafter}拟稿。",
        source="依据：国办发〔2016〕80号",
        act=act,
        href=reverse("work:document", args=[row.id]),
        is_press=False,
        is_urgent=False,
    )
