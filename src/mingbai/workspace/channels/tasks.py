"""What was withdrawn and still stands on other channels, as one row of 今日."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.channels import queries
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return one row for the organ's own people when something is to be removed."""
    count = queries.count_to_remove(asked.organ.id) if policies.may_work_for(asked.by, asked.organ) else 0
    if not count:
        return Gathered()
    row = Task(
        tag="今天",
        tag_kind="late",
        title=f"已撤回的信息还在别的渠道上：{count}条",
        why="网站上已经看不到了，别的渠道要派人去撤下。",
        source="依据：条例第17条",
        act="去撤下",
        href=reverse("work:removals"),
        is_press=False,
        is_urgent=True,
        on=asked.on,
    )
    return Gathered((row,))
