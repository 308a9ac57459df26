"""Procedural letters as rows of 今日: to check, to sign, to send, to change, to take note of."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from mingbai.accounts.policies import acts_of
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.notices import notices_in_hand, notices_to_know
from mingbai.cases.values.notices import NoticeInHand
from mingbai.core.words import day
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.notice_order import NOTICE_ACT_WORDS, NoticeAct, NoticeState, notice_moves
from mingbai.statute.posts import PostKind
from mingbai.workspace.tasks import Day, Task

DOING = (NoticeAct.CHECK, NoticeAct.SIGN, NoticeAct.SEND, NoticeAct.HAND_IN)
PRESSES = {NoticeAct.CHECK: "去审核", NoticeAct.SIGN: "去签发", NoticeAct.SEND: "去送达", NoticeAct.HAND_IN: "去改"}


def notice_tasks(asked: Day) -> tuple[Task, ...]:
    """Return the letters with which this person has something to do, then those that a head has to take note of."""
    return tuple(_rows(asked))


def _rows(asked: Day) -> Iterator[Task]:
    settings = practice()
    for one in notices_in_hand(by=asked.by):
        acts = acts_of(asked.by, asked.organ, one.state, notice_moves(one.code, settings))
        act = next((act for act in DOING if act in acts), None)
        if act is not None:
            said = "退回修改，改好再送审" if one.state is NoticeState.DRAFT else f"等您{NOTICE_ACT_WORDS[act]}"
            yield _task(one, asked, f"《{one.title}》{day(one.on)}起{said}。", PRESSES[act], _address(one))
    if asked.by.kind == PostKind.SECTION_HEAD:
        known = dict[int, NoticeInHand]()
        for one in notices_to_know(by=asked.by):
            known.setdefault(one.case_id, one)
        for one in known.values():
            why = f"经办{day(one.on)}发出了《{one.title}》，请知悉。"
            yield _task(one, asked, why, "去看", f"{reverse('work:case', args=[one.case_id])}#letters", is_urgent=False)


def _address(one: NoticeInHand) -> str:
    if one.state is NoticeState.DRAFT:
        return reverse("work:case-notice", args=[one.case_id, one.code])
    return reverse("work:case-notice-letter", args=[one.case_id, one.letter_id])


def _task(one: NoticeInHand, asked: Day, why: str, act: str, href: str, *, is_urgent: bool = True) -> Task:
    return Task(
        tag="告知书",
        tag_kind="soon" if is_urgent else "none",
        title=f"{one.case_number} {one.case_title}".strip(),
        why=why,
        source=f"依据：{letters()[one.code].citations[-1]}",
        act=act,
        href=href,
        is_press=False,
        is_urgent=is_urgent,
        on=one.on,
    )
