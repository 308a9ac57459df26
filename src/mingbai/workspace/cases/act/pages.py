"""The acts by the last part of their address: form, words, and the action each calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mingbai.cases.actions import closing, consultations, fees, limits, receive
from mingbai.cases.actions.limits import AskedParty
from mingbai.core.forms import PlainForm, Press
from mingbai.statute.cases.states import CaseAct
from mingbai.workspace.cases.act.form import (
    AnswerAnewForm,
    AskCorrectionForm,
    AskReasonsForm,
    ConfirmForm,
    ConsultForm,
    DelayForm,
    ExtendForm,
    NoticeFeeForm,
    OnForm,
    ReceiveCorrectionForm,
    RecordAnswerForm,
    RecordReceiptForm,
    WithdrawCaseForm,
)


@dataclass(frozen=True, slots=True)
class CaseActPage:
    """One act: its form, what follows from it in plain words, and the action, called with the form's fields."""

    act: CaseAct
    form: type[PlainForm]
    press: str
    follows: str
    done: str
    run: Callable[..., object]


def _ask_correction(*, situations: list[str], **given: Any) -> None:
    limits.ask_correction(situations=tuple(situations), **given)


def _consult(*, role: str, name: str, contact: str, what: str, **given: Any) -> None:
    limits.consult(asked=AskedParty(role, name, contact, what), **given)


def _record_answer(*, agrees: str, **given: Any) -> None:
    limits.record_answer(agrees=agrees == "yes", **given)


PAGES: Mapping[str, CaseActPage] = {
    "confirm": CaseActPage(
        CaseAct.CONFIRM, ConfirmForm, "确认收到", "从确认之日起算20个工作日。", "已记下，期限开始了。", receive.confirm
    ),
    "ask-correction": CaseActPage(
        CaseAct.ASK_CORRECTION,
        AskCorrectionForm,
        "告知补正",
        "收到之日起7个工作日内一次性告知。等补正的时候没有答复期限，收到补正以后重新计算（条例第30条）。",
        "已记下，等申请人补正。",
        _ask_correction,
    ),
    "receive-correction": CaseActPage(
        CaseAct.RECEIVE_CORRECTION,
        ReceiveCorrectionForm,
        "登记补正",
        "答复期限从收到补正之日起重新计算20个工作日（条例第30条）。",
        "已记下，期限重新计算了。",
        limits.receive_correction,
    ),
    "lapse-correction": CaseActPage(
        CaseAct.LAPSE_CORRECTION,
        Press,
        "登记逾期不补正",
        "无正当理由逾期不补正的，视为放弃申请，不再处理，还要发不再处理告知书（条例第30条）。",
        "已记下。接着拟不再处理告知书。",
        limits.lapse_correction,
    ),
    "consult": CaseActPage(
        CaseAct.CONSULT,
        ConsultForm,
        "登记征求意见",
        "征求意见所需的时间不计入答复期限；几份同时征求的不重复扣除（条例第33条第三款）。",
        "已记下，等对方回复。",
        _consult,
    ),
    "record-receipt": CaseActPage(
        CaseAct.RECORD_RECEIPT,
        RecordReceiptForm,
        "登记收到日期",
        "第三方、共同制作机关的15个工作日从收到征求意见书之日起算，当日不计（条例第32条、第34条）。没有登记以前按发出之日算。"
        "征求意见书登记签收的，收到日期自动记下，不用再登记。",
        "已记下，期限重新计算了。",
        consultations.record_receipt,
    ),
    "record-answer": CaseActPage(
        CaseAct.RECORD_ANSWER, RecordAnswerForm, "登记意见", "收到意见的次日起，期限继续计算。", "已记下。", _record_answer
    ),
    "ask-reasons": CaseActPage(
        CaseAct.ASK_REASONS,
        AskReasonsForm,
        "要求说明理由",
        "数量、频次明显超过合理范围的才可以；要求说明理由不停止期限（条例第35条）。",
        "已记下。",
        limits.ask_reasons,
    ),
    "delay": CaseActPage(
        CaseAct.DELAY, DelayForm, "确定延迟的期限", "要告知申请人延迟到哪天（条例第35条）。", "已记下新的期限。", limits.delay
    ),
    "extend": CaseActPage(
        CaseAct.EXTEND,
        ExtendForm,
        "同意延期",
        "要经工作机构负责人同意，并且告知申请人（条例第33条第二款）。",
        "已同意延期。接着发延期答复告知书。",
        limits.extend,
    ),
    "notice-fee": CaseActPage(
        CaseAct.NOTICE_FEE,
        NoticeFeeForm,
        "登记收费通知",
        "金额按规定的档自己算。等缴费的时候没有答复期限，缴清次日起重新计算（国办函〔2020〕109号）。",
        "已记下，等申请人缴费。",
        fees.notice_fee,
    ),
    "receive-fee": CaseActPage(
        CaseAct.RECEIVE_FEE, OnForm, "登记缴费", "处理期限从缴清次日起重新计算。", "已记下，期限重新计算了。", fees.receive_fee
    ),
    "lapse-fee": CaseActPage(
        CaseAct.LAPSE_FEE,
        Press,
        "登记逾期不缴费",
        "逾期未缴纳的视为放弃申请，不再处理，还要发不再处理告知书。",
        "已记下。接着拟不再处理告知书。",
        fees.lapse_fee,
    ),
    "withdraw": CaseActPage(
        CaseAct.WITHDRAW,
        WithdrawCaseForm,
        "登记撤回",
        "撤回的申请不再办理，年报计入“其他处理”。",
        "已记下撤回。",
        closing.withdraw,
    ),
    "close": CaseActPage(CaseAct.CLOSE, Press, "办结", "办结以后整理材料归档。", "已办结。", closing.close),
    "reopen": CaseActPage(
        CaseAct.REOPEN, AnswerAnewForm, "重新办理", "重新计算期限，重新走五问、答复、签发。", "已重新办理。", closing.reopen
    ),
}
