"""Marking at the board: what the sheet of a village sends, its pictures, and the script that opens it without network."""

from __future__ import annotations

from importlib.resources import files

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.core import asked
from mingbai.core import files as stored
from mingbai.core.errors import Invalid, NotVisible, Stale
from mingbai.core.forms import Failure, Press
from mingbai.statute.supervision.visits import STATE_WORDS, VisitState
from mingbai.village_inspections import actions, policies, queries
from mingbai.village_inspections.values import MarksTaken, VisitSheet
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.village_inspections.mark.shown import CONFLICT, said_of, sheet_context

FINISH = "finish"
AUTOSAVE = "autosave"


@require_POST
@staff
def marks(request: StaffRequest, visit_id: int) -> HttpResponse:
    """Take the marks of the sheet, and finish the visit where that was pressed; answer the page's script in JSON."""
    found = _sheet(request, visit_id)
    form = Press(request.POST)
    taken: MarksTaken | None = None
    with form.taking():
        taken = _saved(request, found)
        if taken.conflicts:
            raise Stale(CONFLICT.format(len(taken.conflicts)))
        if request.POST.get("press") == FINISH:
            state = _finished(request, found)
    if request.headers.get("X-Requested-With") == AUTOSAVE:
        return _told(found, taken, form.failure)
    if form.is_taken:
        is_finished = request.POST.get("press") == FINISH
        said = f"{found.row.village_name}督查完了：{STATE_WORDS[state]}。" if is_finished else "已经存好。"
        messages.success(request, said)
        return redirect("work:visit", visit_id)
    context = sheet_context(queries.sheet(visit_id), request, form, taken.conflicts if taken else ())
    return page(request, "work/inspections/mark.jinja", context, form.status)


@require_POST
@staff
def add_photo(request: StaffRequest, visit_id: int) -> HttpResponse:
    """Keep a picture of the board."""
    _sheet(request, visit_id)
    given = request.FILES.get("photo")
    form = Press(request.POST)
    with form.taking():
        if given is None:
            raise Invalid("先选一张照片。", "photo")
        point = request.POST.get("point", "")
        actions.add_photo(visit_id=visit_id, point=point, data=given.read(), by=request.acting, at=request.at)
    if request.headers.get("X-Requested-With") == AUTOSAVE:
        return JsonResponse({"error": form.failure.sentence} if form.failure else {"message": "照片已经送出"})
    if form.failure:
        messages.warning(request, form.failure.sentence)
    else:
        messages.success(request, "照片已经放好，拍摄的地点和手机型号没有留下。")
    return redirect("work:visit", visit_id)


@require_safe
@staff
def photo(request: StaffRequest, visit_id: int, photo_id: int) -> HttpResponse:
    """Serve a picture to whoever reads the visit."""
    of_visit, row = queries.photo(photo_id)
    if of_visit != visit_id or not policies.may_read(request.acting, queries.visit_row(visit_id)):
        raise NotVisible(str(photo_id))
    return HttpResponse(stored.read(row.sha256), content_type=row.media_type)


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Serve the service worker, which has to stand above the pages that it keeps; it holds nothing of anybody."""
    script = files("mingbai.workspace").joinpath("static/mingbai/inspection-worker.js").read_text("utf-8")
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


def _sheet(request: StaffRequest, visit_id: int) -> VisitSheet:
    found = queries.sheet(visit_id)
    if not policies.may_read(request.acting, found.row):
        raise NotVisible(str(visit_id))
    return found


def _saved(request: StaffRequest, found: VisitSheet) -> MarksTaken:
    base = asked.revision(request.POST.get("base", ""))
    if base is None:
        raise Invalid("这一页没有带上自己的版本，刷新以后再记。")
    sent = {
        one.key: (request.POST[f"mark-{one.key}"], request.POST.get(f"note-{one.key}", ""))
        for one in found.points
        if request.POST.get(f"mark-{one.key}")
    }
    sending = request.POST.get("sending", "")
    return actions.save_marks(visit_id=found.row.id, sent=sent, base=base, sending=sending, by=request.acting, at=request.at)


def _finished(request: StaffRequest, found: VisitSheet) -> VisitState:
    on = asked.day(request.POST.get("inspected_on", ""))
    if on is None:
        raise Invalid("督查的日子写成年-月-日，例如 2026-08-12。", "inspected_on")
    return actions.finish(visit_id=found.row.id, inspected_on=on, by=request.acting, at=request.at)


def _told(found: VisitSheet, taken: MarksTaken | None, failure: Failure | None) -> JsonResponse:
    """Tell the page's script what was kept, and what somebody else has marked differently."""
    if taken is None:
        return JsonResponse({"error": failure.sentence if failure else "没有存上，刷新以后再试。"}, status=422)
    words = {one.key: one.words for one in found.points}
    conflicts = [{"key": one.key, "words": words[one.key], **said_of(one)} for one in taken.conflicts]
    return JsonResponse({"revision": taken.revision, "conflicts": conflicts})
