"""Batches of imported records as rows of 今日: what is to be reviewed, what to be handed in, what is in the reviewer's hands."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.channels import queries
from mingbai.channels.queries import BatchRow
from mingbai.statute.disclosure.imports import BatchState
from mingbai.workspace.deadline import NO_LIMIT
from mingbai.workspace.imports.words import heading
from mingbai.workspace.tasks import Day, Gathered, Task, Waiting


def gather(asked: Day) -> Gathered:
    """The batches that this person reviews next, or hands in, and those that wait for the secrecy reviewer."""
    reviews = review_tasks(asked.by)
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered(reviews)
    ready = (row for row in queries.batches_in(asked.organ.id, BatchState.UPLOADED) if row.may_go_in)
    mine = tuple(_task(row, "去送审", "核对完了，还没有送保密审查。", "work:import") for row in ready)
    waiting = queries.batches_in(asked.organ.id, BatchState.WAITING)
    whose = queries.awaited_batches(waiting, asked.holders)
    others = tuple(Waiting(heading(row), reverse("work:import", args=[row.id]), whose[row.id]) for row in waiting)
    return Gathered((*reviews, *mine), others)


def review_tasks(by: Acting) -> tuple[Task, ...]:
    """The batches that wait for this person's verdict."""
    why = "等您整批保密审查：先审查、后公开。"
    return tuple(_task(row, "去审查", why, "work:review-import") for row in queries.batches_to_review(by))


def _task(row: BatchRow, act: str, why: str, name: str) -> Task:
    return Task(
        tag=NO_LIMIT.words,
        tag_kind=NO_LIMIT.kind,
        title=heading(row),
        why=why,
        source="依据：条例第17条",
        act=act,
        href=reverse(name, args=[row.id]),
        is_press=False,
        is_urgent=False,
    )
