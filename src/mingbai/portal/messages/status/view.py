"""Where a message stands, for whoever has its number and its code; and on to an application for information."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import NOBODY, address_of
from mingbai.cases.actions import online
from mingbai.cases.values.draft import NATURAL
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.mailbox.actions import receive
from mingbai.mailbox.queries.sent import asked_for, is_unanswered, remembered
from mingbai.mailbox.values import OpenedMessage, SentStatus
from mingbai.organs import queries as organs
from mingbai.portal import writing
from mingbai.portal.apply import frame as applying
from mingbai.portal.messages import frame
from mingbai.portal.messages.status.form import MessageStatusForm
from mingbai.portal.messages.words import WHERE
from mingbai.portal.writing import BOTH, WRITE
from mingbai.statute.mailbox.states import KIND_WORDS, OPEN, Direction


@frame.page(*BOTH)
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show the message that they opened as long as this browser is known."""
    if request.method == "POST":
        return _left() if request.POST.get("leave") else _open(request)
    found = _found(request)
    return _asked(request, MessageStatusForm(), 200) if found is None else _shown(request, found, Press())


@frame.page(*WRITE)
def apply(request: HttpRequest) -> HttpResponse:
    """Take what was written into an application for information, which the sender completes and sends themselves."""
    found = _found(request)
    if found is None:
        return _asked(request, MessageStatusForm(), 409)
    if found.direction is not Direction.INFORMATION or found.is_erased:
        raise NotVisible(found.number)
    form, tokens = Press(request.POST), list[str]()
    with form.taking():
        written = asked_for(found.message_id)
        words = {"kind": "information", "applicant_kind": NATURAL, "sought": written.text, "name": written.name}
        by = applying.signer(found.organ_code)
        tokens.append(online.save_draft(token="", words=words, address=address_of(request), by=by, at=clock.now()))
    if not tokens:
        return _shown(request, found, form)
    answer = HttpResponseRedirect(reverse("portal:apply-step", args=[found.organ_code, "kind"]))
    applying.keep_draft(answer, tokens[0])
    return answer


def _found(request: HttpRequest) -> SentStatus | None:
    opened = frame.message_of(request)
    return remembered(opened.message_id, opened.mark) if opened else None


def _open(request: HttpRequest) -> HttpResponse:
    form, opened = MessageStatusForm(request.POST), list[OpenedMessage]()
    with form.taking():
        if form.is_valid():
            tried = {"number": form.cleaned_data["number"], "code": form.cleaned_data["code"]}
            opened.append(receive.open_message(**tried, address=address_of(request), by=NOBODY, at=clock.now()))
    if not opened:
        return _asked(request, form, form.status)
    answer = HttpResponseRedirect(reverse("portal:message-status"))
    frame.keep_message(answer, opened[0])
    return answer


def _asked(request: HttpRequest, form: MessageStatusForm, status: int) -> HttpResponse:
    return render(request, "portal/message_status_ask.jinja", {"form": form}, status=status)


def _left() -> HttpResponse:
    """Let this browser forget the message, for whoever uses it next."""
    answer = HttpResponseRedirect(reverse("portal:message-status"))
    writing.drop(answer, frame.MESSAGE, path=frame.PATH)
    return answer


def _shown(request: HttpRequest, found: SentStatus, press: Press) -> HttpResponse:
    today = clock.today()
    context = {
        "found": found,
        "where": WHERE[found.state],
        "kind_words": KIND_WORDS[found.kind],
        "organ": organs.organ(found.organ_code),
        "is_open": found.state in OPEN,
        "is_late": is_unanswered(found, today),
        "may_apply": found.direction is Direction.INFORMATION and not found.is_erased,
        "problems": press.problems() if press.is_bound else (),
    }
    return render(request, "portal/message_status.jinja", context, status=press.status if press.is_bound else 200)
