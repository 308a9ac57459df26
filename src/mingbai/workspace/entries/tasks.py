"""Drafts as rows of 今日: what is to be written, revised or published, and what waits for others."""

from __future__ import annotations

from django.urls import reverse

from mingbai.core.paging import SHORT
from mingbai.core.words import day
from mingbai.entries import queries
from mingbai.entries.queries.reversals import ReversalRow
from mingbai.entries.queries.reviewers import awaited
from mingbai.entries.queries.work import InHand
from mingbai.statute.disclosure.penalties import REVERSAL_WORDS, TAKEN_DOWN
from mingbai.statute.disclosure.review import REVIEWS, STAGE_WORDS, Stage
from mingbai.statute.posts import WORKERS
from mingbai.workspace.deadline import NO_LIMIT, DeadlineTag, deadline
from mingbai.workspace.tasks import Day, Gathered, Task, Waiting

UNSENT = DeadlineTag("没有发出", "late", True)
WORDS = {
    Stage.DRAFT: ("接着做", "草稿还没有送审。"),
    Stage.RETURNED: ("去修改", "审查退回，意见在稿子下面的经过里。"),
    Stage.APPROVED: ("去发布", "审查都通过了，等发布。"),
}


def gather(asked: Day) -> Gathered:
    """Return, for whoever drafts, the next tasks and the own organ's drafts that others decide on."""
    if asked.by.kind not in WORKERS:
        return Gathered()
    mine, _ = queries.in_hand(asked.organ.id, stages=tuple(WORDS), limit=SHORT)
    others, _ = queries.in_hand(asked.organ.id, stages=(*REVIEWS, Stage.REFERRED), limit=SHORT)
    whose = awaited(others, asked.holders)
    # For a section head who also reviews, these already are tasks.
    decided_here = {row.id for row in queries.queue(asked.by, SHORT)}
    here = {one.person_id for one in asked.holders}
    left = [row for row in (*mine, *others) if row.drafted_by is not None and row.drafted_by not in here]
    return Gathered(
        (
            *(_reversed(row, asked) for row in queries.to_take_down(asked.organ.id)),
            *(_left_behind(row, asked) for row in left),
            *(_task(row, asked) for row in mine if row.scheduled_at is None and row not in left),
        ),
        tuple(
            Waiting(row.title, reverse("work:entry", args=[row.id]), whose[row.id])
            for row in others
            if row.id not in decided_here
        ),
    )


def _left_behind(row: InHand, asked: Day) -> Task:
    """Return a draft whose drafter holds no post here any more."""
    left = deadline(row.judge_by, asked.on, asked.calendar) if row.judge_by else NO_LIMIT
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=row.title,
        why=f"起草的人已经不在岗。稿子现在是“{STAGE_WORDS[row.stage]}”，接手以后由您来办。",
        source="",
        act="接手",
        href=reverse("work:entry-take-over", args=[row.id]),
        is_press=True,
        is_urgent=left.is_urgent,
        on=row.judge_by,
    )


def _reversed(row: ReversalRow, asked: Day) -> Task:
    left = deadline(row.remind_by if asked.on <= row.remind_by else row.judge_by, asked.on, asked.calendar)
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=f"撤回处罚决定：{row.title}",
        why=f"{day(row.reversed_on)}{REVERSAL_WORDS[row.kind]}，3个工作日内撤回并公开说明理由，最迟{day(row.judge_by)}。",
        source=f"依据：{TAKEN_DOWN}",
        act="去撤回",
        href=reverse("work:entry-act", args=[row.entry_id, "withdraw"]),
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.judge_by,
    )


def _task(row: InHand, asked: Day) -> Task:
    act, why = WORDS[row.stage]
    left = deadline(row.judge_by, asked.on, asked.calendar) if row.judge_by else NO_LIMIT
    if row.plan_failure:
        act, why, left = "去处理", f"定时发布没有发出：{row.plan_failure}", UNSENT
    until = f"公开期限是{day(row.judge_by)}。" if row.judge_by else ""
    return Task(
        tag=left.words,
        tag_kind=left.kind,
        title=row.title,
        why=f"{why}{until}",
        source="",
        act=act,
        href=reverse("work:entry", args=[row.id]),
        is_press=False,
        is_urgent=left.is_urgent,
        on=row.judge_by or (asked.on if row.plan_failure else None),
    )
