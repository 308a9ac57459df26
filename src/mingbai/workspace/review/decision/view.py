"""The page of one decision: content, findings, elements, who said what, four choices and one button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.catalogue import queries as catalogue
from mingbai.core.errors import NotVisible
from mingbai.entries import actions, queries
from mingbai.entries.policies import is_secrecy_reviewer, may_release
from mingbai.entries.queries.floor import RANGE_CODE
from mingbai.entries.queries.work import WorkEntry
from mingbai.organs.queries import organ
from mingbai.statute.disclosure.items import statutory_item
from mingbai.statute.disclosure.review import ACT_WORDS, REVIEWER, REVIEWS, STAGE_WORDS, EntryAct
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.review.decision.form import DECISIONS, DeterminationForm, ReleaseForm, ReviewDecisionForm, WideningForm
from mingbai.workspace.review.decision.words import STAGE_NAMES, log, points, ticks

CHOICES = frozenset(act for act, _, _ in DECISIONS)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def review(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Show an entry for decision; after deciding, go on to the next in the queue."""
    _reviewer(request)
    entry = queries.work_entry(request.acting, entry_id, request.today)
    acts = entry.acts & CHOICES
    form = ReviewDecisionForm(request.POST or None, acts) if acts else None
    status = 200
    if request.method == "POST" and form is not None:
        if form.is_valid():
            asked = form.cleaned_data
            with form.taking():
                actions.decide(
                    entry_id=entry_id,
                    act=EntryAct(asked["act"]),
                    opinion=asked["opinion"],
                    ground=asked.get("ground", ""),
                    authority=asked.get("authority", ""),
                    by=request.acting,
                    at=request.at,
                )
            if form.is_taken:
                messages.success(request, f"已记下：{ACT_WORDS[EntryAct(asked['act'])]}，《{entry.content.title}》。")
                return _next(request)
        status = 422
    return _show(request, entry, form, status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def determine(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Record what the authority determined."""
    entry = queries.entry_access(request.acting, entry_id)
    if EntryAct.DETERMINE_OPEN not in entry.acts:
        raise NotVisible(str(entry_id))
    form = DeterminationForm(request.POST or None)
    if form.is_valid():
        asked = dict(form.cleaned_data)
        is_open = asked.pop("result") == "open"
        with form.taking():
            actions.determine(entry_id=entry_id, is_open=is_open, by=request.acting, at=request.at, **asked)
        if form.is_taken:
            messages.success(request, f"已登记确定的结果：《{entry.title}》。")
            return _next(request)
    problems = form.problems()
    context = {"entry": entry, "form": form, "problems": problems, "heading": "登记有关部门的确定结果", "press": "登记"}
    return page(request, "work/review/form.jinja", context, form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def release(request: StaffRequest, entry_id: int) -> HttpResponse:
    """Release one finding of a draft, or widen its range, with the reason."""
    if not is_secrecy_reviewer(request.acting):
        raise NotVisible(str(entry_id))
    entry = queries.entry_access(request.acting, entry_id)
    key = request.POST.get("finding") or request.GET.get("finding", "")
    found = next(
        (one for one in queries.check(entry_id, request.today) if one.key == key and one.is_stop and one.may_release), None
    )
    if found is None:
        raise NotVisible(key)
    is_range = found.code == RANGE_CODE
    form = WideningForm(request.POST or None) if is_range else ReleaseForm(request.POST or None)
    act = actions.widen_range if is_range else actions.release
    word = "放宽范围" if is_range else "放行"
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        with form.taking():
            act(entry_id=entry_id, finding=key, reason=reason, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已{word}，理由记入台账。")
            return redirect("work:review", entry_id)
    problems = form.problems()
    context = {
        "entry": entry,
        "form": form,
        "problems": problems,
        "heading": f"{word}：{found.title}",
        "press": word,
        "finding": found,
    }
    return page(request, "work/review/form.jinja", context, form.status)


def _show(request: StaffRequest, entry: WorkEntry, form: ReviewDecisionForm | None, status: int) -> HttpResponse:
    problems = form.problems() if form is not None and form.errors else ()
    waiting = queries.queue(request.acting)
    ids = [row.id for row in waiting]
    place = ids.index(entry.id) + 1 if entry.id in ids else 0
    context = {
        "entry": entry,
        "form": form,
        "problems": problems,
        "place": place,
        "total": len(ids),
        "following": ids[place % len(ids)] if ids and (len(ids) > 1 or not place) else None,
        "stage": STAGE_NAMES.get(entry.stage) or STAGE_WORDS[entry.stage],
        "points": points(entry, _basis(request, entry), organ(village).short_name if (village := entry.content.village) else ""),
        "ticks": ticks(entry),
        "stops": [one for one in entry.findings if one.is_stop and one.may_release],
        "may_release": may_release(request.acting, entry.organ),
        "may_determine": EntryAct.DETERMINE_OPEN in entry.acts,
        "due": next((row.judge_by for row in waiting if row.id == entry.id), None),
        "log": log(entry.verdicts),
        "choices": [(act.value, words, hint) for act, words, hint in DECISIONS if form and act in entry.acts],
        "same_person": "每一道由不同的人来做。" if entry.stage in REVIEWS else "",
    }
    return page(request, "work/review/review.jinja", context, status)


def _basis(request: StaffRequest, entry: WorkEntry) -> str:
    """Name the article and the line of the catalogue."""
    content = entry.content
    law = statutory_item(entry.organ.level, content.statutory_item, request.today) if content.statutory_item else None
    of_catalogue = catalogue.line_for(entry.organ.code, content.line_id, request.today) if content.line_id else None
    said = [str(law.citation)] if law else []
    if of_catalogue:
        said.append(f"{of_catalogue.field}标准目录，{of_catalogue.line1}，{of_catalogue.line2}")
    return "；".join(said)


def _reviewer(request: StaffRequest) -> None:
    """Raise NotVisible for posts that review nothing."""
    if request.acting.kind not in REVIEWER.values():
        raise NotVisible("review")


def _next(request: StaffRequest) -> HttpResponse:
    waiting = queries.queue(request.acting)
    return redirect("work:review", waiting[0].id) if waiting else redirect("work:review-queue")
