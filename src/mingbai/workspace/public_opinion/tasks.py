"""What is said in public as rows of 今日, with the hours left."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core import clock
from mingbai.core.words import in_china
from mingbai.public_opinion import queries
from mingbai.public_opinion.values import EventRow
from mingbai.statute.posts import PostKind
from mingbai.statute.public_opinion.answering import STATE_WORDS, STEP_WORDS, OpinionState, clocks, duration
from mingbai.workspace.tasks import Day, Gathered, Task

NEXT = {OpinionState.FOUND: "去核实", OpinionState.CHECKED: "去写回应", OpinionState.ANSWERING: "去看"}


def gather(asked: Day) -> Gathered:
    """Return a row for each event in hand, for those who work on it and who signs."""
    own = asked.by.organ_id == asked.organ.id and asked.by.kind == PostKind.SIGNING_LEADER
    if not (own or policies.may_work_for(asked.by, asked.organ)):
        return Gathered()
    return Gathered(tuple(_row(row) for row in queries.open_opinions(asked.organ.id)))


def _row(row: EventRow) -> Task:
    open_ones = [one for one in clocks(row.facts, clock.now()) if one.done_at is None]
    first = min(open_ones, key=lambda one: one.due_at, default=None)
    is_late = first is not None and first.is_late
    left = f"{STEP_WORDS[first.step]}：{duration(first.left)}。" if first else "已经回应，记下整改，办结。"
    return Task(
        tag=STATE_WORDS[row.state],
        tag_kind="late" if is_late else "soon" if first else "half",
        title=f"政务舆情：{row.what}",
        why=left,
        source=f"依据：{first.citation}（{first.citation.document_number}）" if first else "",
        act=NEXT[row.state],
        href=reverse("work:opinion", args=[row.id]),
        is_press=False,
        is_urgent=first is not None,
        on=in_china(first.due_at).date() if first else None,
    )
