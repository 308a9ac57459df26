"""What hangs too long and what does not hang yet, as rows of 今日."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.boards import queries
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return a row for what comes down and one for what villages should see, for those who keep the boards."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    counted = queries.counts(asked.organ.id, asked.on)
    down = _task("要取下", "soon", f"公开栏上要取下{counted.to_take_down}条", "张贴期满了，或者信息已经撤回。", "去取下")
    hang = _task("要张贴", "", f"要在村里张贴{counted.to_hang}条", "只给本村看的，网站上没有，贴到村里的公开栏。", "去张贴")
    return Gathered((*((down,) if counted.to_take_down else ()), *((hang,) if counted.to_hang else ())))


def _task(tag: str, kind: str, title: str, why: str, act: str) -> Task:
    return Task(
        tag=tag,
        tag_kind=kind,
        title=title,
        why=why,
        source="依据：条例第23条",
        act=act,
        href=reverse("work:boards"),
        is_press=False,
        is_urgent=False,
    )
