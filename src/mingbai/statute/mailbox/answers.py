"""When an answer may go out, and when question and answer may be shown to everybody."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.citation import practice
from mingbai.statute.index import rule
from mingbai.statute.mailbox.sources import GUIDE, SECOND_PERSON
from mingbai.statute.mailbox.states import CHECKERS
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import PUBLISHERS, WORKERS
from mingbai.statute.verdict import ALLOWED, Verdict, refused

CONSENT = practice("来信和答复经来信人同意、去掉个人信息，由另一个人核对以后才公开")
TWO_OPEN = practice("意见箱由两个人一起开")


@rule(GUIDE, SECOND_PERSON, name="答复发出以前的核对")
def may_confirm(*, is_drafter: bool, fits: bool) -> Verdict:
    """Another person than the drafter confirms that the answer fits the question; without that it does not go out."""
    if is_drafter:
        return refused("答复是您写的，由另一个人对着来信核对。", SECOND_PERSON, "message.own_answer")
    if not fits:
        return refused("答非所问的不能发出。看过来信和答复，确认答的就是问的；不是的，退回写明差什么。", GUIDE, "message.fits")
    return ALLOWED


class Showing(StrEnum):
    """Where a question with its answer stands towards the public."""

    PROPOSED = "proposed"
    SHOWN = "shown"
    DECLINED = "declined"
    TAKEN_DOWN = "taken_down"


class ShowingAct(StrEnum):
    """What is done with a pair of question and answer."""

    PROPOSE = "propose"
    RELEASE = "release"
    DECLINE = "decline"
    TAKE_DOWN = "take-down"


SHOWING_WORDS = {
    Showing.PROPOSED: "等核对",
    Showing.SHOWN: "已公开",
    Showing.DECLINED: "不公开",
    Showing.TAKEN_DOWN: "已撤下",
}
SHOWING_ACT_WORDS = {
    ShowingAct.PROPOSE: "选登",
    ShowingAct.RELEASE: "同意公开",
    ShowingAct.DECLINE: "不同意公开",
    ShowingAct.TAKE_DOWN: "撤下",
}
_S, _A = Showing, ShowingAct
SHOWING_MOVES: tuple[Move[Showing, ShowingAct], ...] = (
    Move(_S.PROPOSED, _A.RELEASE, _S.SHOWN, CHECKERS, "selection.released"),
    Move(_S.PROPOSED, _A.DECLINE, _S.DECLINED, CHECKERS, "selection.declined"),
    Move(_S.DECLINED, _A.PROPOSE, _S.PROPOSED, WORKERS, "selection.proposed"),
    Move(_S.TAKEN_DOWN, _A.PROPOSE, _S.PROPOSED, WORKERS, "selection.proposed"),
    Move(_S.SHOWN, _A.TAKE_DOWN, _S.TAKEN_DOWN, PUBLISHERS, "selection.taken_down"),
)


@rule(CONSENT, name="选登来信和答复的次序")
def showing_move(state: Showing, act: ShowingAct) -> Move[Showing, ShowingAct] | Verdict:
    """Return the move of this act from this state, or a refusal that says where the pair stands."""
    found = move_of(SHOWING_MOVES, state, act)
    if found is None:
        return refused(f"这一件现在是“{SHOWING_WORDS[state]}”，不能{SHOWING_ACT_WORDS[act]}。", CONSENT, "selection.order")
    return found


@rule(CONSENT, name="选登来信的条件")
def may_propose(*, is_answered: bool, has_consent: bool) -> Verdict:
    """Only an answered message whose sender agreed is shown."""
    if not is_answered:
        return refused("答复了的来信才能选登。", CONSENT, "selection.unanswered")
    if not has_consent:
        return refused("来信人没有同意公开，不能选登。", CONSENT, "selection.consent")
    return ALLOWED


@rule(CONSENT, name="选登由另一个人核对")
def may_release(*, is_proposer: bool) -> Verdict:
    """Another person than the proposer lets the pair through."""
    if is_proposer:
        return refused("选登是您提出的，由另一个人核对。", CONSENT, "selection.own")
    return ALLOWED


@rule(TWO_OPEN, name="两个人开意见箱")
def may_open_box(first: str, second: str) -> Verdict:
    """The suggestion box is opened by two different persons."""
    if "".join(first.split()) == "".join(second.split()):
        return refused("开箱的要是两个不同的人。", TWO_OPEN, "box.two_persons")
    return ALLOWED
