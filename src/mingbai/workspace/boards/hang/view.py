"""Hang something: choose what, print its sheets, say where they hang."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from mingbai.boards import actions, policies, queries
from mingbai.boards.actions.postings import Hanging
from mingbai.boards.queries import SheetOf
from mingbai.boards.values import PublicBoard
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.rendering.board.value import BoardPaper
from mingbai.workspace.boards.hang.form import HangForm
from mingbai.workspace.boards.sheets.view import sheet_count
from mingbai.workspace.boards.slots import next_free, slots_of
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def hang(request: StaffRequest, board_id: int) -> HttpResponse:
    """Choose an entry (`?entry=`, or `?number=` for an index number), then record where its sheets hang."""
    row, organ = queries.board(request.acting, board_id)
    if not policies.may_keep(request.acting, organ) or row.closed_on is not None:
        raise NotVisible(str(board_id))
    number = request.GET.get("number", "")
    entry_id = asked.key(request.GET.get("entry", "")) or (queries.by_number(number) if number else 0)
    if not entry_id:
        return _choose(request, row, number)
    found = queries.sheet_of(request.acting, entry_id, board_id=board_id, paper=BoardPaper[row.paper], on=request.today)
    if request.method == "POST":
        return _hung(request, row, found)
    count = sheet_count(found.sheet)
    taken = [slot for one in queries.up_on(board_id) for slot in one.slots if one.entry_id != entry_id]
    start: dict[str, object] = {
        "slots": next_free(count, row.slots, taken),
        "hung_on": request.today,
        "hung_by": request.acting.label,
        "until_on": found.until_on,
        "version": found.entry.version,
    }
    return _shown(request, row, found, HangForm(initial=start), count)


def _hung(request: StaffRequest, row: PublicBoard, found: SheetOf) -> HttpResponse:
    form = HangForm(request.POST)
    if form.is_valid():
        photo = request.FILES.get("photo")
        given = {name: form.cleaned_data[name] for name in ("version", "hung_on", "hung_by", "until_on")}
        sent = photo.read() if photo else b""
        with form.taking():
            said = Hanging(slots=slots_of(form.cleaned_data["slots"]), photo=sent, **given)
            actions.hang(board_id=row.id, entry_id=found.entry.id, said=said, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "记下了，已经张贴。到日子会提醒取下。")
            return redirect("work:board", row.id)
    return _shown(request, row, found, form, 0)


def _shown(request: StaffRequest, row: PublicBoard, found: SheetOf, form: HangForm, count: int) -> HttpResponse:
    query = urlencode({"paper": row.paper, "board": str(row.id)})
    context = {
        "board": row,
        "entry": found.entry,
        "form": form,
        "problems": form.problems(),
        "count": count,
        "pdf": f"{reverse('work:entry-sheets-pdf', args=[found.entry.id])}?{query}",
        "sheets": f"{reverse('work:entry-sheets', args=[found.entry.id])}?{query}",
    }
    return page(request, "work/boards/hang.jinja", context, form.status)


def _choose(request: StaffRequest, row: PublicBoard, number: str) -> HttpResponse:
    waiting = [one for one in queries.to_hang(request.acting.organ_id) if one.village_id in (None, row.organ_id)]
    return page(request, "work/boards/choose.jinja", {"board": row, "waiting": waiting, "number": number})
