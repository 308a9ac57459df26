"""Normative documents: which are in force, what ended the others, and the yearly clean-up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.documents import actions, queries
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.validity import CLEAN_UP_WORDS, VALIDITY_WORDS, Validity
from mingbai.workspace.documents.validity.form import CleanUpForm, NormativeAmendForm, RepealForm
from mingbai.workspace.documents.words import KIND_WORDS
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ

FIRST_YEAR = 2019
TAGS = {
    Validity.NOT_YET: "",
    Validity.IN_FORCE: "done",
    Validity.AMENDED: "done",
    Validity.REPEALED: "none",
    Validity.EXPIRED: "none",
}
FORMS: dict[str, tuple[type[PlainForm], Callable[..., None], str]] = {
    "clean-up": (CleanUpForm, actions.record_clean_up, "清理结果已登记"),
    "amend": (NormativeAmendForm, actions.amend, "修改已登记"),
    "repeal": (RepealForm, actions.repeal, "废止已登记"),
}


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List an organ's normative documents with their validity today and the result of one year's clean-up."""
    organ = readable_organ(request)
    year = _year(request)
    after = request.GET.get("after", "")
    listed = queries.validities(by=request.acting, organ_code=organ.code, on=request.today, after=after)
    context = {
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "year": year,
        "years": range(request.today.year, FIRST_YEAR - 1, -1),
        "rows": [(row, row.cleaned_up(year)) for row in listed.rows],
        "kinds": KIND_WORDS,
        "words": VALIDITY_WORDS,
        "results": {one.value: word for one, word in CLEAN_UP_WORDS.items()},
        "tags": TAGS,
        "next": _address(organ.code, year, listed.next) if listed.next else "",
        "first": _address(organ.code, year, "") if after else "",
    }
    return page(request, "work/documents/validity.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def record(request: StaffRequest, record_id: int) -> HttpResponse:
    """Show one document: its dates, what changed it, and the three acts on it."""
    row = queries.validity_row(by=request.acting, record_id=record_id, on=request.today)
    organ = organs.organ(row.organ_code)
    may_work = policies.may_work_for(request.acting, organ)
    year = _year(request)
    pressed = request.POST.get("form", "")
    if request.method == "POST" and not may_work:
        raise NotVisible(str(record_id))
    shown = {name: kind(request.POST if pressed == name else None) for name, (kind, _, _) in FORMS.items()}
    form = shown.get(pressed)
    if form is not None and form.is_valid():
        _, act, done = FORMS[pressed]
        given: dict[str, Any] = {**form.cleaned_data, **({"year": year} if pressed == "clean-up" else {})}
        with form.taking():
            act(record_id=record_id, by=request.acting, at=request.at, **given)
        if form.is_taken:
            messages.success(request, f"{done}：{row.title}。")
            return redirect(f"{reverse('work:validity-record', args=[record_id])}?{urlencode({'year': year})}")
    problems = form.problems(f"{pressed}_") if form is not None else ()
    context = {
        "row": row,
        "organ": organ,
        "may_work": may_work and row.stands,
        "year": year,
        "result": row.cleaned_up(year),
        "results": {one.value: word for one, word in CLEAN_UP_WORDS.items()},
        "words": VALIDITY_WORDS[row.validity],
        "tag": TAGS[row.validity],
        "kinds": KIND_WORDS,
        "forms": shown,
        "asked": pressed,
        "problems": problems,
    }
    return page(request, "work/documents/record.jinja", context, form.status if form is not None else 200)


def _year(request: StaffRequest) -> int:
    """Return the year of the clean-up: the one asked for, else this one."""
    today: date = request.today
    sent = request.GET.get("year", "") or request.POST.get("year", "")
    return asked.number(sent, FIRST_YEAR, today.year) or today.year


def _address(organ_code: str, year: int, after: str) -> str:
    query = {"organ": organ_code, "year": str(year), "after": after}
    return f"{reverse('work:validity')}?{urlencode({name: value for name, value in query.items() if value})}"
