"""Signing up, and the receipt: the only page that ever shows the code."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.accounts.actions.tries import address_of
from mingbai.accounts.values import system
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.organs import queries as organs
from mingbai.outreach import actions, queries
from mingbai.outreach.actions import Receipt
from mingbai.outreach.queries.open_days import found
from mingbai.outreach.values import OpenDayRow
from mingbai.portal.open_days import frame
from mingbai.portal.open_days.sign_up.form import SignUpForm
from mingbai.portal.open_days.told import title, when
from mingbai.statute.outreach.open_days import kept_until, may_sign_up


@frame.page("GET", "HEAD", "POST")
def sign_up(request: HttpRequest, day_id: int) -> HttpResponse:
    """Show how many places are left and take a sign-up."""
    row, at = _announced(day_id), clock.now()
    form, made = SignUpForm(request.POST if request.method == "POST" else None), list[Receipt]()
    if form.is_bound:
        with form.taking():
            if form.is_valid():
                by, address = system(organs.organ_by_id(row.organ_id)), address_of(request)
                made.append(actions.sign_up(day_id=day_id, guest=form.guest(), address=address, by=by, at=at))
    organ = organs.organ_by_id(row.organ_id)
    context = {"row": row, "organ": organ, "title": title(row), "when": when(row)}
    context["kept_until"] = kept_until(row.plan.held_on)
    if made:
        people = form.cleaned_data["people"]
        return render(request, "portal/sign_up_receipt.jinja", context | {"receipt": made[0], "people": people})
    context |= {"form": form, "problems": form.problems() if form.is_bound else ()}
    context["why_not"] = may_sign_up(row.of_places, 1, at.date())
    return render(request, "portal/sign_up.jinja", context, status=form.status if form.is_bound else 200)


def _announced(day_id: int) -> OpenDayRow:
    """Return an open day whose announcement is public; raise NotVisible for any other."""
    row = queries.public_day(found(day_id).organ_code, day_id)
    if not row.is_announced:
        raise NotVisible(str(day_id))
    return row
