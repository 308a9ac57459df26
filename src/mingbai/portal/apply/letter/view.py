"""Say whether a letter was issued, to whoever has it in hand: nothing of whom it went to or what it says."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from mingbai.accounts.actions.tries import NOBODY, address_of
from mingbai.cases.actions import online
from mingbai.cases.values.rows import IssuedLetter
from mingbai.core import clock
from mingbai.portal.apply import frame
from mingbai.portal.apply.letter.form import LetterForm
from mingbai.portal.writing import BOTH


@frame.page(*BOTH)
def letter(request: HttpRequest) -> HttpResponse:
    """Ask for number and check code, filled in where the code on the letter led here, and say what was issued."""
    if request.method != "POST":
        first = {"number": request.GET.get("n", "")[:60], "code": request.GET.get("c", "")[:40]}
        return render(request, "portal/apply_letter.jinja", {"form": LetterForm(initial=first), "found": None})
    form, found = LetterForm(request.POST), list[IssuedLetter]()
    with form.taking():
        if form.is_valid():
            found.append(online.check_letter(**form.cleaned_data, address=address_of(request), by=NOBODY, at=clock.now()))
    context = {"form": form, "found": found[0] if found else None}
    return render(request, "portal/apply_letter.jinja", context, status=200 if found else form.status)
