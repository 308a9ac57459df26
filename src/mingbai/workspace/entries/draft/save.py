"""Saving a draft, by button and by itself; a button may do more after the saving."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.core.words import time_of_day
from mingbai.entries import queries
from mingbai.entries.values.views import WorkEntry
from mingbai.statute.disclosure.review import STAGE_WORDS
from mingbai.workspace.entries.draft.kept import kept_words
from mingbai.workspace.entries.draft.presses import press
from mingbai.workspace.entries.draft.typed import posted, stored
from mingbai.workspace.entries.draft.view import bench, is_autosave, store, unsaved_draft
from mingbai.workspace.forms import Failure
from mingbai.workspace.frame import StaffRequest, page, staff

PARTS = ("why", "elements", "findings")


@require_POST
def save(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Save the draft and do what the pressed button says. Whoever was signed out meanwhile gets the typed text back to copy."""
    if not request.user.is_authenticated and not is_autosave(request):
        words = "登录已过期，还没有保存。先复制下来，重新登录以后再贴回去。"
        back = f"{reverse('work:sign-in')}?{urlencode({'next': reverse('work:entry', args=[entry_id])})}"
        return _kept(request, words, back, "重新登录", 401)
    return _save(request, entry_id)


@staff
def _save(request: StaffRequest, entry_id: int) -> HttpResponse:
    found = queries.work_entry(request.acting, entry_id, request.today)
    if not found.is_editable:
        return _too_late(request, found)
    typed = posted(found, request.today, request.POST.dict())
    revision, failure = store(request, found, typed)
    if is_autosave(request):
        return _json(request, entry_id, revision, failure)
    if failure is not None:
        return unsaved_draft(request, found, typed, failure)
    return press(request, entry_id, revision)


def _json(request: StaffRequest, entry_id: int, revision: int, failure: Failure | None) -> HttpResponse:
    """The answer to a page that saves by itself: the new revision, the sentence, and the parts that follow from the check."""
    fresh = queries.work_entry(request.acting, entry_id, request.today)
    if failure is not None and failure.status == 409:
        saved_at = time_of_day(fresh.saved_at) if fresh.saved_at else ""
        message = f"{fresh.saved_by}在{saved_at}保存过这份稿子。您写的留在本页，没有覆盖。按“保存”可以对照着选。"
        return JsonResponse({"stale": True, "message": message}, status=409)
    if failure is not None:
        return JsonResponse({"error": f"还没有保存：{failure.message}"}, status=failure.status)
    context = {**bench(request, fresh, stored(fresh, request.today)), "request": request}
    parts = {name: render_to_string(f"work/entries/part_{name}.jinja", context) for name in PARTS}
    answer = {
        "revision": revision,
        "message": f"{time_of_day(request.at)} 已自动保存",
        "parts": parts,
        "blocked": context["is_blocked"],
    }
    return JsonResponse(answer)


def _too_late(request: StaffRequest, entry: WorkEntry) -> HttpResponse:
    """Somebody handed it in meanwhile: the words are shown once more to copy."""
    if not policies.may_work_for(request.acting, entry.organ):
        raise NotVisible(str(entry.id))
    words = f"没有保存。这份稿子现在是“{STAGE_WORDS[entry.stage]}”，不能改。要改，先撤回修改。"
    if is_autosave(request):
        return JsonResponse({"error": words}, status=409)
    return _kept(request, words, reverse("work:entry", args=[entry.id]), "回到这一条", 409)


def _kept(request: HttpRequest, words: str, back: str, press: str, status: int) -> HttpResponse:
    """What was typed, to copy, and where to go on."""
    kept = kept_words(request.POST)
    return page(request, "work/entries/kept.jinja", {"kept": kept, "back": back, "words": words, "press": press}, status)
