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
from mingbai.portal.apply.form.steps import PAPERS, STEPS, StepForm, WhatForm, names_of
from mingbai.portal.apply.form.told import told
from mingbai.portal.levels import grouped
from mingbai.portal.writing import BOTH, READ, WRITE
from mingbai.statute.disclosure.committees import takes_applications

FIRST = next(iter(STEPS))
MOST_SHOWN = 5


@frame.page(*READ)
def organs(request: HttpRequest) -> HttpResponse:
    """List the organs that take applications, and the draft that waits on this device."""
    rows = tuple(row for row in queries.tree() if row.is_open and takes_applications(row.level).allowed)
    draft = frame.draft_of(request)
    # Also one to an organ that has closed since: its page says where the application can go.
    waits = queries.organ(draft.organ_code) if draft else None
    return render(request, "portal/apply_organs.jinja", {"groups": grouped(rows), "waits": waits})


@frame.page(*BOTH)
def step(request: HttpRequest, to: str, step: str) -> HttpResponse:
    """Ask one question; what is answered is kept at once."""
    if step not in STEPS:
        raise NotVisible(step)
    by, draft = frame.signer(to), frame.draft_of(request)
    words = _words(draft, to, step)
    if words is None:
        return HttpResponseRedirect(address(to, FIRST))
    given = request.POST if request.method == "POST" else None
    shown = _shown(by, given, words) if step == "what" else ()
    if given is not None and (found := _found(given, shown)) is not None:
        return _already_public(request, by, found)
    # What fits is seen before anything is answered about it.
    is_seen = given is None or given.get("shown", "") == _keys(shown)
    form = WhatForm(given, words, has_shown=bool(shown) and is_seen) if step == "what" else STEPS[step](given, words)
    if given is not None:
        answer = _kept(request, by, form, "" if is_seen else address(to, step), step)
        if answer is not None:
            return answer
    context = place_of(to, step, words) | {"form": form, "draft": draft}
    context |= {"shown": [_line(row) for row in shown] if is_seen else [], "shown_keys": _keys(shown)}
    return render(request, "portal/apply_step.jinja", context, status=form.status if given is not None else 200)


@frame.page(*READ)
def check(request: HttpRequest, to: str) -> HttpResponse:
    """Show everything that will be sent."""
    draft = frame.draft_of(request)
    frame.signer(to)
    if draft is None or draft.organ_code != to:
        return HttpResponseRedirect(address(to, FIRST))
    if draft.lacking:
        return HttpResponseRedirect(address(to, draft.lacking))
    return checked(request, queries.organ(to), draft, Press())


@frame.page(*WRITE)
def discard(request: HttpRequest) -> HttpResponse:
    """Delete the draft of this browser."""
    draft = frame.draft_of(request)
    if draft is not None:
        by = frame.system_of(draft.organ_code)
        online.discard_draft(token=frame.token_of(request), by=by, at=clock.now())
    answer = HttpResponseRedirect(reverse("portal:apply"))
    frame.forget(answer, frame.DRAFT)
    return answer


def checked(request: HttpRequest, organ: OrganRow, draft: WrittenSoFar, form: Press) -> HttpResponse:
    """Return the last page of the form, with what kept it from being sent."""
    count = len(names_of(draft.words)) + 1
    context = {"organ": organ, "parts": told(draft, organ.code), "form": form, "number": count, "of_all": count}
    before = address(organ.code, PAPERS)
    status = form.status if form.is_bound else 200
    return render(request, "portal/apply_check.jinja", context | {"before": before}, status=status)


def place_of(to: str, step: str, words: Mapping[str, str]) -> dict[str, object]:
    """Return what a page says of its place in the form: the organ, which step of how many, and the one before."""
    names = names_of(words)
    place = names.index(step)
    before = address(to, names[place - 1]) if place else reverse("portal:apply")
    return {"organ": queries.organ(to), "number": place + 1, "of_all": len(names) + 1, "before": before}


def address(to: str, step: str) -> str:
    """Return the address of a step of the form."""
    return reverse("portal:apply-papers", args=[to]) if step == PAPERS else reverse("portal:apply-step", args=[to, step])


def _words(draft: WrittenSoFar | None, to: str, step: str) -> Mapping[str, str] | None:
    """Return what the draft holds; None where an earlier step comes first, or the step is of another kind of application."""
    if step == FIRST:
        return draft.words if draft else {}
    if draft is None or draft.organ_code != to:
        return None
    names = names_of(draft.words)
    if step not in names or (draft.lacking and names.index(draft.lacking) < names.index(step)):
        return None
    return draft.words


def _shown(by: Acting, given: Any, words: Mapping[str, str]) -> tuple[EntryRow, ...]:
    """Return what is public already and fits what is being written, or was."""
    said = given.get("sought", "") if given is not None else words.get("sought", "")
    return entries.fitting(by.organ_id, said[:4000], MOST_SHOWN)


def _found(given: Any, shown: tuple[EntryRow, ...]) -> EntryRow | None:
    """Return the entry that was pressed as the one that was sought."""
    return next((row for row in shown if str(row.id) == given.get("found")), None)


def _already_public(request: HttpRequest, by: Acting, found: EntryRow) -> HttpResponse:
    """Record that this entry answers it, and lead there."""
    form = Press(request.POST)
    with form.taking():
        online.answered_by_public(token=frame.token_of(request), entry_id=found.id, by=by, at=clock.now())
    if not form.is_taken:
        return render(request, "portal/apply_gone.jinja", {"sentence": form.problems()[0].text}, status=409)
    answer = HttpResponseRedirect(reverse("portal:entry", args=[found.organ_code, found.id]))
    frame.forget(answer, frame.DRAFT)
    return answer


def _kept(request: HttpRequest, by: Acting, form: StepForm, again: str, step: str) -> HttpResponse | None:
    """Keep the answer and go on, or show the step `again`; None when the page has to be shown with what is wrong."""
    at, token = clock.now(), frame.token_of(request)
    with form.taking():
        if form.is_valid():
            written = form.written()
            token = online.save_draft(token=token, words=written, address=address_of(request), by=by, at=at)
            answer = HttpResponseRedirect(again or _after(by.organ_code, step, {**form.words, **written}))
            frame.keep_draft(answer, token)
            return answer
    return None


def _keys(shown: tuple[EntryRow, ...]) -> str:
    return ",".join(str(row.id) for row in shown)


def _line(row: EntryRow) -> dict[str, object]:
    """Return an entry as a line of the list of what is public already."""
    return {
        "id": row.id,
        "title": row.title,
        "href": reverse("portal:entry", args=[row.organ_code, row.id]),
        "on": row.published_at,
    }


def _after(to: str, step: str, words: Mapping[str, str]) -> str:
    """Return the address of what follows a step."""
    names = names_of(words)
    return address(to, names[names.index(step) + 1])
