"""The set-up of one unit: posts, contacts, villages, and what keeps it from working."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from mingbai.accounts import actions as accounts
from mingbai.accounts.actions import Appointment
from mingbai.accounts.policies import is_county_office
from mingbai.accounts.queries import Holder, holders_of, pending_posts
from mingbai.accounts.queries import person as account
from mingbai.annual_report import actions as reports
from mingbai.annual_report.queries import left_behind
from mingbai.catalogue.actions import assign_field
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.queries.owners import FieldOfDepartment, fields_of_department
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm, Problem
from mingbai.entries.queries.stuck import stuck_drafts
from mingbai.organs import queries as organs
from mingbai.organs.actions import Contact, Establishment
from mingbai.organs.queries import OrganRow
from mingbai.supervision import actions, policies
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.units.unit.form import (
    AppointForm,
    ContactForm,
    EndForm,
    FieldForm,
    HandOverForm,
    ReopenForm,
    VillageForm,
    posts_in,
)
from mingbai.workspace.units.unit.shown import appointed_in, here, lacks, missing_in, people_here, seats, villages

Acted = Callable[[StaffRequest, OrganRow, PlainForm], str]


@require_safe
@staff
def unit(request: StaffRequest, code: str) -> HttpResponse:
    """Show the set-up of a unit to its own people, to its township, and to the county office."""
    return _page(request, policies.unit_to_read(request.acting, code), {})


@require_POST
@staff
def act(request: StaffRequest, code: str, act: str) -> HttpResponse:
    """Do one act on the set-up and return to it, or show what is wrong."""
    organ = policies.unit_to_read(request.acting, code)
    if act not in ACTS:
        raise NotVisible(act)
    form = _form(act, request, organ, is_sent=True)
    password = ""
    if form.is_valid():
        with form.taking():
            password = ACTS[act](request, organ, form)
        if form.is_taken and not password:
            messages.success(request, DONE[act])
            return redirect(f"{here(organ)}#{PLACES[act]}")
    return _page(request, organs.organ(code), {} if form.is_taken else {act: form}, password)


def _contact(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    actions.set_contact(organ_code=organ.code, contact=Contact(**form.cleaned_data), by=request.acting, at=request.at)
    return ""


def _village(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    unit = Establishment(code="", level="village", parent=organ.code, **form.cleaned_data)
    actions.add_unit(unit=unit, by=request.acting, at=request.at)
    return ""


def _appoint(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    """Fill a post; return the initial password of a new account, which is shown once."""
    said = dict(form.cleaned_data)
    person_id = int(said.pop("person") or 0)
    if not person_id:
        made = accounts.appoint(appointment=Appointment(organ_code=organ.code, **said), by=request.acting, at=request.at)
        return made.password
    if str(person_id) not in dict(people_here(_holders(request, organ))):
        raise NotVisible(str(person_id))
    known = account(person_id)
    said |= {"username": known.username, "label": known.label}
    appointment = Appointment(organ_code=organ.code, **said)
    accounts.add_post(person_id=person_id, appointment=appointment, by=request.acting, at=request.at)
    return ""


def _end(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    waiting = {one.post_id for one in pending_posts(request.today, [organ.id])}
    held = {one.post_id for one in _holders(request, organ)} | waiting
    if form.cleaned_data["post_id"] not in held:
        raise NotVisible(str(form.cleaned_data["post_id"]))
    accounts.end_post(**form.cleaned_data, by=request.acting, at=request.at)
    return ""


def _field(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    said = dict(form.cleaned_data)
    is_owner = DECISIONS[said.pop("decision")]
    assign_field(organ_code=organ.code, is_owner=is_owner, by=request.acting, at=request.at, **said)
    return ""


def _reopen(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    actions.reopen_unit(organ_code=organ.code, by=request.acting, at=request.at, **form.cleaned_data)
    return ""


def _hand_over(request: StaffRequest, organ: OrganRow, form: PlainForm) -> str:
    said = dict(form.cleaned_data)
    reports.hand_over(organ_code=organ.code, year=int(said.pop("year")), by=request.acting, at=request.at, **said)
    return ""


DECISIONS: Mapping[str, bool | None] = {"give": True, "take": False, "leave": None}
ACTS: Mapping[str, Acted] = {
    "field": _field,
    "contact": _contact,
    "village": _village,
    "appoint": _appoint,
    "end-post": _end,
    "reopen": _reopen,
    "hand-over": _hand_over,
}
DONE = {
    "reopen": "已恢复，可以办公了。岗位要重新任命；照日历的任务会重新列出。",
    "hand-over": "已移交，年度报告的列表里不再等这个单位。",
    "field": "已定好，从那天起算；公开任务跟着改。",
    "contact": "联系方式已改好，公开指南跟着变。",
    "village": "村、社区已登记，起草时可以选它了。",
    "appoint": "已任命。审查、签发的岗位，等另一个人确认以后生效。",
    "end-post": "岗位的最后一天已记下。没办完的稿子还在本单位，接任的人在“今日”里接手。",
}
PLACES = {
    "reopen": "posts",
    "hand-over": "closed",
    "field": "fields",
    "contact": "contact",
    "village": "villages",
    "appoint": "posts",
    "end-post": "posts",
}


def _form(name: str, request: StaffRequest, organ: OrganRow, *, is_sent: bool = False) -> PlainForm:
    data = request.POST if is_sent else None
    if name == "appoint":
        people = people_here(_holders(request, organ))
        return AppointForm(data, initial={"since_on": request.today}, people=people, posts=posts_in(organ.level))
    if name == "contact":
        return ContactForm(data, initial={field: getattr(organ, field) for field in ContactForm.base_fields})
    if name == "field":
        return FieldForm(data, initial={"since_on": request.today}, fields=[row.field for row in _fields(request, organ)])
    if name == "reopen":
        return ReopenForm(data)
    if name == "hand-over":
        others = [(row.code, row.short_name) for row in organs.tree() if row.is_open and not row.is_committee]
        return HandOverForm(data, years=list(left_behind(organ, request.today)), successors=others)
    return EndForm(data) if name == "end-post" else VillageForm(data)


def _holders(request: StaffRequest, organ: OrganRow) -> tuple[Holder, ...]:
    return holders_of(organ.id, request.today)


def _fields(request: StaffRequest, organ: OrganRow) -> tuple[FieldOfDepartment, ...]:
    """Return the county-level fields as they concern a department; none for other organs."""
    return fields_of_department(organ, organ.parent_id, request.today) if organ.level == "department" and organ.parent_id else ()


def _page(request: StaffRequest, organ: OrganRow, sent: Mapping[str, PlainForm], password: str = "") -> HttpResponse:
    found = _holders(request, organ)
    missing = missing_in(organ, found)
    appointed = appointed_in(organ, request.acting, request.today)
    may = policies.may_set_up(request.acting, organ)
    may_reopen = not organ.is_open and policies.may_supervise(request.acting, organ)
    shown = ("contact", "village", "appoint", "field") + (("reopen", "hand-over") if may_reopen else ())
    forms = {name: sent.get(name) or _form(name, request, organ) for name in shown}
    context = {
        "organ": organ,
        "lacks": lacks(organ, missing, appointed, request.today),
        "seats": seats(organ.level, found, missing, appointed),
        "stuck": stuck_drafts([organ.id], request.at).get(organ.id, ()) if organ.is_open else (),
        "villages": villages(organ, with_closed=True),
        "forms": forms,
        "problems": tuple(
            # The fields for ending a post are named by the post: the summary leads to the panel.
            Problem(one.text, f"#{PLACES[name]}") if name == "end-post" else one
            for name, form in sent.items()
            for one in form.problems(f"{name}_")
        ),
        "may": may,
        "may_reopen": may_reopen,
        "left_behind": left_behind(organ, request.today),
        "may_appoint": is_county_office(request.acting) and policies.may_supervise(request.acting, organ) and organ.is_open,
        "may_rename": policies.may_rename(request.acting, organ),
        "is_county": is_county_office(request.acting),
        "fields": _fields(request, organ),
        "may_assign": may_keep_master(request.acting) and organ.is_open,
        "former": organs.former_names(organ.id),
        "password": password,
        "today": request.today,
    }
    return page(request, "work/units/unit.jinja", context, max((form.status for form in sent.values()), default=200))
