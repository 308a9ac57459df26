"""The steps of a procedural letter that another person signs, by the name of their press."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mingbai.cases.actions import notices
from mingbai.cases.actions.service import Sending
from mingbai.statute.cases.notice_order import NoticeAct
from mingbai.workspace.cases.reply.form import OpinionForm, SendBackForm, ServeForm
from mingbai.workspace.cases.step_press import StepPress

LINE_WORDS = {"submit": "送审", "check": "审核通过", "return": "退回修改", "sign": "签发", "know": "知悉"}


def _check(**given: Any) -> str:
    notices.check_notice(**given)
    return "审核通过，等负责人签发。"


def _sign(**given: Any) -> str:
    return f"已签发，文号{notices.sign_notice(**given)}。接着由经办送达。"


def _send_back(**given: Any) -> str:
    notices.return_notice(**given)
    return "已退回修改。"


def _send(*, letter_id: int, by: Any, at: Any, **sent: Any) -> str:
    notices.send_notice(letter_id=letter_id, sending=Sending(**sent), by=by, at=at)
    return "已登记送达。"


STEPS: Mapping[str, StepPress[NoticeAct]] = {
    "check": StepPress(NoticeAct.CHECK, OpinionForm, "审核通过", "通过以后交负责人签发。", _check),
    "sign": StepPress(
        NoticeAct.SIGN, OpinionForm, "签发", "签发以后给出文号和成文日期，内容就此定下。日期和数按登记的步骤写。", _sign
    ),
    "return": StepPress(NoticeAct.RETURN, SendBackForm, "退回修改", "退回给写的人，写明哪里要改。", _send_back, "second"),
    "send": StepPress(NoticeAct.SEND, ServeForm, "登记送达", "送出以后登记怎么送的、凭证是什么。", _send),
}
