"""What the pages of applications share: no copy of them is kept anywhere, and two cookies stand for an account.

One cookie has the token of a draft, the other, signed and short-lived, says which case this browser opened with its code. Neither
leaves /apply/, and nothing of either stands in an address.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.accounts.actions.tries import address_of
from mingbai.accounts.values import Acting, system
from mingbai.cases import policies
from mingbai.cases.actions import online as online_acts
from mingbai.cases.actions.online import OpenedCase
from mingbai.cases.queries import online
from mingbai.cases.values.draft import KIND_ASKED, TYPED, WrittenSoFar
from mingbai.core import clock
from mingbai.core.forms import Press
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.portal import writing
from mingbai.portal.apply.form.steps import SHOWN_DELIVERIES, SHOWN_FORMS, WHO_WORDS, WHOSE
from mingbai.portal.levels import grouped
from mingbai.statute.disclosure.committees import takes_applications

Given = ParamSpec("Given")
View = Callable[Concatenate[HttpRequest, Given], HttpResponse]
PATH = "/apply/"
DRAFT, CASE = "draft", "case"
DRAFT_AGE, CASE_AGE = 30 * 24 * 3600, 30 * 60
CHOSEN: Mapping[str, Collection[str]] = {
    "kind": KIND_ASKED,
    "applicant_kind": WHO_WORDS,
    "is_own": dict(WHOSE),
    "form_wanted": dict(SHOWN_FORMS),
    "delivery": dict(SHOWN_DELIVERIES),
}
"""What people choose; whether what is public helps is asked again, for another organ shows something else."""
UNAVAILABLE = "现在不能在网上申请，也查不了办到哪一步。请当面提交、邮寄或者传真申请，或者打电话问工作机构。"


def page(*methods: str) -> Callable[[View[Given]], View[Given]]:
    """Wrap a page of applications that takes these methods."""
    sayings = writing.Sayings("这里不受理申请", "网上申请暂时停用", UNAVAILABLE, lambda request: tuple(_typed(request).values()))

    def wrapped(view: View[Given]) -> View[Given]:
        @wraps(view)
        def answer(request: HttpRequest, /, *args: Given.args, **kwargs: Given.kwargs) -> HttpResponse:
            try:
                return view(request, *args, **kwargs)
            except OrganClosed as closed:
                return _closed(request, closed.organ)

        return writing.guarded(methods, sayings)(answer)

    return wrapped


class OrganClosed(Exception):
    """The organ to which somebody writes has closed; `page` answers with what can be done."""

    def __init__(self, organ: OrganRow) -> None:
        super().__init__(organ.code)
        self.organ = organ


def signer(organ_code: str) -> Acting:
    """Return the system of an organ that takes applications.

    Raises Refused for a committee, OrganClosed for an organ that has closed, NotVisible for any other.
    """
    organ = organs.organ(organ_code)
    if not organ.is_open and takes_applications(organ.level):
        raise OrganClosed(organ)
    return system(policies.organ_open_to_all(organ_code))


def system_of(organ_code: str) -> Acting:
    """Return the system of the organ that handles a case, even one that has closed since."""
    return system(organs.organ(organ_code))


def draft_of(request: HttpRequest) -> WrittenSoFar | None:
    """Return what this browser has written so far."""
    return online.draft(token_of(request))


def token_of(request: HttpRequest) -> str:
    """Return the token of this browser's draft; empty without one."""
    return request.COOKIES.get(DRAFT, "")


def keep_draft(response: HttpResponse, token: str) -> None:
    """Let this browser keep the token of its draft."""
    writing.keep(response, DRAFT, token, age=DRAFT_AGE, path=PATH)


def keep_case(response: HttpResponse, opened: OpenedCase) -> None:
    """Let this browser be known again, for a while, as the one that gave the code."""
    kept = signing.dumps([opened.case_id, opened.mark], salt=PATH)
    writing.keep(response, CASE, kept, age=CASE_AGE, path=PATH)


def case_of(request: HttpRequest) -> OpenedCase | None:
    """Return the case that this browser opened less than half an hour ago."""
    try:
        case_id, mark = signing.loads(request.COOKIES.get(CASE, ""), salt=PATH, max_age=CASE_AGE)
    except signing.BadSignature:
        return None
    return OpenedCase(case_id, mark)


def forget(response: HttpResponse, name: str) -> None:
    """Let this browser forget a draft or a case."""
    writing.drop(response, name, path=PATH)


def _closed(request: HttpRequest, organ: OrganRow) -> HttpResponse:
    """Keep what was just written, say that the organ has closed, and offer the others: their form begins with what is kept."""
    form, typed, token = Press(request.POST), _typed(request), token_of(request)
    written = typed | {name: request.POST[name] for name, known in CHOSEN.items() if request.POST.get(name) in known}
    if written:
        with form.taking():
            by, at = system(organ), clock.now()
            token = online_acts.save_draft(token=token, words=written, address=address_of(request), by=by, at=at)
        if not form.is_taken:
            sentence = form.problems()[0].text + ("您写的在下面，没有存：先复制下来。" if typed else "")
            return writing.said(request, form.status, f"{organ.name}已经撤并，不再收申请", sentence, typed.values())
    rows = tuple(row for row in organs.tree() if row.is_open and takes_applications(row.level))
    context = {"organ": organ, "groups": grouped(rows), "has_draft": bool(written) or draft_of(request) is not None}
    answer = render(request, "portal/apply_closed.jinja", context, status=410)
    if written:
        keep_draft(answer, token)
    return answer


def _typed(request: HttpRequest) -> dict[str, str]:
    """Return what was typed in this request, by field."""
    return {name: request.POST[name] for name in TYPED if request.POST.get(name, "").strip()}
