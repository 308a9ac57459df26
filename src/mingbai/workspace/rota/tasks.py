"""到岗情况 as a row of 今日: only on a working day on which nobody is entered."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.rota import queries
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return one row for the organ's own people while the public is told of nobody today."""
    if not policies.may_work_for(asked.by, asked.organ) or not queries.is_blank(asked.organ.id, asked.on):
        return Gathered()
    row = Task(
        tag="今天",
        tag_kind="soon",
        title="今天谁在岗还没有填",
        why="网站和大厅屏上写着“没有填”。可以照上一周抄，一周一次。",
        source="依据：条例第20条第二项",
        act="去填",
        href=reverse("work:rota"),
        is_press=False,
        is_urgent=False,
        on=asked.on,
    )
    return Gathered((row,))
