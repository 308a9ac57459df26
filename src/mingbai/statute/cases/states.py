"""The states of an application, who moves it, and the audit event of each move (条例第27条至第45条).

Consultations of third parties and other organs are open rows beside the state, so that several may run at once.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.citation import fee_rules, regulations
from mingbai.statute.index import rule
from mingbai.statute.moves import Move, move_of
from mingbai.statute.posts import SYSTEM, WORKERS, PostKind
from mingbai.statute.verdict import Verdict, refused


class CaseState(StrEnum):
    """Where an application stands; a sealed one changes only through an opening record."""

    ENTERED = "entered"
    HANDLING = "handling"
    CORRECTION_AWAITED = "correction_awaited"
    FEE_AWAITED = "fee_awaited"
    APPROVING = "approving"
    CHECKED = "checked"
    SIGNED = "signed"
    REPLIED = "replied"
    ABANDONED = "abandoned"
    FEE_LAPSED = "fee_lapsed"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    SEALED = "sealed"


class CaseAct(StrEnum):
    """What can be done with an application."""

    CONFIRM = "confirm"
    ASK_CORRECTION = "ask_correction"
    RECEIVE_CORRECTION = "receive_correction"
    LAPSE_CORRECTION = "lapse_correction"
    NOTICE_FEE = "notice_fee"
    RECEIVE_FEE = "receive_fee"
    LAPSE_FEE = "lapse_fee"
    CONSULT = "consult"
    RECORD_RECEIPT = "record_receipt"
    RECORD_ANSWER = "record_answer"
    ASK_REASONS = "ask_reasons"
    DELAY = "delay"
    EXTEND = "extend"
    SUBMIT = "submit"
    TAKE_BACK = "take_back"
    CHECK = "check"
    CLEAR = "clear"
    RETURN = "return"
    SIGN = "sign"
    SERVE = "serve"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"
    SEAL = "seal"
    OPEN_RECORD = "open_record"


STATE_WORDS = {
    CaseState.ENTERED: "待双方确认",
    CaseState.HANDLING: "办理中",
    CaseState.CORRECTION_AWAITED: "等申请人补正",
    CaseState.FEE_AWAITED: "等申请人缴费",
    CaseState.APPROVING: "答复稿送审",
    CaseState.CHECKED: "已审核，等签发",
    CaseState.SIGNED: "已签发，等送达",
    CaseState.REPLIED: "已答复",
    CaseState.ABANDONED: "逾期不补正，不再处理",
    CaseState.FEE_LAPSED: "逾期不缴费，不再处理",
    CaseState.WITHDRAWN: "申请人已撤回",
    CaseState.CLOSED: "已办结",
    CaseState.SEALED: "已归档",
}
ACT_WORDS = {
    CaseAct.CONFIRM: "与申请人确认收到",
    CaseAct.ASK_CORRECTION: "告知补正",
    CaseAct.RECEIVE_CORRECTION: "收到补正",
    CaseAct.LAPSE_CORRECTION: "登记逾期不补正",
    CaseAct.NOTICE_FEE: "发出收费通知",
    CaseAct.RECEIVE_FEE: "登记缴费",
    CaseAct.LAPSE_FEE: "登记逾期不缴费",
    CaseAct.CONSULT: "征求意见",
    CaseAct.RECORD_RECEIPT: "登记对方收到日期",
    CaseAct.RECORD_ANSWER: "登记回复的意见",
    CaseAct.ASK_REASONS: "要求说明理由",
    CaseAct.DELAY: "确定延迟答复的期限",
    CaseAct.EXTEND: "延长答复期限",
    CaseAct.SUBMIT: "答复稿送审",
    CaseAct.TAKE_BACK: "收回答复稿",
    CaseAct.CHECK: "审核通过",
    CaseAct.CLEAR: "保密审查通过",
    CaseAct.RETURN: "退回修改",
    CaseAct.SIGN: "签发",
    CaseAct.SERVE: "登记送达",
    CaseAct.WITHDRAW: "登记撤回",
    CaseAct.CLOSE: "办结",
    CaseAct.REOPEN: "按判决或者复议决定重新答复",
    CaseAct.SEAL: "归档",
    CaseAct.OPEN_RECORD: "开卷登记",
}
OPEN = frozenset(
    {
        CaseState.ENTERED,
        CaseState.HANDLING,
        CaseState.CORRECTION_AWAITED,
        CaseState.FEE_AWAITED,
        CaseState.APPROVING,
        CaseState.CHECKED,
        CaseState.SIGNED,
    }
)
"""Still to be answered: these carry a date in 今日 and are carried out into the next year's report."""
HEAD = (PostKind.SECTION_HEAD,)
LEADER = (PostKind.SIGNING_LEADER,)
REVIEWER = (PostKind.SECRECY_REVIEWER,)
REGISTER = regulations("第45条")
UNPAID = fee_rules("第6条")


def _transitions() -> tuple[Move[CaseState, CaseAct], ...]:
    state, act = CaseState, CaseAct
    moves = [
        Move(state.ENTERED, act.CONFIRM, state.HANDLING, WORKERS, "case.confirmed"),
        Move(state.HANDLING, act.ASK_CORRECTION, state.CORRECTION_AWAITED, WORKERS, "case.correction_noticed"),
        # The applicant may hand it in on the page of the state, which the system signs.
        Move(state.CORRECTION_AWAITED, act.RECEIVE_CORRECTION, state.HANDLING, (*WORKERS, SYSTEM), "case.correction_received"),
        Move(state.CORRECTION_AWAITED, act.LAPSE_CORRECTION, state.ABANDONED, (*WORKERS, SYSTEM), "case.abandoned"),
        # With a good reason the applicant may still correct it (条例第30条: 无正当理由逾期不补正).
        Move(state.ABANDONED, act.RECEIVE_CORRECTION, state.HANDLING, HEAD, "case.correction_received"),
        Move(state.HANDLING, act.NOTICE_FEE, state.FEE_AWAITED, HEAD, "case.fee_noticed"),
        Move(state.FEE_AWAITED, act.RECEIVE_FEE, state.HANDLING, WORKERS, "case.fee_paid"),
        # Paid in time, but the news of it came late.
        Move(state.FEE_LAPSED, act.RECEIVE_FEE, state.HANDLING, HEAD, "case.fee_paid"),
        Move(state.FEE_AWAITED, act.LAPSE_FEE, state.FEE_LAPSED, (*WORKERS, SYSTEM), "case.fee_lapsed"),
        Move(state.HANDLING, act.CONSULT, state.HANDLING, WORKERS, "case.consulted"),
        Move(state.HANDLING, act.RECORD_RECEIPT, state.HANDLING, WORKERS, "case.consultation_received"),
        Move(state.HANDLING, act.RECORD_ANSWER, state.HANDLING, WORKERS, "case.answered"),
        Move(state.HANDLING, act.ASK_REASONS, state.HANDLING, WORKERS, "case.reasons_asked"),
        Move(state.HANDLING, act.DELAY, state.HANDLING, HEAD, "case.delayed"),
        Move(state.HANDLING, act.EXTEND, state.HANDLING, HEAD, "case.extended"),
    ]
    # The letter that nothing more will be done is checked and signed like any other.
    drafts = (state.HANDLING, state.ABANDONED, state.FEE_LAPSED)
    moves += [Move(one, act.SUBMIT, state.APPROVING, WORKERS, "case.submitted") for one in drafts]
    moves += [
        Move(state.APPROVING, act.TAKE_BACK, state.HANDLING, WORKERS, "case.taken_back"),
        Move(state.APPROVING, act.CHECK, state.CHECKED, HEAD, "case.checked"),
        Move(state.APPROVING, act.RETURN, state.HANDLING, HEAD, "case.returned"),
        Move(state.CHECKED, act.RETURN, state.HANDLING, (*REVIEWER, *LEADER), "case.returned"),
        Move(state.CHECKED, act.CLEAR, state.CHECKED, REVIEWER, "case.cleared"),
        Move(state.CHECKED, act.SIGN, state.SIGNED, LEADER, "case.signed"),
        Move(state.SIGNED, act.SERVE, state.REPLIED, WORKERS, "case.served"),
    ]
    withdrawable = (state.ENTERED, state.HANDLING, state.CORRECTION_AWAITED, state.FEE_AWAITED, state.APPROVING, state.CHECKED)
    moves += [Move(one, act.WITHDRAW, state.WITHDRAWN, WORKERS, "case.withdrawn") for one in withdrawable]
    ended = (state.REPLIED, state.ABANDONED, state.FEE_LAPSED, state.WITHDRAWN)
    moves += [Move(one, act.CLOSE, state.CLOSED, WORKERS, "case.closed") for one in ended]
    moves.append(Move(state.CLOSED, act.SEAL, state.SEALED, WORKERS, "case.sealed"))
    moves.append(Move(state.SEALED, act.OPEN_RECORD, state.SEALED, HEAD, "case.record_opened"))
    # A judgment or a review decision opens a new clock, whatever became of the file meanwhile; also where no reply was made.
    reopened = (state.HANDLING, state.REPLIED, state.ABANDONED, state.FEE_LAPSED, state.CLOSED, state.SEALED)
    moves += [Move(one, act.REOPEN, state.HANDLING, HEAD, "case.reopened") for one in reopened]
    return tuple(moves)


TRANSITIONS: tuple[Move[CaseState, CaseAct], ...] = _transitions()


@rule(REGISTER, name="申请办理的次序")
def transition(state: CaseState, act: CaseAct, settings: CaseSettings = CaseSettings()) -> Move[CaseState, CaseAct] | Verdict:
    """Return the move of this act from this state, or a refusal that names the state; who checks the draft is a setting."""
    found = move_of(TRANSITIONS, state, act)
    if found is None:
        return refused(f"这件申请现在是“{STATE_WORDS[state]}”，不能{ACT_WORDS[act]}。", REGISTER, f"case.{state}.{act}")
    return _owned(found, settings)


def moves(settings: CaseSettings) -> tuple[Move[CaseState, CaseAct], ...]:
    """Return the table as this county's choices make it."""
    return tuple(_owned(one, settings) for one in TRANSITIONS)


@rule(regulations("第30条"), UNPAID, name="退回以后回到哪里")
def back_to(outcome: Outcome) -> CaseState:
    """Return the state to which taking back or returning a draft leads: a case given up stays given up, any other is in hand."""
    return {Outcome.NOT_CORRECTED: CaseState.ABANDONED, Outcome.FEE_UNPAID: CaseState.FEE_LAPSED}.get(outcome, CaseState.HANDLING)


def _owned(move: Move[CaseState, CaseAct], settings: CaseSettings) -> Move[CaseState, CaseAct]:
    """Return a move with its owner: who checks the draft is a setting, and whoever checks it may return it."""
    is_check = move.act is CaseAct.CHECK or (move.act is CaseAct.RETURN and move.state is CaseState.APPROVING)
    return replace(move, owners=(settings.legal_check_by,)) if is_check else move
