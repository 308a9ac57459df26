"""The page of one act on a message."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.mailbox.actions import answering
from mingbai.mailbox.queries.work import work_message
from mingbai.statute.mailbox.states import ACT_WORDS, MessageAct
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.messages.act.pages import PAGES
from mingbai.workspace.messages.words import heading

KEEP = "keep"
SHOWS_ANSWER = (MessageAct.CONFIRM, MessageAct.RETURN)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def act(request: StaffRequest, message_id: int, act: str) -> HttpResponse:
    """Ask what the act needs, and do it."""
    found = work_message(by=request.acting, message_id=message_id)
    if act not in found.acts:
        raise NotVisible(f"{message_id} {act}")
    which = MessageAct(act)
    one = PAGES[which]
    form = one.make(request.POST if request.method == "POST" else None, found)
    if form.is_valid():
        revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
        # An answer may be kept before it is handed in.
        is_kept = which is MessageAct.HAND_IN and KEEP in request.POST
        run, done = (answering.draft, "答复存下了，还没有送核对。") if is_kept else (one.run, one.done)
        with form.taking():
            run(message_id=message_id, revision=revision, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, done)
            is_gone = found.is_assignee or which is MessageAct.MOVE
            return redirect("work:messages") if is_gone else redirect("work:message", message_id=message_id)
    context = {
        "found": found,
        "heading": heading(found.row),
        "one": one,
        "title": ACT_WORDS[which],
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "shows_answer": which in SHOWS_ANSWER,
        "may_keep": which is MessageAct.HAND_IN,
    }
    return page(request, "work/messages/act.jinja", context, form.status)
