"""Writing a message, and the receipt: the only page that ever shows the code."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.accounts.actions.tries import address_of
from mingbai.core import clock
from mingbai.core.errors import Invalid, NotVisible
from mingbai.mailbox.actions import receive
from mingbai.mailbox.policies import organ_open_to_all
from mingbai.mailbox.values import LONGEST, SentReceipt
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal.messages import frame
from mingbai.portal.messages.words import HEADINGS
from mingbai.portal.messages.write.form import MessageForm
from mingbai.portal.writing import BOTH, READ
from mingbai.statute.mailbox.states import MessageKind

TOO_OLD = "这一页打开得太久了，再按一次“寄出”。"


@frame.page(*BOTH)
def write(request: HttpRequest, to: str, kind: str) -> HttpResponse:
    """Take a message, once; the receipt is the answer to the press, for the code is shown only there."""
    if kind not in {one.value for one in MessageKind}:
        raise Http404
    by, organ, asked = frame.signer(to), organ_open_to_all(to), MessageKind(kind)
    if request.method != "POST":
        return _page(request, organ, asked, MessageForm(None, asked, request.GET.get("page", "")[: LONGEST["page"][1]]))
    form, sent, at = MessageForm(request.POST, asked), list[SentReceipt](), clock.now()
    with form.taking():
        if form.is_valid():
            token = frame.form_of(request)
            if not token:
                raise Invalid(TOO_OLD)
            given = {"contents": form.contents(), "may_publish": form.cleaned_data["may_publish"] == "yes"}
            sent.append(receive.send(form=token, kind=asked, **given, address=address_of(request), by=by, at=at))
    if not sent:
        return _page(request, organ, asked, form)
    context = {"organ": organ, "kind": asked, "received": sent[0], "on": at.date()}
    return render(request, "portal/message_receipt.jinja", context)


@frame.page(*READ)
def wrong(request: HttpRequest) -> HttpResponse:
    """Lead from the page that has a mistake to the form for it, at the organ to which the page belongs."""
    page = request.GET.get("page", "")[: LONGEST["page"][1]]
    organ = _organ_of(page)
    query = urlencode({"page": page}) if page else ""
    address = reverse("portal:message-write", args=[organ.code, MessageKind.MISTAKE])
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def _organ_of(page: str) -> OrganRow:
    """Return the organ whose section the page belongs to: the township for its village, else the county."""
    code = page.strip("/").partition("/")[0]
    rows = {one.code: one for one in organs.tree()}
    found = rows.get(code)
    for one in (found, rows.get(found.parent_code) if found else None, *(row for row in rows.values() if row.parent_id is None)):
        if one is not None:
            try:
                return organ_open_to_all(one.code)
            except NotVisible:
                continue
    raise NotVisible(page)


def _page(request: HttpRequest, organ: OrganRow, kind: MessageKind, form: MessageForm) -> HttpResponse:
    context = {"organ": organ, "kind": kind, "heading": HEADINGS[kind], "form": form}
    # A press that was refused sent nothing: the same form may be sent again.
    context["token"] = request.POST.get("form", "") if frame.form_of(request) else frame.new_form()
    context["problems"] = form.problems() if form.is_bound else ()
    return render(request, "portal/message_write.jinja", context, status=form.status if form.is_bound else 200)
