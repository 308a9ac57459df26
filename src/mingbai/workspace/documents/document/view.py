"""The page of one slip: the decision on it, and the drafter's acts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Failure, PlainForm, Press
from mingbai.documents import actions, queries
from mingbai.documents.checks import missing
from mingbai.documents.queries.staffing import awaited_slip, unmanned
from mingbai.documents.values import WorkDocument
from mingbai.statute.disclosure.attributes import Attribute, needs_disclosure_office
from mingbai.statute.disclosure.documents import STATE_WORDS, SlipAct
from mingbai.workspace.documents.document.form import DECISIONS, SlipDecisionForm, WhyForm
from mingbai.workspace.documents.words import STEP_NAMES, TAGS, log, points
from mingbai.workspace.frame import StaffRequest, page, staff

CHOICES = frozenset(DECISIONS)


@dataclass(frozen=True, slots=True)
class DocumentShown:
    """What the page shows beside the slip: the decision form, and why an act failed."""

    form: PlainForm | None = None
    failure: Failure | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def document(request: StaffRequest, document_id: int) -> HttpResponse:
    """Show the slip, with the decision form if the current step is this person's."""
    found = queries.work_document(by=request.acting, document_id=document_id)
    acts = found.acts & CHOICES
    if request.method != "POST":
        return _show(request, found, DocumentShown(_empty(found) if acts else None))
    if not acts:
        return _show(request, found, DocumentShown(failure=Failure("这一步现在不由您来办。")), 403)
    form = SlipDecisionForm(request.POST, acts)
    if form.is_valid():
        with form.taking():
            _decide(request, found, form)
        if form.is_taken:
            return redirect(
                "work:documents" if form.cleaned_data["act"] == SlipAct.RETURN else reverse("work:document", args=[document_id])
            )
        found = queries.work_document(by=request.acting, document_id=document_id)
    return _show(request, found, DocumentShown(form), form.status)


@require_POST
@staff
def submit(request: StaffRequest, document_id: int) -> HttpResponse:
    """Submit the slip for its checks."""
    form = Press(request.POST)
    revision = asked.revision(request.POST.get("revision", ""))
    with form.taking():
        actions.submit(document_id=document_id, revision=revision, by=request.acting, at=request.at)
    if form.is_taken:
        messages.success(request, "已送核。公开属性跟着公文一起走，核稿、保密审查、签发的人都看得到。")
        return redirect("work:document", document_id)
    found = queries.work_document(by=request.acting, document_id=document_id)
    return _show(request, found, DocumentShown(failure=form.failure), form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def take_back(request: StaffRequest, document_id: int) -> HttpResponse:
    """Take the slip back to change it."""
    return _why(
        request, document_id, SlipAct.TAKE_BACK, "撤回修改", "撤回以后可以改；改好再送核，各道重新办。", run=actions.take_back
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def discard(request: StaffRequest, document_id: int) -> HttpResponse:
    """Discard the slip."""
    return _why(request, document_id, SlipAct.DISCARD, "作废", "作废以后不能恢复，记录和理由留着。", run=actions.discard)


def _decide(request: StaffRequest, found: WorkDocument, form: SlipDecisionForm) -> None:
    said = form.cleaned_data
    given = {
        "document_id": found.id,
        "opinion": said["opinion"],
        "revision": asked.revision(request.POST.get("revision", "")),
        "by": request.acting,
        "at": request.at,
    }
    if said["act"] == SlipAct.RETURN:
        actions.send_back(**given)
        messages.success(request, f"已退回：《{found.slip.title}》。")
    elif said["act"] == SlipAct.SIGN:
        number = actions.sign(decided=form.decided(), **given)
        messages.success(request, f"已签发，文号是{number}。")
    else:
        actions.pass_on(**given)
        messages.success(request, f"已记下：{STEP_NAMES[found.state]}同意，《{found.slip.title}》。")


def _why(
    request: StaffRequest, document_id: int, act: SlipAct, heading: str, remark: str, *, run: Callable[..., None]
) -> HttpResponse:
    """Ask for a reason, then run the act."""
    found = queries.work_document(by=request.acting, document_id=document_id)
    if act not in found.acts:
        raise NotVisible(str(document_id))
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        why = form.cleaned_data["opinion"]
        with form.taking():
            run(document_id=document_id, reason=why, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已{heading}：《{found.slip.title}》。")
            return redirect("work:document", document_id)
    problems = form.problems()
    context = {"found": found, "form": form, "problems": problems, "heading": heading, "remark": remark}
    return page(request, "work/documents/why.jinja", context, form.status)


def _show(request: StaffRequest, found: WorkDocument, shown: DocumentShown, status: int = 200) -> HttpResponse:
    is_waiting = bool(found.acts & CHOICES)
    context = {
        "found": found,
        "missing": missing(found, request.today),
        "unmanned": _unmanned(request, found) if SlipAct.SUBMIT in found.acts else "",
        "awaited": awaited_slip(found, request.today),
        "form": shown.form,
        "failure": shown.failure,
        "problems": shown.form.problems() if shown.form is not None else (),
        "choices": [(act.value, words, hint) for act, (words, hint) in DECISIONS.items() if act in found.acts],
        "state_words": STATE_WORDS[found.state],
        "tag": TAGS.get(found.state, "half"),
        "points": points(found),
        "log": log(found.opinions),
        "is_mine": is_waiting,
        "step": STEP_NAMES.get(found.state, ""),
        "reason_open": shown.form is not None and _is_closing(shown.form),
        "may": {act.value for act in found.acts},
    }
    return page(request, "work/documents/document.jinja", context, status)


def _unmanned(request: StaffRequest, found: WorkDocument) -> str:
    """Return what keeps the slip from being submitted: which posts are missing."""
    through = needs_disclosure_office(found.slip.is_policy, found.slip.proposal.attribute)
    return unmanned(found.organ, through, found.wrote | {request.acting.person_id}, request.today)


def _empty(found: WorkDocument) -> SlipDecisionForm:
    """Return the decision form, preset with the drafter's proposal."""
    proposed = found.slip
    begun = {"attribute": proposed.attribute, "reason": proposed.reason, "ground": proposed.ground}
    return SlipDecisionForm(None, found.acts, initial=begun)


def _is_closing(form: PlainForm) -> bool:
    """Return whether the chosen attribute needs a reason."""
    return "attribute" in form.fields and form["attribute"].value() in {Attribute.ON_REQUEST, Attribute.CLOSED}
