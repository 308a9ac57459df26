"""Village inspections as rows of 今日: for the township re-checks, objections, villages not visited; for the village notices."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.core.words import day
from mingbai.statute.posts import PostKind
from mingbai.statute.supervision.quarters import quarter_of
from mingbai.statute.supervision.visits import DECIDES, EACH_QUARTER, ORDERED, VisitState
from mingbai.village_inspections import queries
from mingbai.village_inspections.values import VisitRow
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Day, Gathered, Task

INSPECTING = "township"
SOURCE = f"依据：{ORDERED}"


def gather(asked: Day) -> Gathered:
    """Return what one's own organ has to do: a township that inspects, or a village that was inspected."""
    works = policies.may_work_for(asked.by, asked.organ)
    if asked.organ.is_committee:
        return Gathered(_of_village(asked)) if works else Gathered()
    if asked.organ.level != INSPECTING or not (works or asked.by.kind == PostKind.SIGNING_LEADER):
        return Gathered()
    rows = _objections(asked) if asked.by.kind in DECIDES else ()
    return Gathered((*rows, *_of_township(asked))) if works else Gathered(rows)


def _of_village(asked: Day) -> tuple[Task, ...]:
    found = queries.due_visits([VisitState.NOTIFIED], village_id=asked.organ.id, on=asked.on)
    title = "村务公开的整改通知，等您答复"
    why = "{}{}通知，{}以前改好、答复。"
    return tuple(
        _row(asked, row, title, why.format(row.organ_name, day(row.notified_on), day(row.due_on)), "去答复") for row in found
    )


def _of_township(asked: Day) -> tuple[Task, ...]:
    """Return notices to write, re-checks that are due, and in the last month of a quarter the villages not visited yet."""
    open_ = (VisitState.FOUND, VisitState.NOTIFIED, VisitState.ANSWERED)
    rows = []
    for row in queries.due_visits(open_, organ_id=asked.organ.id, on=asked.on):
        if row.state is VisitState.FOUND:
            rows.append(
                _row(asked, row, f"{row.village_name}有问题，待发整改通知", f"{day(row.inspected_on)}督查时发现。", "发通知")
            )
        elif row.state is VisitState.ANSWERED or (row.due_on and row.due_on <= asked.on):
            why = f"村里答复：{row.answer}" if row.state is VisitState.ANSWERED else "到期了，村里还没有答复。"
            rows.append(_row(asked, row, f"{row.village_name}整改，待复查", why, "去复查"))
    return (*rows, *_unvisited(asked))


def _unvisited(asked: Day) -> tuple[Task, ...]:
    now = quarter_of(asked.on)
    if not now.is_last_month(asked.on):
        return ()
    found = queries.unvisited(asked.organ.id, asked.on)
    if not found:
        return ()
    tag = deadline(now.last_on, asked.on, asked.calendar)
    named = "、".join(row.village_name for row in found)
    return (
        Task(
            tag=tag.words,
            tag_kind=tag.kind,
            title=f"本季度还有{len(found)}个村没有督查",
            why=f"{named}。",
            source=f"依据：{EACH_QUARTER}",
            act="去看安排",
            href=reverse("work:inspection-quarter", args=[asked.organ.code, now.year, now.number]),
            is_press=False,
            is_urgent=tag.is_urgent,
            on=now.last_on,
        ),
    )


def _objections(asked: Day) -> tuple[Task, ...]:
    found = queries.objections_waiting(asked.organ.id, asked.on)
    title = "{}对督查结果有异议"
    return tuple(_row(asked, row, title.format(row.village_name), "由没有参加督查的负责人处理。", "去处理") for row in found)


def _row(asked: Day, row: VisitRow, title: str, why: str, act: str) -> Task:
    tag = deadline(row.due_on, asked.on, asked.calendar) if row.due_on else None
    return Task(
        tag=tag.words if tag else "督查",
        tag_kind=tag.kind if tag else "",
        title=title,
        why=why,
        source=SOURCE,
        act=act,
        href=reverse("work:visit", args=[row.id]),
        is_press=False,
        is_urgent=bool(tag and tag.is_urgent),
        on=row.due_on,
    )
