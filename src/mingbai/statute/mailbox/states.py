"""The states of a message from the public, and who moves it from one to the next."""

from __future__ import annotations

from enum import StrEnum

from mingbai.statute.index import rule
from mingbai.statute.mailbox.sources import GUIDE, SECOND_PERSON
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused


class MessageKind(StrEnum):
    """What a message is."""

    ADVICE = "advice"
    MISTAKE = "mistake"
    COMPLAINT = "complaint"


KIND_WORDS = {MessageKind.ADVICE: "咨询建言", MessageKind.MISTAKE: "网页纠错", MessageKind.COMPLAINT: "投诉举报"}


SLIP_KINDS = (MessageKind.ADVICE, MessageKind.COMPLAINT)
"""What a slip in the suggestion box may be."""


class MessageState(StrEnum):
    """Where a message stands."""

    RECEIVED = "received"
    HANDLING = "handling"
    CHECKING = "checking"
    ANSWERED = "answered"
    MOVED = "moved"
    REDIRECTED = "redirected"
    SET_ASIDE = "set_aside"


class MessageAct(StrEnum):
    """What is done with a message."""

    TAKE_UP = "take-up"
    ASSIGN = "assign"
    EXTEND = "extend"
    DRAFT = "draft"
    HAND_IN = "hand-in"
    RETURN = "return"
    CONFIRM = "confirm"
    MOVE = "move"
    REDIRECT = "redirect"
    SET_ASIDE = "set-aside"


STATE_WORDS = {
    MessageState.RECEIVED: "收到，等受理",
    MessageState.HANDLING: "正在办理",
    MessageState.CHECKING: "答复等核对",
    MessageState.ANSWERED: "已答复",
    MessageState.MOVED: "已转别的单位",
    MessageState.REDIRECTED: "已告知去哪里办",
    MessageState.SET_ASIDE: "没有可办的内容",
}
ACT_WORDS = {
    MessageAct.TAKE_UP: "受理",
    MessageAct.ASSIGN: "交办",
    MessageAct.EXTEND: "延长答复时间",
    MessageAct.DRAFT: "写答复",
    MessageAct.HAND_IN: "答复送核对",
    MessageAct.RETURN: "退回答复",
    MessageAct.CONFIRM: "核对通过，答复",
    MessageAct.MOVE: "转给别的单位",
    MessageAct.REDIRECT: "告知去哪里办",
    MessageAct.SET_ASIDE: "没有可办的内容",
}
CHECKERS = (PostKind.SECTION_HEAD, PostKind.SIGNING_LEADER)
HEADS = (PostKind.SECTION_HEAD,)
_S, _A = MessageState, MessageAct
TRANSITIONS: tuple[Move[MessageState, MessageAct], ...] = (
    Move(_S.RECEIVED, _A.TAKE_UP, _S.HANDLING, WORKERS, "message.taken_up"),
    Move(_S.RECEIVED, _A.MOVE, _S.MOVED, WORKERS, "message.moved"),
    Move(_S.RECEIVED, _A.REDIRECT, _S.REDIRECTED, WORKERS, "message.redirected"),
    Move(_S.RECEIVED, _A.SET_ASIDE, _S.SET_ASIDE, HEADS, "message.set_aside"),
    Move(_S.HANDLING, _A.ASSIGN, _S.HANDLING, WORKERS, "message.assigned"),
    Move(_S.HANDLING, _A.EXTEND, _S.HANDLING, HEADS, "message.extended"),
    Move(_S.HANDLING, _A.DRAFT, _S.HANDLING, WORKERS, "message.drafted"),
    Move(_S.HANDLING, _A.HAND_IN, _S.CHECKING, WORKERS, "message.handed_in"),
    Move(_S.HANDLING, _A.MOVE, _S.MOVED, WORKERS, "message.moved"),
    Move(_S.HANDLING, _A.REDIRECT, _S.REDIRECTED, WORKERS, "message.redirected"),
    Move(_S.CHECKING, _A.RETURN, _S.HANDLING, CHECKERS, "message.returned"),
    Move(_S.CHECKING, _A.CONFIRM, _S.ANSWERED, CHECKERS, "message.answered"),
)
OPEN = frozenset({_S.RECEIVED, _S.HANDLING, _S.CHECKING})
"""The organ still has to do something."""


@rule(GUIDE, SECOND_PERSON, name="来信办理的次序")
def message_move(state: MessageState, act: MessageAct) -> Move[MessageState, MessageAct] | Verdict:
    """Return the move of this act from this state, or a refusal that says where the message stands."""
    found = move_of(TRANSITIONS, state, act)
    if found is None:
        return refused(f"这件来信现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", GUIDE, "message.order")
    return found


class Direction(StrEnum):
    """Where a message belongs that the mailbox cannot answer."""

    INFORMATION = "information"
    PETITION = "petition"
    DISCIPLINE = "discipline"
    ELSEWHERE = "elsewhere"


DIRECTION_WORDS = {
    Direction.INFORMATION: "要的是政府信息：依申请公开",
    Direction.PETITION: "信访事项：信访渠道",
    Direction.DISCIPLINE: "检举公职人员违纪违法：纪检监察机关",
    Direction.ELSEWHERE: "别的去处（写明）",
}
DIRECTION_TOLD = {
    Direction.INFORMATION: (
        "您要的是一份政府信息，按《政府信息公开条例》第29条申请，答复有法定的期限。申请要写姓名、身份证明、联系方式和要什么信息；"
        "您写的内容可以带过去接着填，不用重写。"
    ),
    Direction.PETITION: (
        "您反映的是信访事项，按《信访工作条例》办理：可以到乡镇人民政府、县信访局当面提出，也可以写信、打电话，或者在国家信访局网站提出。"
    ),
    Direction.DISCIPLINE: "您检举的是公职人员违纪违法，由纪检监察机关受理：拨打12388，或者到县纪委监委当面提出、写信。",
    Direction.ELSEWHERE: "",
}
"""What the sender is told; the clerk may add to it."""
