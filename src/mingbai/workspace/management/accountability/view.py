"""责任追究: for the county office, which prepares, and its leader, who decides. Nobody else sees that these pages exist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts.policies import is_county_office
from mingbai.calendars.queries import national
from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.management import actions, policies
from mingbai.management.queries import accountability as queries
from mingbai.management.values import AccountMatterRow
from mingbai.organs import queries as organs
from mingbai.statute.management.accountability import ACT_WORDS, STATE_WORDS, TRANSITIONS, AccountAct, AccountState, may_take
from mingbai.supervision import queries as supervision
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.management.accountability import form as forms

STATE_TAGS = {
    AccountState.REMINDED: "soon",
    AccountState.TALKED: "half",
    AccountState.CIRCULATED: "late",
    AccountState.PROPOSED: "stop",
    AccountState.CLOSED: "none",
}


@dataclass(frozen=True, slots=True)
class MatterStep:
    """One form of a matter; `act` is what the law calls it, None for what only prepares a decision."""

    title: str
    follows: str
    form: Callable[..., PlainForm]
    act: AccountAct | None = None


HEARD = "约谈的整改期限过了还没有办，又听过陈述、申辩的，由县里的签发领导决定。"
HEARD_AGAIN = "通报的整改期限过了还没有办，又听过陈述、申辩的，由县里的签发领导决定。处分由有权机关依法定。"
INVITED = "通报、提出处理建议以前都要听。通知由县里另行送达，这里记下请了谁、到哪一天。"
PREPARING = {
    "ground": MatterStep("改依据和事实", "提出处理建议以前都可以改。", forms.AccountMatterForm),
    "invite": MatterStep("请陈述、申辩", INVITED, forms.InvitationForm),
}
DECIDING = {
    AccountAct.TALK: MatterStep("约谈", "催办以后满5个工作日，还没有办的，可以约谈。", forms.AccountStepForm, AccountAct.TALK),
    AccountAct.CIRCULATE: MatterStep("通报批评", HEARD, forms.AccountStepForm, AccountAct.CIRCULATE),
    AccountAct.PROPOSE: MatterStep("提出处理建议", HEARD_AGAIN, forms.AccountStepForm, AccountAct.PROPOSE),
    AccountAct.CLOSE: MatterStep("了结", "了结以后不能再往下走，记录都留着。", forms.MatterEndForm, AccountAct.CLOSE),
}
STEPS: dict[str, MatterStep] = PREPARING | {str(act): one for act, one in DECIDING.items()}


@require_safe
@staff
def matters(request: StaffRequest) -> HttpResponse:
    """List the matters of all units of the county."""
    _admitted(request)
    rows = queries.matters([row.id for row in organs.supervised(request.acting.organ_id, with_closed=True)])
    shown = [(row, STATE_WORDS[row.state], STATE_TAGS[row.state]) for row in rows]
    return page(request, "work/management/matters.jinja", {"rows": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Begin a matter with a reminder."""
    _admitted(request)
    reminder_id = asked.key(request.GET.get("reminder", ""))
    row = supervision.reminder(reminder_id)
    if row is None or not is_county_office(request.acting):
        raise NotVisible(str(reminder_id))
    organ = organs.organ(row.organ_code)
    policies.held_to_account(request.acting, organ.id)
    form, key = forms.AccountMatterForm(request.POST if request.method == "POST" else None, initial={"facts": row.text}), 0
    if form.is_valid():
        with form.taking():
            key = actions.open_matter(reminder_id=reminder_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            return redirect("work:accountability-matter", key)
    follows = "先有催办，再有责任追究。登记以后，条件够了才能约谈、通报、提出处理建议；单位看不到这里，也不公开。"
    return _form(
        request,
        form,
        title="提起责任追究",
        said=f"{organ.name}：{row.text}",
        follows=follows,
        back=reverse("work:reminder", args=[reminder_id]),
    )


@require_safe
@staff
def matter(request: StaffRequest, matter_id: int) -> HttpResponse:
    """Show one matter: facts, steps, hearings, and which step is possible now, or why not."""
    row = _matter(request, matter_id)
    known = queries.is_known_to_be_owed(row, request.today)
    facts = queries.facts_of(row, is_still_owed=known is not False)
    organ = organs.organ_by_id(row.organ_id)
    following = [move for move in TRANSITIONS if move.state is row.state and move.act is not AccountAct.CLOSE]
    context = {
        "row": row,
        "organ": organ,
        "words": STATE_WORDS[row.state],
        "tag_kind": STATE_TAGS[row.state],
        "acts": ACT_WORDS,
        "following": [(m.act, ACT_WORDS[m.act], may_take(facts, m.act, request.today, national()), m.whose) for m in following],
        "is_office": is_county_office(request.acting),
        "is_open": row.state is not AccountState.CLOSED,
        "may_invite": row.state in {AccountState.TALKED, AccountState.CIRCULATED},
    }
    return page(request, "work/management/matter.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def step(request: StaffRequest, matter_id: int, act: str) -> HttpResponse:
    """Prepare a decision or take the next step."""
    if act not in STEPS:
        raise Http404(act)
    kind, row = STEPS[act], _matter(request, matter_id)
    initial = {"ground": row.ground.code, "facts": row.facts, "is_still_owed": "no"}
    form = kind.form(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        with form.taking():
            _take(request, row.id, act, kind.act, form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已记下。")
            return redirect("work:accountability-matter", matter_id)
    return _form(
        request,
        form,
        title=kind.title,
        said=f"{row.organ_name}：{row.facts}",
        follows=kind.follows,
        back=reverse("work:accountability-matter", args=[row.id]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def hearing(request: StaffRequest, hearing_id: int) -> HttpResponse:
    """Record what the unit or the person said."""
    matter_id, found = queries.hearing(hearing_id)
    row = _matter(request, matter_id)
    form = forms.StatementForm(request.POST if request.method == "POST" else None, initial={"heard_on": request.today})
    if form.is_valid():
        with form.taking():
            actions.record_hearing(hearing_id=hearing_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已记下。")
            return redirect("work:accountability-matter", matter_id)
    follows = "记下以后不能再改。单位和有关的人说的事实、理由成立的，不能因为申辩加重处理。"
    return _form(
        request,
        form,
        title="记陈述、申辩",
        said=f"{row.organ_name}：{found.whom}",
        follows=follows,
        back=reverse("work:accountability-matter", args=[row.id]),
    )


def _take(request: StaffRequest, matter_id: int, name: str, act: AccountAct | None, said: dict[str, Any]) -> None:
    told: dict[str, Any] = {"matter_id": matter_id, "by": request.acting, "at": request.at}
    if act is not None:
        actions.take_step(act=act, taken=actions.TakenStep(**said), **told)
    elif name == "invite":
        actions.invite(**said, **told)
    else:
        actions.set_ground(**said, **told)


def _admitted(request: StaffRequest) -> None:
    if not policies.holds_to_account(request.acting):
        raise NotVisible("accountability")


def _matter(request: StaffRequest, matter_id: int) -> AccountMatterRow:
    _admitted(request)
    row = queries.matter(matter_id)
    policies.held_to_account(request.acting, row.organ_id)
    return row


def _form(request: StaffRequest, form: PlainForm, *, title: str, said: str, follows: str, back: str) -> HttpResponse:
    context = {"title": title, "said": said, "follows": follows, "back": back, "press": title, "above": "责任追究", "form": form}
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/management/one_form.jinja", {**context, "problems": problems}, form.status)
