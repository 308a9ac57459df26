"""The steps of a reply after its draft, by the last part of their address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingbai.cases.actions import letters, service
from mingbai.core.forms import Press
from mingbai.core.words import day
from mingbai.statute.cases.states import CaseAct
from mingbai.workspace.cases.reply.form import ClearanceForm, OpinionForm, SendBackForm, ServeForm
from mingbai.workspace.cases.step_press import StepPress


def _submit(**given: Any) -> str:
    letters.submit(**given)
    return "已送审。审核的人在今日里看到。"


def _take_back(**given: Any) -> str:
    letters.take_back(**given)
    return "已收回，可以改了。"


def _check(**given: Any) -> str:
    letters.check(**given)
    return "审核通过。要提供信息的，等保密审查；别的等签发。"


def _clear(**given: Any) -> str:
    letters.clear(**given)
    return "保密审查通过，等签发。"


def _send_back(**given: Any) -> str:
    letters.send_back(**given)
    return "已退回修改。"


def _sign(**given: Any) -> str:
    return f"已签发，文号{letters.sign(**given)}。接着送达。"


def _serve(*, case_id: int, revision: int | None, by: Any, at: Any, **sent: Any) -> str:
    answered = service.serve(case_id=case_id, sending=service.Sending(**sent), revision=revision, by=by, at=at)
    return f"已登记送达，{day(answered)}答复。"


PRESSES: Mapping[str, StepPress[CaseAct]] = {
    "submit": StepPress(
        CaseAct.SUBMIT, Press, "送审", "送审以后交审核的人看，稿子不能再改；要改先收回。写的人不能审核、签发。", _submit
    ),
    "take-back": StepPress(CaseAct.TAKE_BACK, Press, "收回", "收回以后可以改，改好再送审。", _take_back, "second"),
    "check": StepPress(
        CaseAct.CHECK,
        OpinionForm,
        "审核通过",
        "通过以后交负责人签发；要提供信息的，签发以前还要保密审查。审核的是：答得对不对、理由够不够、该写的写没写。",
        _check,
    ),
    "clear": StepPress(
        CaseAct.CLEAR,
        ClearanceForm,
        "保密审查通过",
        "先审查、后公开，逐项审查（条例第17条）。要提供的信息和答复书都看过，写明意见；不能确定的，退回，报主管部门或者保密行政管理部门确定。",
        _clear,
    ),
    "sign": StepPress(
        CaseAct.SIGN,
        OpinionForm,
        "签发",
        "签发以后给出文号和成文日期，内容、救济告知就此定下，不能再改。签发还不算答复，送达才算。",
        _sign,
    ),
    "return": StepPress(CaseAct.RETURN, SendBackForm, "退回修改", "退回给拟稿的人，写明哪里要改。", _send_back, "second"),
    "serve": StepPress(
        CaseAct.SERVE,
        ServeForm,
        "登记送达",
        "送达才算答复：邮寄的以交邮之日、网上的以发出之日、当面的以签收之日为答复日期（条例第33条）。年报按这一种结果计数。",
        _serve,
    ),
}
