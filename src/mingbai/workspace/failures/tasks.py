"""Failed background tasks as a row of 今日."""

from __future__ import annotations

from django.urls import reverse

from mingbai.failures import policies, queries
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return one row when failed tasks wait for the administrator's decision."""
    if not policies.may_settle(asked.by) or not (count := queries.count_waiting()):
        return Gathered()
    waiting = Task(
        tag="没做成",
        tag_kind="late",
        title=f"{count}件后台任务没有做成",
        why="系统自己试了几次都不成，要您看一看原因，再试一次或者不再试。",
        source="",
        act="去处理",
        href=reverse("work:failures"),
        is_press=False,
        is_urgent=True,
    )
    return Gathered((waiting,))
