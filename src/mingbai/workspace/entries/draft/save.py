"""Saving a draft, by button or automatically; a button may do more once the draft is saved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Failure
from mingbai.core.words import time_of_day
from mingbai.entries import queries
from mingbai.entries.queries import DraftRow, EntryAccess
from mingbai.statute.disclosure.review import STAGE_WORDS
from mingbai.workspace.entries.draft.about import about
from mingbai.workspace.entries.draft.kept import kept_words
from mingbai.workspace.entries.draft.presses import press
from mingbai.workspace.entries.draft.shown import shown
from mingbai.workspace.entries.draft.typed import Typed, posted
from mingbai.workspace.entries.draft.view import is_autosave, store, unsaved_draft
from mingbai.workspace.frame import StaffRequest, page, staff

PARTS = ("why", "elements", "findings")


@require_POST
def save(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Save the draft and do what the button says; if the session has ended meanwhile, give the typed text back to copy."""
    if not request.user.is_authenticated and not is_autosave(request):
        words = "登录已过期，还没有保存。先复制下来，重新登录以后再贴回去。"
        back = f"{reverse('work:sign-in')}?{urlencode({'next': reverse('work:entry', args=[entry_id])})}"
        return _kept(request, words, back, "重新登录", 401)
    return _save(request, entry_id)


@staff
def _save(request: StaffRequest, entry_id: int) -> HttpResponse:
    found = queries.entry_access(request.acting, entry_id)
    draft, is_silent = found.draft, is_autosave(request)
    if not found.is_editable or draft is None:
        return _too_late(request, found)
    typed = posted(found.organ, draft.content, request.today, request.POST.dict(), is_shown=not is_silent)
    revision, failure = store(request, entry_id, draft, typed)
    if is_silent:
        return _json(request, found, draft, typed, revision) if failure is None else _not_saved(request, entry_id, failure)
    if failure is not None:
        return unsaved_draft(request, queries.work_entry(request.acting, entry_id, request.today), typed, failure)
    return press(request, entry_id, revision)


def _json(request: StaffRequest, entry: EntryAccess, old: DraftRow, typed: Typed, revision: int) -> HttpResponse:
    """Answer an autosave: the new revision, a message, and the page parts that depend on the check."""
    content = typed.content(old.content)
    found = queries.check_draft(entry.id, content, request.today)
    check = shown(found.findings, found.files, typed.elements, request.POST.dict())
    context: dict[str, object] = {"entry": entry, "check": check, "request": request}
    parts = [*PARTS]
    if content.formed_on != old.content.formed_on:
        parts.append("terms")
        context["about"] = about(entry, content, request.today)
    answer = {
        "revision": revision,
        "message": f"{time_of_day(request.at)} 已自动保存",
        "parts": {name: render_to_string(f"work/entries/part_{name}.jinja", context) for name in parts},
        "blocked": bool(check.why),
    }
    return JsonResponse(answer)


def _not_saved(request: StaffRequest, entry_id: int, failure: Failure) -> HttpResponse:
    """Say why an autosave failed and, after a conflict, who saved in between."""
    if failure.status != 409:
        return JsonResponse({"error": f"还没有保存：{failure.message}"}, status=failure.status)
    draft = queries.entry_access(request.acting, entry_id).draft
    who = f"{draft.saved_by}在{time_of_day(draft.saved_at)}" if draft else "别人"
    message = f"{who}保存过这份稿子。您写的留在本页，没有覆盖。按“保存”可以对照着选。"
    return JsonResponse({"stale": True, "message": message}, status=409)


def _too_late(request: StaffRequest, entry: EntryAccess) -> HttpResponse:
    """Give the words back to copy: the draft was submitted meanwhile."""
    if not policies.may_work_for(request.acting, entry.organ):
        raise NotVisible(str(entry.id))
    words = f"没有保存。这份稿子现在是“{STAGE_WORDS[entry.stage]}”，不能改。要改，先撤回修改。"
    if is_autosave(request):
        return JsonResponse({"error": words}, status=409)
    return _kept(request, words, reverse("work:entry", args=[entry.id]), "回到这一条", 409)


def _kept(request: HttpRequest, words: str, back: str, press: str, status: int) -> HttpResponse:
    """Show what was typed, to copy, with a link to continue."""
    kept = kept_words(request.POST)
    return page(request, "work/entries/kept.jinja", {"kept": kept, "back": back, "words": words, "press": press}, status)
