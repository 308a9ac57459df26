"""Register pages: list, new record, follow-up to a record, removal with a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.cases import policies as cases
from mingbai.core import asked
from mingbai.core.addresses import local
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.organs import queries as organs
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.registers.forms import RemovalForm
from mingbai.workspace.registers.kinds import KINDS, RegisterKind, filled, values
from mingbai.workspace.registers.records import RegisterLine, lines

FIRST_YEAR = 2019


@require_safe
@staff
def register(request: StaffRequest, register: str) -> HttpResponse:
    """List the records of one year."""
    kind, year = _kind(register), _year(request)
    organ = organs.organ_by_id(request.acting.organ_id)
    context = {
        "kind": kind,
        "year": year,
        "years": range(request.at.year, max(FIRST_YEAR, organ.first_report_year) - 1, -1),
        "rows": lines(register, organ.id, year),
        "may_open": cases.handles(request.acting, organ),
        "is_editable": policies.may_work_for(request.acting, organ),
    }
    return page(request, "work/registers/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest, register: str) -> HttpResponse:
    """Enter one record, then return to the page that asked for it."""
    kind, year = _kind(register), _year(request)
    own_organ(request)
    back = _back(request, register, year)
    form = filled(kind, year, request.POST if request.method == "POST" else None, _preset(request))
    if form.is_valid():
        with form.taking():
            kind.register(organ_code=request.acting.organ_code, by=request.acting, at=request.at, **values(kind, year, form))
        if form.is_taken:
            messages.success(request, f"已登记{kind.one}。数字已经跟着变了。")
            return redirect(back)
    return _form_page(request, "work/registers/new.jinja", form, {"kind": kind, "year": year, "back": back})


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def follow_up(request: StaffRequest, register: str, record_id: int) -> HttpResponse:
    """Record the follow-up: the outcome of an application or dispute, or the dates of a document."""
    kind, year = _kind(register), _year(request)
    row = _row(request, register, year, record_id)
    later = kind.follow_up
    if later is None or not row.is_open:
        raise NotVisible(str(record_id))
    back = _back(request, register, year)
    options = {"year": year} if register == "applications" else {}
    form = later.form(request.POST if request.method == "POST" else None, initial=dict(row.dates), **options)
    if form.is_valid():
        with form.taking():
            later.act(record_id=record_id, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, f"已记下：{row.title}。数字已经跟着变了。")
            return redirect(back)
    context = {"kind": kind, "later": later, "row": row, "back": back}
    return _form_page(request, "work/registers/follow_up.jinja", form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def remove(request: StaffRequest, register: str, record_id: int) -> HttpResponse:
    """Remove one record, with the reason."""
    kind, year = _kind(register), _year(request)
    row = _row(request, register, year, record_id)
    back = _back(request, register, year)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        with form.taking():
            kind.remove(record_id=record_id, reason=reason, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, f"已撤下：{row.title}。数字已经跟着变了。")
            return redirect(back)
    return _form_page(request, "work/registers/remove.jinja", form, {"kind": kind, "row": row, "back": back})


def _form_page(request: StaffRequest, template: str, form: PlainForm, context: dict[str, object]) -> HttpResponse:
    problems = form.problems()
    return page(request, template, {**context, "form": form, "problems": problems}, form.status)


def _kind(register: str) -> RegisterKind:
    if register not in KINDS:
        raise Http404(register)
    return KINDS[register]


def _row(request: StaffRequest, register: str, year: int, record_id: int) -> RegisterLine:
    """Return the record from that year's list of the person's own organ."""
    organ_id = own_organ(request).id
    for line in lines(register, organ_id, year):
        if line.id == record_id:
            return line
    raise NotVisible(str(record_id))


def _year(request: StaffRequest) -> int:
    """Return the year asked for, else the year whose report is due now."""
    year = asked.number(request.GET.get("year", ""), 1000, 9999) or request.at.year - 1
    return min(max(year, FIRST_YEAR), request.at.year)


def _preset(request: HttpRequest) -> dict[str, str]:
    return {name: value for name in ("cell", "kind", "group") if (value := request.GET.get(name, ""))}


def _back(request: HttpRequest, register: str, year: int) -> str:
    listing = f"{reverse('work:register', args=[register])}?{urlencode({'year': year})}"
    return local(request.POST.get("back") or request.GET.get("back", ""), listing)
