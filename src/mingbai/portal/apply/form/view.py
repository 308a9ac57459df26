"""The form for an application: which organ, one question a step, and everything once more before it is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import address_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import online
from mingbai.cases.values.draft import WrittenSoFar
from mingbai.core import clock
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.entries import queries as entries
from mingbai.entries.values.rows import EntryRow
from mingbai.organs import queries
from mingbai.organs.queries import OrganRow
from mingbai.portal.apply import frame
from mingbai.portal.apply.form.steps import ENOUGH, OF_ALL, STEPS, StepForm, WhatForm
from mingbai.portal.apply.form.told import told
from mingbai.portal.levels import grouped
from mingbai.statute.disclosure.committees import takes_applications

NAMES = tuple(STEPS)
MOST_SHOWN = 5


@frame.page(*frame.READ)
def organs(request: HttpRequest) -> HttpResponse:
    """List the organs that take applications, and the draft that waits on this device."""
    rows = tuple(row for row in queries.tree() if row.is_open and takes_applications(row.level).allowed)
    draft = frame.draft_of(request)
    waits = next((row for row in rows if draft and row.code == draft.organ_code), None)
    return render(request, "portal/apply_organs.jinja", {"groups": grouped(rows), "waits": waits})


@frame.page(*frame.BOTH)
def step(request: HttpRequest, to: str, step: str) -> HttpResponse:
    """Ask one question; what is answered is kept at once."""
    if step not in STEPS:
        raise NotVisible(step)
    by, draft = frame.signer(to), frame.draft_of(request)
    words = _words(draft, to, step)
    if words is None:
        return HttpResponseRedirect(_address(to, NAMES[0]))
    given = request.POST if request.method == "POST" else None
    shown = _shown(by, given, words) if step == "what" else ()
    # What fits is seen before anything is answered about it.
    is_seen = given is None or given.get("shown", "") == _keys(shown)
    form = WhatForm(given, words, has_shown=bool(shown) and is_seen) if step == "what" else STEPS[step](given, words)
    if given is not None:
        answer = _kept(request, by, form, _after(to, step) if is_seen else _address(to, step))
        if answer is not None:
            return answer
    place = NAMES.index(step)
    context = {"organ": queries.organ(to), "form": form, "number": place + 1, "of_all": OF_ALL, "draft": draft}
    context |= {"before": _address(to, NAMES[place - 1]) if place else reverse("portal:apply")}
    context |= {"shown": [_line(row) for row in shown] if is_seen else [], "shown_keys": _keys(shown)}
    return render(request, "portal/apply_step.jinja", context, status=form.status if given is not None else 200)


@frame.page(*frame.READ)
def check(request: HttpRequest, to: str) -> HttpResponse:
    """Show everything that will be sent."""
    draft = frame.draft_of(request)
    frame.signer(to)
    if draft is None or draft.organ_code != to:
        return HttpResponseRedirect(_address(to, NAMES[0]))
    if draft.lacking:
        return HttpResponseRedirect(_address(to, draft.lacking))
    return checked(request, queries.organ(to), draft, Press())


@frame.page(*frame.WRITE)
def discard(request: HttpRequest) -> HttpResponse:
    """Delete the draft of this browser."""
    draft = frame.draft_of(request)
    if draft is not None:
        by = frame.signer(draft.organ_code)
        online.discard_draft(token=frame.token_of(request), by=by, at=clock.now())
    answer = HttpResponseRedirect(reverse("portal:apply"))
    frame.forget(answer, frame.DRAFT)
    return answer


def checked(request: HttpRequest, organ: OrganRow, draft: WrittenSoFar, form: Press) -> HttpResponse:
    """Return the last page of the form, with what kept it from being sent."""
    context = {"organ": organ, "parts": told(draft.words, organ.code), "form": form, "number": OF_ALL, "of_all": OF_ALL}
    before = _address(organ.code, NAMES[-1])
    status = form.status if form.is_bound else 200
    return render(request, "portal/apply_check.jinja", context | {"before": before}, status=status)


def _words(draft: WrittenSoFar | None, to: str, step: str) -> Mapping[str, str] | None:
    """Return what the draft holds; None where an earlier step comes first."""
    if step == NAMES[0]:
        return draft.words if draft else {}
    if draft is None or draft.organ_code != to:
        return None
    lacking = draft.lacking
    return None if lacking and NAMES.index(lacking) < NAMES.index(step) else draft.words


def _shown(by: Acting, given: Any, words: Mapping[str, str]) -> tuple[EntryRow, ...]:
    """Return what is public already and fits what is being written, or was."""
    said = given.get("sought", "") if given is not None else words.get("sought", "")
    return entries.fitting(by.organ_id, said[:4000], MOST_SHOWN)


def _kept(request: HttpRequest, by: Acting, form: StepForm, after: str) -> HttpResponse | None:
    """Keep the answer and go on to the next address; None when the page has to be shown again."""
    at, token = clock.now(), frame.token_of(request)
    with form.taking():
        if form.is_valid():
            written = form.written()
            if written.get("helped") == ENOUGH:
                online.answered_by_public(token=token, by=by, at=at)
                gone = HttpResponseRedirect(reverse("portal:organ", args=[by.organ_code]))
                frame.forget(gone, frame.DRAFT)
                return gone
            token = online.save_draft(token=token, words=written, address=address_of(request), by=by, at=at)
            answer = HttpResponseRedirect(after)
            frame.keep_draft(answer, token)
            return answer
    return None


def _keys(shown: tuple[EntryRow, ...]) -> str:
    return ",".join(str(row.id) for row in shown)


def _line(row: EntryRow) -> dict[str, object]:
    """Return an entry as a line of the list of what is public already."""
    address = reverse("portal:entry", args=[row.organ_code, row.id])
    return {"title": row.title, "href": address, "on": row.published_at, "source": ""}


def _after(to: str, step: str) -> str:
    """Return the address of what follows a step."""
    place = NAMES.index(step) + 1
    return _address(to, NAMES[place]) if place < len(NAMES) else reverse("portal:apply-check", args=[to])


def _address(to: str, step: str) -> str:
    return reverse("portal:apply-step", args=[to, step])
