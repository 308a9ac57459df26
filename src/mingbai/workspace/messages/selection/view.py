"""Showing a question with its answer to everybody: proposed, released or declined by another person, taken down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, Press
from mingbai.core.screen import words
from mingbai.mailbox.actions import selection
from mingbai.mailbox.actions.selection import Pair
from mingbai.mailbox.queries.work import work_message
from mingbai.mailbox.values import WorkMessage
from mingbai.privacy.masking import masked_text
from mingbai.privacy.text import find
from mingbai.statute.mailbox.answers import SHOWING_ACT_WORDS, ShowingAct
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.selection.form import ProposeForm, ShowingReasonForm
from mingbai.workspace.messages.words import heading, showing_acts


@dataclass(frozen=True, slots=True)
class ShowingPage:
    """One act: what follows, what is said afterwards, and the action, called with the form's fields."""

    press: str
    follows: str
    done: str
    run: Callable[..., object]


def _propose(*, title: str, question: str, answer: str, **told: Any) -> None:
    selection.propose(pair=Pair(title, question, answer), **told)


PAGES: Mapping[ShowingAct, ShowingPage] = {
    ShowingAct.PROPOSE: ShowingPage(
        "送核对", "由另一个人核对以后，所有人都看得到。号码已经自动遮住，人名自己去掉。", "已送核对。", _propose
    ),
    ShowingAct.RELEASE: ShowingPage(
        "同意公开", "看有没有还认得出人的：人名、门牌号、病情、少见的事。", "已公开。", selection.release
    ),
    ShowingAct.DECLINE: ShowingPage("不同意公开", "退回以后可以改了再送。", "已退回。", selection.decline),
    ShowingAct.TAKE_DOWN: ShowingPage("撤下", "撤下以后公众看不到，答复本身不变。", "已撤下。", selection.take_down),
}


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def show(request: StaffRequest, message_id: int, act: str) -> HttpResponse:
    """Ask what the act needs, and do it."""
    found = work_message(by=request.acting, message_id=message_id)
    if act not in showing_acts(request.acting, found):
        raise NotVisible(f"{message_id} {act}")
    which = ShowingAct(act)
    one, form = PAGES[which], _form(which, request, found)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        with form.taking():
            one.run(message_id=message_id, revision=revision, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, one.done)
            return redirect("work:message", message_id=message_id)
    context = {
        "found": found,
        "heading": heading(found.row),
        "one": one,
        "title": SHOWING_ACT_WORDS[which],
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "is_new": which is ShowingAct.PROPOSE,
    }
    return page(request, "work/messages/show.jinja", context, form.status)


def _form(which: ShowingAct, request: StaffRequest, found: WorkMessage) -> PlainForm:
    given, chosen = request.POST if request.method == "POST" else None, found.selection
    if which is ShowingAct.RELEASE:
        return Press(given)
    if which is not ShowingAct.PROPOSE:
        return ShowingReasonForm(given, "为什么撤下" if which is ShowingAct.TAKE_DOWN else "为什么不公开")
    if chosen is not None:
        first = {"title": chosen.title, "question": chosen.question, "answer": chosen.answer}
    else:
        first = {"title": found.row.title, "question": _masked(found.text), "answer": _masked(found.answer)}
    return ProposeForm(given, initial=first)


def _masked(text: str) -> str:
    """Return the text with the numbers masked that the check would refuse; names are for the clerk to take out."""
    return masked_text(text, find(text, words()))
