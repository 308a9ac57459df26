"""The reply of an application: its draft beside its preview, and each step to its service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.cases.actions.letters import draft_letter
from mingbai.cases.queries import desk as desks
from mingbai.cases.queries import work as queries
from mingbai.cases.queries.desk import LetterDraft
from mingbai.cases.queries.lessons import lessons_at
from mingbai.cases.queries.sheet import kept_file, sheet_of
from mingbai.cases.queries.staffing import awaited_reply
from mingbai.cases.values.rows import WorkCase
from mingbai.core import apart, asked
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.rendering.files import MEDIA_TYPES
from mingbai.rendering.letter.html import fragment
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.outcomes import law_of
from mingbai.statute.cases.states import STATE_WORDS, CaseAct
from mingbai.workspace.cases.prints.view import beside
from mingbai.workspace.cases.reply.form import ReplyDraftForm, own_parts
from mingbai.workspace.cases.reply.presses import PRESSES
from mingbai.workspace.cases.reply.sheet import locked
from mingbai.workspace.cases.step_press import StepPress
from mingbai.workspace.cases.words import TAGS, heading
from mingbai.workspace.frame import StaffRequest, page, staff

LINE_WORDS = {
    "draft": "拟稿",
    "submit": "送审",
    "take_back": "收回",
    "check": "审核通过",
    "clear": "保密审查通过",
    "return": "退回修改",
    "sign": "签发",
}


@dataclass(frozen=True, slots=True)
class ReplyStep:
    """One step that this person has now: its form, or why it is not possible yet."""

    slug: str
    one: StepPress[CaseAct]
    form: PlainForm
    why_not: str


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def reply(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the reply with what it lacks, and keep its draft."""
    if request.method != "POST":
        return _page(request, case_id)
    may_draft = CaseAct.SUBMIT in queries.case_head(by=request.acting, case_id=case_id).acts
    desk = desks.desk(by=request.acting, case_id=case_id, on=request.today)
    if not may_draft or desk.outcome is None or desk.reply is None:
        raise NotVisible(str(case_id))
    form = ReplyDraftForm(request.POST, law=letters()[desk.reply.code])
    if form.is_valid():
        with form.taking():
            draft_letter(case_id=case_id, outcome=desk.outcome, **form.draft(), **_told(request))
        if form.is_taken:
            messages.success(request, "草稿已经保存。")
            return redirect("work:case-reply", case_id=case_id)
    return _page(request, case_id, form)


@require_POST
@staff
def step(request: StaffRequest, case_id: int, step: str) -> HttpResponse:
    """Take the reply one step on, or back."""
    one = PRESSES.get(step)
    if one is None or one.act not in queries.case_head(by=request.acting, case_id=case_id).acts:
        raise NotVisible(f"{case_id} {step}")
    form = one.form(request.POST)
    if form.is_valid():
        with form.taking():
            said = one.run(case_id=case_id, **_told(request), **form.cleaned_data)
        if form.is_taken:
            messages.success(request, said)
            return redirect("work:case-reply", case_id=case_id)
    return _page(request, case_id, pressed={step: form})


@require_safe
@staff
def letter_file(request: StaffRequest, case_id: int, letter_id: int, ending: str) -> HttpResponse:
    """Serve a letter as docx or pdf; one not signed yet says on every page that it is a draft."""
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    draft = desks.drafts_of(by=request.acting, case_id=case_id, on=request.today).get(letter_id)
    if draft is None or ending not in MEDIA_TYPES:
        raise Http404(f"{letter_id}.{ending}")
    if not found.is_read_today:
        messages.info(request, "先打开看申请人和申请原文，再下载文书。")
        return redirect("work:case", case_id=case_id)
    data = kept_file(letter_id, ending) or apart.paper_file(sheet_of(found.organ, draft), ending)
    name = f"{letters()[draft.code].title}{draft.number or '（草稿）'}.{ending}"
    return file_answer(data, MEDIA_TYPES[ending], name)


def _told(request: StaffRequest) -> dict[str, Any]:
    revision = asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS)
    return {"revision": revision, "by": request.acting, "at": request.at}


def _page(
    request: StaffRequest,
    case_id: int,
    form: ReplyDraftForm | None = None,
    pressed: Mapping[str, PlainForm] | None = None,
) -> HttpResponse:
    found = queries.work_case(by=request.acting, case_id=case_id, on=request.today)
    desk = desks.desk(by=request.acting, case_id=case_id, on=request.today)
    draft, is_shown = desk.reply, found.is_read_today and not found.trouble
    may_draft = CaseAct.SUBMIT in found.acts and desk.outcome is not None
    if form is None and may_draft and draft is not None:
        form = ReplyDraftForm(law=letters()[draft.code], initial={**draft.parts, "grounds": draft.grounds})
    failed = next(iter((pressed or {}).values()), form)
    wrong = failed if failed is not None and failed.is_bound else None
    context = {
        "case": found,
        "heading": heading(found.row),
        "lessons": lessons_at(by=request.acting, organ_id=found.organ.id, step="letter"),
        "state": STATE_WORDS[found.row.state],
        "tag": TAGS.get(found.row.state, "half"),
        "awaited": awaited_reply(found, request.today),
        "outcome": law_of(desk.outcome) if desk.outcome else None,
        "desk": desk,
        "draft": draft,
        "form": form if may_draft and is_shown else None,
        "locked": locked(draft) if draft and is_shown else (),
        "missing": _missing(draft),
        "preview": fragment(sheet_of(found.organ, draft)) if draft and is_shown else "",
        "line_words": LINE_WORDS,
        "is_shown": is_shown,
        "beside": beside(found, found.reply) if found.reply else (),
        "steps": _steps(request, found, pressed or {}),
        "problems": wrong.problems() if wrong is not None else (),
    }
    return page(request, "work/cases/reply.jinja", context, wrong.status if wrong is not None else 200)


def _missing(draft: LetterDraft | None) -> tuple[tuple[str, str], ...]:
    """Return what the letter lacks, each with the place where it is written."""
    if draft is None or draft.signed_on is not None:
        return ()
    own = (*own_parts(letters()[draft.code]), "grounds")
    elsewhere = {"search": "search", "remedy": "signing", "contact": "signing"}
    rows = ((one.words, next((k for k in one.keys if k in own or k in elsewhere), "")) for one in draft.lacks)
    return tuple((words, f"#id_{key}" if key in own else elsewhere.get(key, "")) for words, key in rows)


def _steps(request: StaffRequest, found: WorkCase, pressed: Mapping[str, PlainForm]) -> tuple[ReplyStep, ...]:
    has_reply = found.reply is not None
    return tuple(
        ReplyStep(
            slug,
            one,
            pressed.get(slug) or one.form(initial={"sent_on": request.today}),
            found.barred[one.act].reason if one.act in found.barred else "",
        )
        for slug, one in PRESSES.items()
        if has_reply and one.act in found.acts
    )
