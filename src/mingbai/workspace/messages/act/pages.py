"""The acts by the last part of their address: form, words, and the action each calls."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from mingbai.core.forms import PlainForm
from mingbai.mailbox.actions import answering, handling
from mingbai.mailbox.values import WorkMessage
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.committees import takes_applications
from mingbai.statute.mailbox.states import MessageAct
from mingbai.workspace.messages.act.form import (
    AssignMessageForm,
    ExtendMessageForm,
    FitsForm,
    LacksForm,
    PassOnForm,
    RedirectForm,
    TakeUpForm,
    ToldReasonForm,
    WriteAnswerForm,
)

Make = Callable[[Any, WorkMessage], PlainForm]


@dataclass(frozen=True, slots=True)
class MessageActPage:
    """One act: its form, what follows from it in plain words, and the action, called with the form's fields.

    `beside`: the question stands beside the form, with the answer where it is not in the form itself.
    """

    make: Make
    press: str
    follows: str
    done: str
    run: Callable[..., object]
    beside: bool = False


def _plain(form: type[PlainForm]) -> Make:
    return lambda given, found: form(given)


def _answer(given: Any, found: WorkMessage) -> PlainForm:
    return WriteAnswerForm(given, initial={"text": found.answer})


def _assign(given: Any, found: WorkMessage) -> PlainForm:
    return AssignMessageForm(given, [(one.code, one.name) for one in organs.children(found.organ.id) if one.is_open])


def _move(given: Any, found: WorkMessage) -> PlainForm:
    others = [one for one in organs.tree() if one.is_open and takes_applications(one.level) and one.id != found.organ.id]
    return PassOnForm(given, [(one.code, one.name) for one in others])


def _redirect(given: Any, found: WorkMessage) -> PlainForm:
    return RedirectForm(given, has_title=bool(found.row.title))


def _confirm(*, fits: str, **told: Any) -> None:
    answering.confirm(fits=fits == "yes", **told)


PAGES: Mapping[MessageAct, MessageActPage] = {
    MessageAct.TAKE_UP: MessageActPage(
        _plain(TakeUpForm), "受理", "受理以后来信人看到“正在办理”。", "已受理。", handling.take_up, beside=True
    ),
    MessageAct.ASSIGN: MessageActPage(
        _assign, "交办", "答复的期限不变；写好的答复由本单位送核对、答复。", "已交办。", handling.assign
    ),
    MessageAct.EXTEND: MessageActPage(_plain(ExtendMessageForm), "延长", "来信人看得到新的期限。", "已延长。", handling.extend),
    MessageAct.DRAFT: MessageActPage(
        _answer, "存下", "存下以后，由机关送核对、答复。", "答复存下了。", answering.draft, beside=True
    ),
    MessageAct.HAND_IN: MessageActPage(
        _answer, "送核对", "由另一个人对着来信看过答复，才发给来信人。", "已送核对。", answering.hand_in, beside=True
    ),
    MessageAct.RETURN: MessageActPage(
        _plain(LacksForm), "退回", "退回以后由经办改了再送。", "已退回。", answering.send_back, beside=True
    ),
    MessageAct.CONFIRM: MessageActPage(
        _plain(FitsForm),
        "核对通过，发出答复",
        "发出以后来信人凭查询码看到，不能再改。",
        "已答复。",
        _confirm,
        beside=True,
    ),
    MessageAct.MOVE: MessageActPage(
        _move, "转出去", "来信和来信人的信息一起转去，期限接着算；来信人看得到转给了谁。", "已转出。", handling.move
    ),
    MessageAct.REDIRECT: MessageActPage(
        _redirect,
        "告知来信人",
        "来信人看到去哪里办；要信息的可以接着填申请。",
        "已告知。",
        handling.redirect,
        beside=True,
    ),
    MessageAct.SET_ASIDE: MessageActPage(
        _plain(ToldReasonForm), "不办", "只用于广告、乱填这些没有可办内容的。", "已记下。", handling.set_aside, beside=True
    ),
}
