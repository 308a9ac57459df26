"""Messages as rows of 今日: due within two working days, overdue, waiting for whoever checks the answer."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from mingbai.accounts import policies as accounts
from mingbai.core.words import day
from mingbai.mailbox import policies
from mingbai.mailbox.queries import listing as queries
from mingbai.mailbox.queries import selected
from mingbai.mailbox.queries.box import to_open
from mingbai.mailbox.values import MessageRow, SelectionRow
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.disclosure.reminders import soon_until
from mingbai.statute.mailbox.answers import CONSENT, ShowingAct
from mingbai.statute.mailbox.clock import BOX, SOURCES, neglected_on
from mingbai.statute.mailbox.states import CHECKERS, KIND_WORDS, STATE_WORDS, MessageState
from mingbai.statute.posts import WORKERS
from mingbai.workspace.deadline import deadline
from mingbai.workspace.messages.words import heading
from mingbai.workspace.tasks import Day, Gathered, Task


def gather(asked: Day) -> Gathered:
    """Return the messages of which this person has to be reminded today."""
    if accounts.supervises(asked.by):
        return Gathered(_late(asked))
    if not takes_applications(asked.organ.level):
        rows = queries.assigned(by=asked.by, on=asked.on) if asked.by.kind in WORKERS else ()
        return Gathered(tuple(_task(row, asked) for row in rows))
    if not policies.reads(asked.by, asked.organ.id):
        return Gathered()
    rows = queries.to_remind(asked.organ.id, asked.on, soon_until(asked.on, asked.calendar))
    mine = (row for row in rows if asked.by.kind in (CHECKERS if row.state is MessageState.CHECKING else WORKERS))
    proposed = selected.to_release(asked.organ.id, asked.on) if asked.by.kind in CHECKERS else ()
    opened = to_open(asked.organ.id, asked.on) if asked.by.kind in WORKERS else None
    return Gathered(
        (
            *(_task(row, asked) for row in mine),
            *(_proposed(row) for row in proposed if row.proposer_id != asked.by.person_id),
            *((_box(*opened),) if opened else ()),
        )
    )


def _proposed(row: SelectionRow) -> Task:
    return Task(
        tag="等核对",
        tag_kind="soon",
        title=f"选登：{row.title}",
        why=f"{row.proposer}提出公开这件来信和答复，看有没有还认得出人的。",
        source=f"依据：{CONSENT}",
        act="去核对",
        href=reverse("work:message-show", args=[row.message_id, ShowingAct.RELEASE]),
        is_press=False,
        is_urgent=False,
    )


def _box(last: date, by: date) -> Task:
    return Task(
        tag="该开箱",
        tag_kind="soon",
        title="开意见箱",
        why=f"上一次{day(last)}开的，最迟{day(by)}再开。空箱也登记。",
        source=f"依据：{BOX}",
        act="去登记",
        href=reverse("work:box"),
        is_press=False,
        is_urgent=False,
        on=by,
    )


def _task(row: MessageRow, asked: Day) -> Task:
    tag = deadline(row.remind_on, asked.on, asked.calendar)
    is_checking = row.state is MessageState.CHECKING
    neglected = neglected_on(row.kind, row.received_on)
    why = f"{KIND_WORDS[row.kind]}，{STATE_WORDS[row.state]}。最迟{day(row.remind_on)}答复。"
    if neglected is not None and asked.on >= neglected:
        why += "放得太久，网站检查已经要扣分。"
    return Task(
        tag=tag.words,
        tag_kind=tag.kind,
        title=heading(row),
        why=why,
        source=f"依据：{SOURCES[row.kind]}",
        act="去核对" if is_checking else "去办理",
        href=reverse("work:message", args=[row.id]),
        is_press=False,
        is_urgent=tag.is_urgent,
        on=row.remind_on,
    )


def _late(asked: Day) -> tuple[Task, ...]:
    """Return a row for each supervised organ with messages past their day, for its supervisor."""
    under = organs.supervised(asked.organ.id)
    found = queries.open_late([one.id for one in under], asked.on)
    return tuple(
        Task(
            tag="逾期",
            tag_kind="late",
            title=f"{one.short_name}：{found[one.id]}件来信过了答复期限",
            why="督促尽快答复；列表里没有来信人的姓名和来信的内容。",
            source="依据：国办秘函〔2019〕19号",
            act="去看",
            href=f"{reverse('work:messages')}?organ={one.code}",
            is_press=False,
            is_urgent=True,
            on=asked.on,
        )
        for one in under
        if one.id in found
    )
