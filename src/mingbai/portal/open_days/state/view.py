"""The sign-up that a code opens: whether the day stands, and cancelling it. Nothing of what was written is shown again."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.accounts.actions.tries import NOBODY, address_of
from mingbai.accounts.values import system
from mingbai.core import clock
from mingbai.organs import queries as organs
from mingbai.outreach import actions
from mingbai.outreach.actions.sign_up import OpenedSignUp
from mingbai.outreach.queries.open_days import found
from mingbai.portal.open_days import frame
from mingbai.portal.open_days.state.form import SignUpCodeForm
from mingbai.portal.open_days.told import changed, title, when
from mingbai.statute.outreach.open_days import DayState


@frame.page("GET", "HEAD", "POST")
def state(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show what they open."""
    form = SignUpCodeForm(request.POST if request.method == "POST" else None)
    opened = _opened(request, form)
    return _shown(request, form, opened[0]) if opened else _asked(request, form)


@frame.page("POST")
def cancel(request: HttpRequest) -> HttpResponse:
    """Cancel the sign-up that number and code open, and show it again."""
    form = SignUpCodeForm(request.POST)
    opened = _opened(request, form)
    if not opened:
        return _asked(request, form)
    by = system(organs.organ_by_id(opened[0].organ_id))
    actions.cancel(sign_up_id=opened[0].id, by=by, at=clock.now())
    return _shown(request, form, _opened(request, SignUpCodeForm(request.POST))[0])


def _opened(request: HttpRequest, form: SignUpCodeForm) -> list[OpenedSignUp]:
    opened = list[OpenedSignUp]()
    if form.is_bound:
        with form.taking():
            if form.is_valid():
                opened.append(actions.look(**form.cleaned_data, address=address_of(request), by=NOBODY, at=clock.now()))
    return opened


def _asked(request: HttpRequest, form: SignUpCodeForm) -> HttpResponse:
    problems = form.problems() if form.is_bound else ()
    context = {"form": form, "problems": problems}
    return render(request, "portal/sign_up_ask.jinja", context, status=form.status if form.is_bound else 200)


def _shown(request: HttpRequest, form: SignUpCodeForm, opened: OpenedSignUp) -> HttpResponse:
    row = found(opened.day_id)
    context = {
        "opened": opened,
        "row": row,
        "organ": organs.organ_by_id(opened.organ_id),
        "title": title(row),
        "when": when(row),
        "changed": changed(row),
        "may_cancel": not opened.is_cancelled and row.state is DayState.PLANNED,
        "given": form.cleaned_data,
    }
    return render(request, "portal/sign_up_state.jinja", context)
