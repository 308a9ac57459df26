"""Who signs a procedural letter, and by which steps it gets there.

A letter that only informs is signed by whoever handles the case. One that tells of a decision (条例第33条第二款) is signed by the
head of the office, one that may itself be reviewed like a reply: checked by the head, signed by the leader.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.letters import Weight, letters, remedy_of
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.remedies import RemedyKind
from mingbai.statute.cases.sources import MODEL_OF_2020
from mingbai.statute.citation import practice, regulations
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import POST_WORDS, WORKERS, PostKind
from mingbai.statute.verdict import ALLOWED, Verdict, refused

BY_CHOICE = practice("程序性告知由谁签发没有明文，由县里定")
HEAD, LEADER = (PostKind.SECTION_HEAD,), (PostKind.SIGNING_LEADER,)


class NoticeState(StrEnum):
    """Where a procedural letter stands."""

    DRAFT = "draft"
    APPROVING = "approving"
    CHECKED = "checked"
    SIGNED = "signed"
    SERVED = "served"


class NoticeAct(StrEnum):
    """What is done with a procedural letter that another person signs."""

    HAND_IN = "submit"
    CHECK = "check"
    SIGN = "sign"
    RETURN = "return"
    SEND = "send"


NOTICE_ACT_WORDS = {
    NoticeAct.HAND_IN: "送审",
    NoticeAct.CHECK: "审核通过",
    NoticeAct.SIGN: "签发",
    NoticeAct.RETURN: "退回修改",
    NoticeAct.SEND: "登记送达",
}
NOTICE_STATE_WORDS = {
    NoticeState.DRAFT: "退回修改",
    NoticeState.APPROVING: "送审",
    NoticeState.CHECKED: "等签发",
    NoticeState.SIGNED: "等送达",
    NoticeState.SERVED: "已送达",
}


@rule(EXTENSION, regulations("第32条"), BY_CHOICE, name="程序性告知由谁签发")
def signer_of(code: str, settings: CaseSettings = CaseSettings()) -> PostKind:
    """Return who signs a procedural letter: by what it does, and the head at least where it names review."""
    law = letters()[code]
    if law.weight is Weight.REVIEWABLE:
        return PostKind.SIGNING_LEADER
    if law.weight is Weight.DECIDES:
        return settings.deciding_letters_by
    # The day plays no part for these.
    names_review = remedy_of(code, date.max, settings=settings) is not RemedyKind.NONE
    is_clerks = settings.informing_letters_by is PostKind.CLERK
    return PostKind.SECTION_HEAD if names_review and is_clerks else settings.informing_letters_by


@rule(EXTENSION, regulations("第32条"), BY_CHOICE, name="谁写的谁就能发的告知书")
def may_issue_alone(code: str, post: str, settings: CaseSettings = CaseSettings()) -> Verdict:
    """Whoever signs a letter may write, sign and send it; anybody else hands it in."""
    signer = signer_of(code, settings)
    if post == signer or (signer is PostKind.CLERK and post in WORKERS):
        return ALLOWED
    said = f"《{letters()[code].title}》由{POST_WORDS[signer]}签发。写好以后送审，签发了再送达。"
    return refused(said, letters()[code].citations[0], "letter.signer")


def notice_moves(code: str, settings: CaseSettings = CaseSettings()) -> tuple[Move[NoticeState, NoticeAct], ...]:
    """Return the steps of a procedural letter: by one signature, or by check and signature where the leader signs."""
    state, act, signer = NoticeState, NoticeAct, signer_of(code, settings)
    by_leader = signer is PostKind.SIGNING_LEADER
    first = (
        Move(state.APPROVING, act.CHECK, state.CHECKED, HEAD, "case.notice_checked")
        if by_leader
        else Move(state.APPROVING, act.SIGN, state.SIGNED, HEAD, "case.notice_signed")
    )
    return (
        Move(state.DRAFT, act.HAND_IN, state.APPROVING, WORKERS, "case.notice_handed_in"),
        first,
        Move(state.APPROVING, act.RETURN, state.DRAFT, HEAD, "case.notice_returned"),
        # One that was checked before the county chose another signer goes on to the leader all the same.
        Move(state.CHECKED, act.SIGN, state.SIGNED, LEADER, "case.notice_signed"),
        Move(state.CHECKED, act.RETURN, state.DRAFT, LEADER, "case.notice_returned"),
        Move(state.SIGNED, act.SEND, state.SERVED, WORKERS, "case.notice_issued"),
    )


@rule(MODEL_OF_2020, BY_CHOICE, name="告知书办理的次序")
def notice_move(
    code: str, at: NoticeState, act: NoticeAct, settings: CaseSettings = CaseSettings()
) -> Move[NoticeState, NoticeAct] | Verdict:
    """Return the move of this act on a letter, or a refusal that says where the letter stands."""
    found = move_of(notice_moves(code, settings), at, act)
    if found is None:
        said = f"《{letters()[code].title}》现在是“{NOTICE_STATE_WORDS[at]}”，不能{NOTICE_ACT_WORDS[act]}。"
        return refused(said, MODEL_OF_2020, "letter.order")
    return found
