"""The text of one section: saving by button or automatically, and choosing between two texts written at the same time."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from mingbai.annual_report import actions, queries
from mingbai.annual_report.values import Saved, SectionView, Workbench
from mingbai.core import asked
from mingbai.core.forms import Failure, Press
from mingbai.statute.annual_report import figures
from mingbai.workspace.annual_report.bench.view import BenchShown, records_link, show
from mingbai.workspace.annual_report.reading import paragraphs
from mingbai.workspace.annual_report.section.form import SectionForm
from mingbai.workspace.frame import StaffRequest, page, staff

ASIDE = "别人刚保存了另一稿。您的这一稿另存了，没有丢。"


@require_POST
def section(request: HttpRequest, code: str, year: int, number: int) -> HttpResponse:
    """Save a section; if the session has ended meanwhile, give the typed text back to copy."""
    if not request.user.is_authenticated and not _is_autosave(request):
        back = f"{reverse('work:report', args=[code, year])}?edit={number}#s{number}"
        return page(request, "work/report/expired.jinja", {"text": request.POST.get("text", ""), "back": back}, status=401)
    return _save(request, code, year, number)


@staff
def _save(request: StaffRequest, code: str, year: int, number: int) -> HttpResponse:
    form = SectionForm(request.POST)
    if not form.is_valid():
        words = "；".join(str(e) for errors in form.errors.values() for e in errors)
        return _answer(request, code, year, number, Failure(words), saved=None)
    text = form.cleaned_data["text"]
    if "insert" in request.POST and form.cleaned_data["figure"]:
        text = f"{text.rstrip()}{form.cleaned_data['figure']}"
    return _save_text(request, code, year, number, text, base=form.cleaned_data["base"])


def _save_text(request: StaffRequest, code: str, year: int, number: int, text: str, *, base: int) -> HttpResponse:
    form, saved = Press(request.POST), None
    with form.taking():
        saved = actions.save_section(
            organ_code=code, year=year, section=number, editor_text=text, base=base, by=request.acting, at=request.at
        )
    return _answer(request, code, year, number, form.failure, saved=saved)


@require_POST
@staff
def refresh(request: StaffRequest, code: str, year: int, number: int) -> HttpResponse:
    """Update the figures in the text to those in the tables."""
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    view = _section(bench, number)
    fresh = figures.to_editor(figures.refresh(view.text, bench.figures), bench.figure_labels)
    return _save_text(request, code, year, number, fresh, base=view.number)


@require_POST
@staff
def settle(request: StaffRequest, code: str, year: int, number: int) -> HttpResponse:
    """Keep one of two texts; the other stays in the history."""
    aside, keep = request.POST.get("aside", ""), request.POST.get("keep", "")
    form = Press(request.POST)
    with form.taking():
        actions.settle_aside(
            organ_code=code,
            year=year,
            section=number,
            number=asked.key(aside),
            use=keep == "aside",
            by=request.acting,
            at=request.at,
        )
    if form.failure:
        return show(request, code, year, BenchShown(form.failure, status=form.status))
    messages.success(request, "已用另一稿。" if keep == "aside" else "保留现在这一稿。")
    return _back(code, year, number)


def _is_autosave(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "autosave"


def _answer(
    request: StaffRequest, code: str, year: int, number: int, failure: Failure | None, *, saved: Saved | None
) -> HttpResponse:
    if _is_autosave(request):
        return _json(request, code, year, number, failure, saved=saved)
    if failure or saved is None:
        return show(request, code, year, BenchShown(failure, status=failure.status if failure else 422))
    if saved.is_aside:
        messages.warning(request, f"{ASIDE}请在下面看两稿，选一稿。")
    else:
        messages.success(request, f"{request.at:%H:%M} 已保存。")
    return _back(code, year, number, is_open="insert" in request.POST)


def _json(
    request: StaffRequest, code: str, year: int, number: int, failure: Failure | None, *, saved: Saved | None
) -> HttpResponse:
    if failure or saved is None:
        return JsonResponse({"error": failure.message if failure else ""}, status=failure.status if failure else 422)
    if saved.is_aside:
        # The number makes the address a new one; going to the address of the editor itself would only scroll.
        url = f"{reverse('work:report', args=[code, year])}?edit={number}&aside={saved.number}#s{number}"
        return JsonResponse({"aside": True, "message": ASIDE, "url": url})
    bench = queries.workbench(by=request.acting, organ_code=code, year=year, today=request.at.date())
    view = _section(bench, number)
    read = paragraphs(view.parts, view.off, bench.figure_labels, records_link(bench))
    written = render_to_string("work/report/read.jinja", {"paragraphs": read})
    return JsonResponse({"number": saved.number, "message": f"{request.at:%H:%M} 已自动保存", "read": written})


def _section(bench: Workbench, number: int) -> SectionView:
    for view in bench.sections:
        if view.index == number:
            return view
    raise Http404(str(number))


def _back(code: str, year: int, number: int, *, is_open: bool = False) -> HttpResponse:
    answer = redirect("work:report", code, year)
    answer["Location"] += f"{f'?edit={number}' if is_open else ''}#s{number}"
    return answer
