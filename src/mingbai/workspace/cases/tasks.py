"""Applications as rows of 今日: what is due, what another organ asked this one to do."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse

from mingbai.accounts import policies as accounts
from mingbai.cases import policies
from mingbai.cases.queries import letters, proposals, redaction
from mingbai.cases.queries import listing as queries
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.notices import notices_of_organ, returned_letters
from mingbai.cases.queries.proposals import ProposalRow
from mingbai.cases.queries.staffing import awaited_replies
from mingbai.cases.values.notices import NoticeDue
from mingbai.cases.values.redaction import RedactionRow
from mingbai.cases.values.rows import CaseRow, LateCases
from mingbai.core.words import day
from mingbai.organs import queries as organs
from mingbai.statute.cases.letters import letters as letter_laws
from mingbai.statute.cases.states import STATE_WORDS, CaseState
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.posts import PostKind
from mingbai.workspace.cases.awaited import awaited_tasks
from mingbai.workspace.cases.disputes.tasks import dispute_tasks
from mingbai.workspace.cases.notice.tasks import notice_tasks
from mingbai.workspace.cases.task.tasks import given_tasks
from mingbai.workspace.cases.words import NEXT_WORDS, due_words, heading
from mingbai.workspace.deadline import deadline
from mingbai.workspace.tasks import Day, Gathered, Task, Waiting

ARTICLES = {
    "confirm": "依据：条例第31条",
    "correction": "依据：条例第30条",
    "fee": "依据：国办函〔2020〕109号",
    "draft": "机关内部的交稿日",
    "reply": "依据：条例第33条",
    "serve": "依据：条例第33条",
}
HANDLING_POSTS = (PostKind.CLERK, PostKind.SECTION_HEAD)
HANDED_IN = (CaseState.APPROVING, CaseState.CHECKED)


def gather(asked: Day) -> Gathered:
    """Return the cases of which this person has to be reminded today, and the work other organs asked for."""
    if not policies.handles(asked.by, asked.organ):
        return Gathered(_late(asked) if accounts.supervises(asked.by) else ())
    others = given_tasks(asked)
    if not takes_applications(asked.organ.level):
        return Gathered(others)
    works = asked.by.kind in HANDLING_POSTS
    due = queries.due(by=asked.by, on=asked.on)
    states = {row.state for row in due}
    to_clear = letters.to_clear(by=asked.by) if CaseState.CHECKED in states else frozenset()
    approvers = (practice().legal_check_by,) if CaseState.APPROVING in states else ()
    mine = [row for row in due if asked.by.kind in _owners(row, to_clear, approvers)]
    rows = [_task(row, asked) for row in mine]
    copies = redaction.copies_to_confirm(asked.by) if asked.by.kind == PostKind.SECRECY_REVIEWER else ()
    told = (*(_notice(one, asked) for one in notices_of_organ(by=asked.by, on=asked.on)), *_returned(asked)) if works else ()
    suits = (*awaited_tasks(asked), *dispute_tasks(asked)) if works else ()
    on_their_way = notice_tasks(asked)
    proposed = proposals.waiting(asked.by) if works else ()
    return Gathered(
        (
            *(_proposed(row, asked) for row in proposed),
            *rows,
            *told,
            *on_their_way,
            *suits,
            *others,
            *(_copy(row, asked) for row in copies),
        ),
        _handed_in([row for row in due if row not in mine], asked) if works else (),
    )


def _handed_in(rows: Sequence[CaseRow], asked: Day) -> tuple[Waiting, ...]:
    """Return, for whoever drafts, the replies that somebody else checks or signs."""
    whose = awaited_replies([row for row in rows if row.state in HANDED_IN], asked.holders)
    return tuple(Waiting(heading(row), reverse("work:case", args=[row.id]), whose[row.id]) for row in rows if row.id in whose)


def _late(asked: Day) -> tuple[Task, ...]:
    """Return a row for each supervised organ with applications past their day, in the order of the organs, for its supervisor."""
    under = organs.supervised(asked.organ.id)
    found = queries.open_late(organ_ids=[one.id for one in under], on=asked.on)
    return tuple(
        Task(
            tag="逾期",
            tag_kind="late",
            title=f"{one.short_name}：{_late_words(found[one.id])}",
            why="督促尽快答复；列表里没有申请人的姓名。",
            source="依据：条例第33条",
            act="去看",
            href=f"{reverse('work:cases')}?organ={one.code}",
            is_press=False,
            is_urgent=True,
            on=asked.on,
        )
        for one in under
        if one.id in found
    )


def _late_words(found: LateCases) -> str:
    late = f"{found.late}件申请过了答复期限" if found.late else ""
    waiting = f"{found.waiting}件申请在等征求的意见，不等的话已经到期" if found.waiting else ""
    return "，".join(words for words in (late, waiting) if words)


def _owners(row: CaseRow, to_clear: frozenset[int], approvers: tuple[PostKind, ...]) -> tuple[PostKind, ...]:
    """Return the posts that have to act now."""
    if row.state is CaseState.APPROVING:
        return approvers
    if row.state is CaseState.CHECKED:
        return (PostKind.SECRECY_REVIEWER if row.id in to_clear else PostKind.SIGNING_LEADER,)
    return HANDLING_POSTS


def _task(row: CaseRow, asked: Day) -> Task:
    on = row.next_on or asked.on
    tag = deadline(on, asked.on, asked.calendar)
    until = due_words(row)
    why = f"{STATE_WORDS[row.state]}。{day(on)}{NEXT_WORDS[row.next_what]}" if row.next_what else STATE_WORDS[row.state]
    if until and row.next_what == "draft":
        why += f"；最迟{until}答复"
    return Task(
        tag=tag.words,
        tag_kind=tag.kind,
        title=heading(row),
        why=f"{why}。",
        source=ARTICLES.get(row.next_what, ""),
        act="去办理",
        href=reverse("work:case", args=[row.id]),
        is_press=False,
        is_urgent=tag.is_urgent,
        on=on,
    )


def _notice(one: NoticeDue, asked: Day) -> Task:
    return Task(
        tag="还没有发",
        tag_kind="soon",
        title=f"{one.case_number} {one.case_title}".strip(),
        why=f"{day(one.on)}{one.step}，《{one.title}》还没有发。",
        source=f"依据：{letter_laws()[one.code].citations[-1]}",
        act="去发",
        href=reverse("work:case-notice", args=[one.case_id, one.code]),
        is_press=False,
        is_urgent=True,
        on=one.on,
    )


def _returned(asked: Day) -> tuple[Task, ...]:
    """Return the letters that came back unsigned for."""
    return tuple(
        Task(
            tag="退回",
            tag_kind="late",
            title=f"{one.case_number} {one.case_title}".strip(),
            why=f"{one.letter_number}{day(one.returned_on)}退回，另行送达，再登记签收。",
            source="依据：国办公开办函〔2016〕235号",
            act="去办理",
            href=f"{reverse('work:case', args=[one.case_id])}#letters",
            is_press=False,
            is_urgent=True,
            on=one.returned_on,
        )
        for one in returned_letters(by=asked.by)
    )


def _copy(row: RedactionRow, asked: Day) -> Task:
    return Task(
        tag="等核对",
        tag_kind="soon",
        title=f"{row.case_number} {row.case_title}".strip(),
        why=f"{row.drawer}做好了部分公开的副本，看该遮的是不是都遮了。",
        source="依据：条例第37条",
        act="去核对",
        href=reverse("work:case-copy", args=[row.case_id, row.id]),
        is_press=False,
        is_urgent=False,
        on=asked.on,
    )


def _proposed(row: ProposalRow, asked: Day) -> Task:
    return Task(
        tag="多人申请",
        tag_kind="soon",
        title=row.title,
        why=f"{row.applicants}个申请人要过相同的信息，已经提供过。看要不要转为主动公开。",
        source="依据：条例第44条",
        act="去决定",
        href=reverse("work:case-proposal", args=[row.case_id]),
        is_press=False,
        is_urgent=False,
        on=asked.on,
    )
