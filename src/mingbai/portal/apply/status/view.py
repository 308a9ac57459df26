"""Where an application stands, for whoever has its number and its code."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from mingbai.accounts.actions.tries import NOBODY, address_of
from mingbai.cases.actions import online
from mingbai.cases.actions.fetched import Fetched, fetch_enclosed, fetch_letter
from mingbai.cases.actions.online import OpenedCase
from mingbai.cases.queries.online import remembered
from mingbai.cases.values.rows import CaseStatus
from mingbai.core import clock
from mingbai.core.answers import file_answer
from mingbai.core.forms import Press
from mingbai.organs import queries as organs
from mingbai.portal.apply import frame
from mingbai.portal.apply.form.papers import ACCEPTED, sent_files
from mingbai.portal.apply.status.form import CORRECTION_LONGEST, CorrectedForm, StatusForm
from mingbai.portal.apply.status.told import WHERE, next_step, told_letter
from mingbai.portal.writing import BOTH, WRITE
from mingbai.statute.cases.states import CaseState


@frame.page(*BOTH)
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and code; show the case that they opened as long as this browser is known."""
    if request.method == "POST":
        return _left() if request.POST.get("leave") else _open(request)
    opened, today = frame.case_of(request), clock.today()
    found = remembered(opened.case_id, opened.mark, today) if opened else None
    if found is None:
        return _asked(request, StatusForm(), 200)
    return _shown(request, found, CorrectedForm())


@frame.page(*WRITE)
def correction(request: HttpRequest) -> HttpResponse:
    """Hand in what the organ asked to be corrected."""
    opened, at = frame.case_of(request), clock.now()
    found = remembered(opened.case_id, opened.mark, at.date()) if opened else None
    if opened is None or found is None:
        # Half an hour is over, or the code was renewed: what was typed stays on the page that asks for the code again.
        return _asked(request, StatusForm(), 409, "重新交补正")
    form = CorrectedForm(request.POST)
    with form.taking():
        if form.is_valid():
            said = {"case_id": opened.case_id, "mark": opened.mark, "text": form.cleaned_data["text"]}
            papers, by = sent_files(request, online.CORRECTION), frame.system_of(found.organ_code)
            online.hand_in_correction(**said, papers=papers, address=address_of(request), by=by, at=at)
    if form.errors:
        return _shown(request, found, form)
    return HttpResponseRedirect(reverse("portal:apply-status"))


@frame.page(*WRITE)
def letter(request: HttpRequest, letter_id: int) -> HttpResponse:
    """Give out a letter that was served on this site; a press, because it is on record."""
    return _given(request, lambda **told: fetch_letter(letter_id=letter_id, **told))


@frame.page(*WRITE)
def enclosed(request: HttpRequest, letter_id: int, paper_id: int) -> HttpResponse:
    """Give out a paper that such a letter encloses."""
    return _given(request, lambda **told: fetch_enclosed(letter_id=letter_id, paper_id=paper_id, **told))


def _given(request: HttpRequest, fetch: Callable[..., Fetched]) -> HttpResponse:
    """Answer with the file, with the question for the code, or with why there is no file now."""
    opened, at = frame.case_of(request), clock.now()
    found = remembered(opened.case_id, opened.mark, at.date()) if opened else None
    if opened is None or found is None:
        return _asked(request, StatusForm(), 409, "再下载")
    form, given = Press(request.POST), list[Fetched]()
    with form.taking():
        by = frame.system_of(found.organ_code)
        given.append(fetch(case_id=opened.case_id, mark=opened.mark, by=by, at=at))
    if not given:
        return _shown(request, found, CorrectedForm(), form)
    return file_answer(given[0].data, given[0].media_type, given[0].name)


def _open(request: HttpRequest) -> HttpResponse:
    form, opened, at = StatusForm(request.POST), list[OpenedCase](), clock.now()
    with form.taking():
        if form.is_valid():
            given = form.cleaned_data
            tried = {"number": given["number"], "code": given["code"], "address": address_of(request)}
            opened.append(online.open_case(**tried, by=NOBODY, at=at))
    if not opened:
        return _asked(request, form, form.status)
    answer: HttpResponse = HttpResponseRedirect(reverse("portal:apply-status"))
    found = remembered(opened[0].case_id, opened[0].mark, at.date()) if _typed(request) else None
    if found is not None:
        answer = _shown(request, found, CorrectedForm(initial={"text": _typed(request)}))
    frame.keep_case(answer, opened[0])
    return answer


def _asked(request: HttpRequest, form: StatusForm, status: int, again: str = "") -> HttpResponse:
    """Ask for number and code, with a correction that was typed and not handed in, or with what to do `again` afterwards."""
    context = {"form": form, "typed": _typed(request), "again": again}
    return render(request, "portal/apply_status_ask.jinja", context, status=status)


def _typed(request: HttpRequest) -> str:
    return request.POST.get("text", "").strip()[:CORRECTION_LONGEST]


def _left() -> HttpResponse:
    """Let this browser forget the case, for whoever uses it next."""
    answer = HttpResponseRedirect(reverse("portal:apply-status"))
    frame.forget(answer, frame.CASE)
    return answer


def _shown(request: HttpRequest, found: CaseStatus, form: CorrectedForm, press: Press | None = None) -> HttpResponse:
    """Show where it stands, with what was wrong with a correction, or why a letter could not be drawn now."""
    failed = press or form
    context = {"found": found, "where": WHERE[found.state], "form": form, "next": next_step(found)}
    context |= {"problems": failed.problems() if failed.is_bound else (), "letters": [told_letter(one) for one in found.letters]}
    asks = found.state is CaseState.CORRECTION_AWAITED
    context |= {"organ": organs.organ(found.organ_code), "asks": asks, "left_over": "" if asks else _typed(request)}
    context |= {"accepted": ACCEPTED, "paper_error": _paper_error(form)}
    return render(request, "portal/apply_status.jinja", context, status=failed.status if failed.is_bound else 200)


def _paper_error(form: CorrectedForm) -> str:
    """Return why a file of the correction was not taken."""
    return form.failure.sentence if form.failure and form.failure.field == online.CORRECTION else ""
