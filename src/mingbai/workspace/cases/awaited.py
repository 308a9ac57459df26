"""Rows of 今日 on those who were asked for an opinion and said nothing: what follows from it, or that it is time to ask again."""

from __future__ import annotations

from django.urls import reverse

from mingbai.cases.queries.consulted import unanswered
from mingbai.cases.values.consulted import SilentParty
from mingbai.core.words import day
from mingbai.statute.cases.consultation import SILENCE_WORDS, silence
from mingbai.statute.cases.facts import OrganRole
from mingbai.statute.cases.opinions import NOT_RECEIVED
from mingbai.statute.cases.path import FOURTH
from mingbai.workspace.tasks import Day, Task


def awaited_tasks(asked: Day) -> tuple[Task, ...]:
    """Return a row for each silent party: after its last day, and of another organ, which has none, from time to time."""
    found = (_silent(one, asked) if one.due_on else _waiting(one, asked) for one in unanswered(by=asked.by, on=asked.on))
    return tuple(row for row in found if row is not None)


def _silent(one: SilentParty, asked: Day) -> Task | None:
    """Return the row of a third party or co-maker past its last day, until the organ has decided on it."""
    due, whom = one.due_on, one.asked
    if due is None or asked.on <= due or (one.decided_on is not None and one.decided_on > due):
        return None
    is_dated = whom.received_on is not None
    why = f"{whom.party}到{day(due)}没有回复：{SILENCE_WORDS[silence(whom.role)]}。"
    return Task(
        tag="没有回复",
        tag_kind="soon",
        title=f"{one.case_number} {one.case_title}".strip(),
        why=why if is_dated else f"{why}这是按发出之日算的，先登记对方哪天收到。",
        source=f"依据：条例{'第32条' if whom.role is None else '第34条'}",
        act="去决定" if is_dated else "登记收到日期",
        href=reverse("work:case-path", args=[one.case_id, FOURTH])
        if is_dated
        else reverse("work:case-act", args=[one.case_id, "record-receipt"]),
        is_press=False,
        is_urgent=True,
        on=due,
    )


def _waiting(one: SilentParty, asked: Day) -> Task | None:
    """Return the row of one that stops the clock for as long as it takes: another organ, or whose day of receipt is not known."""
    if one.chased_on is None:
        return None
    is_over = one.late_on is not None and one.late_on < asked.on
    over = f"没有这一件，{day(one.late_on)}就到期了。" if is_over else ""
    is_dated = one.asked.role is OrganRole.OTHER
    act, press = ("登记意见", "record-answer") if is_dated else ("登记收到日期", "record-receipt")
    todo = "去催，收到了登记" if is_dated else NOT_RECEIVED
    return Task(
        tag=f"等了{one.waited_workdays}个工作日",
        tag_kind="late" if is_over else "soon",
        title=f"{one.case_number} {one.case_title}".strip(),
        why=f"{day(one.asked.sent_on)}征求{one.asked.party}的意见，还没有回复，答复期限停着。{over}{todo}。",
        source="依据：条例第33条第三款",
        act=act,
        href=reverse("work:case-act", args=[one.case_id, press]),
        is_press=False,
        is_urgent=is_over or one.chased_on == asked.on,
        on=one.chased_on,
    )
