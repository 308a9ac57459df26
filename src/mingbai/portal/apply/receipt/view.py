"""Sending an application, and the receipt: the only page that ever shows the code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import address_of
from mingbai.cases.actions import online
from mingbai.cases.actions.receive import Received
from mingbai.core import clock
from mingbai.core.forms import Press
from mingbai.organs import queries as organs
from mingbai.portal.apply import frame
from mingbai.portal.apply.form.view import checked
from mingbai.portal.writing import WRITE


@frame.page(*WRITE)
def receipt(request: HttpRequest) -> HttpResponse:
    """Send the draft of this browser; a second press finds no draft and says so."""
    draft, at = frame.draft_of(request), clock.now()
    if draft is None:
        return render(request, "portal/apply_gone.jinja", {"sentence": online.GONE}, status=409)
    if draft.lacking:
        return HttpResponseRedirect(reverse("portal:apply-step", args=[draft.organ_code, draft.lacking]))
    by, organ = frame.signer(draft.organ_code), organs.organ(draft.organ_code)
    form, sent = Press(request.POST), list[Received]()
    with form.taking():
        sent.append(online.send_draft(token=frame.token_of(request), address=address_of(request), by=by, at=at))
    if not sent:
        return checked(request, organ, draft, form)
    answer = render(request, "portal/apply_receipt.jinja", {"organ": organ, "received": sent[0], "on": at.date()})
    frame.forget(answer, frame.DRAFT)
    return answer
