"""What goes to other channels and what has to come off them, as rows of 今日: one a channel, however many entries."""

from __future__ import annotations

from django.urls import reverse

from mingbai.accounts import policies
from mingbai.channels import queries
from mingbai.channels.queries.sheets import OUTDATED, TROUBLED
from mingbai.channels.values.open import OpenCount
from mingbai.channels.values.reach import BOARD
from mingbai.workspace.tasks import Day, Gathered, Task

SOURCE = "依据：条例第23条"


def gather(asked: Day) -> Gathered:
    """Return the rows for the organ's own people: what to remove, what to send, what has changed since it was sent."""
    if not policies.may_work_for(asked.by, asked.organ):
        return Gathered()
    counts = queries.open_counts(asked.organ.id)
    to_send = (_to_send(one) for one in counts if one.waiting)
    changed = (_changed(one) for one in counts if one.outdated)
    troubled = (_troubled(one) for one in counts if one.troubled)
    return Gathered((*_to_remove(asked, sum(one.to_remove for one in counts)), *troubled, *changed, *to_send))


def _to_remove(asked: Day, count: int) -> tuple[Task, ...]:
    if not count:
        return ()
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
    return (row,)


def _to_send(one: OpenCount) -> Task:
    is_board = one.key == BOARD
    return Task(
        tag="待发",
        tag_kind="",
        title=f"{'贴' if is_board else '发'}到{one.label}：{one.waiting:,}条",
        why="网站上已经公开。打印张贴页去贴，贴好记一笔。" if is_board else "网站上已经公开。复制文字去发，再把网址贴回来。",
        source=SOURCE,
        act="去贴" if is_board else "去发",
        href=reverse("work:boards") if is_board else f"{reverse('work:deliveries')}?channel={one.key}",
        is_press=False,
        is_urgent=False,
    )


def _troubled(one: OpenCount) -> Task:
    return Task(
        tag="要看",
        tag_kind="soon",
        title=f"{one.label}上没发成的：{one.troubled:,}条",
        why="系统没发成、没有等到回音，或者发了以后被那边撤了。逐条看原因。",
        source=SOURCE,
        act="去看",
        href=f"{reverse('work:deliveries')}?channel={one.key}&state={TROUBLED}",
        is_press=False,
        is_urgent=False,
    )


def _changed(one: OpenCount) -> Task:
    return Task(
        tag="要更正",
        tag_kind="soon",
        title=f"{one.label}上的还是改以前的：{one.outdated:,}条",
        why="信息发出去以后改过，再发一次或者到那边更正。",
        source=SOURCE,
        act="去更正",
        href=f"{reverse('work:deliveries')}?channel={one.key}&state={OUTDATED}",
        is_press=False,
        is_urgent=False,
    )
