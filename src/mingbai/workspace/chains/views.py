"""The pages of whole-process chains: the organ's list, a new one, one as a timeline, the coverage of the county."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.chains import ChainRow, template, templates
from mingbai.core.errors import NotVisible
from mingbai.entries.queries.of_chains import chain_entries
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.workspace.acts import attempt
from mingbai.workspace.chains.forms import ChainForm, CloseForm
from mingbai.workspace.chains.shown import missing, shown
from mingbai.workspace.duties.views import readable_organ
from mingbai.workspace.forms import PlainForm
from mingbai.workspace.frame import StaffRequest, page, staff

PAGE = 30


@require_safe
@staff
def chains(request: StaffRequest) -> HttpResponse:
    """The chains of an organ, each with how much of it is missing."""
    organ = readable_organ(request)
    before = request.GET.get("before", "")
    rows = queries.chains_of(organ.id, before=int(before) if before.isascii() and before.isdecimal() else None, limit=PAGE + 1)
    listed = rows[:PAGE]
    lacking = queries.chains_lacking(listed, chain_entries([row.id for row in listed]), request.today)
    query: dict[str, str | int] = {} if organ.id == request.acting.organ_id else {"organ": organ.code}
    context = {
        "organ": organ,
        "is_own": organ.id == request.acting.organ_id,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": [(row, lacking[row.id]) for row in listed],
        "first": f"?{urlencode(query)}" if before else "",
        "next": f"?{urlencode({**query, 'before': listed[-1].id})}" if len(rows) > PAGE else "",
        "may_see_county": policies.supervises(request.acting),
    }
    return page(request, "work/chains/list.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Choose a standard chain, then say what the matter is called and when it began."""
    own = organs.organ_by_id(request.acting.organ_id)
    if not policies.may_work_for(request.acting, own):
        raise NotVisible(own.code)
    key = request.GET.get("template", "")
    if not key:
        return page(request, "work/chains/choose.jinja", {"templates": tuple(templates().values())})
    found = template(key)
    form = ChainForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        made: list[int] = []
        given = form.cleaned_data

        def act() -> None:
            made.append(actions.open_chain(organ_code=own.code, template=key, by=request.acting, at=request.at, **given))

        failure = attempt(act)
        if failure is None:
            messages.success(request, "建好了。下面写着每个阶段还缺什么。")
            return redirect("work:chain", made[0])
        form.add_error(failure.field if failure.field in form.fields else None, failure.message)
    return _form_page(request, "work/chains/new.jinja", form, {"template": found, "level": own.level})


@require_safe
@staff
def chain(request: StaffRequest, chain_id: int) -> HttpResponse:
    """One chain: its five stages, what is missing, and a link to draft each missing step."""
    row, organ = visible_chain(request, chain_id)
    published = chain_entries([row.id]).get(row.id, {})
    stages = queries.chain_timeline(row, published, request.today)
    duties = {duty.step: duty.id for duty in reversed(queries.duties_of_chain(row.id, request.today))}
    left_out = [view for stage in stages for view in stage.steps if view.progress == "exempt" and view.reason]
    context = {
        "row": row,
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "template": template(row.template),
        "stages": shown(row, stages),
        "missing": missing(row, stages, duties),
        "left_out": left_out,
        "wrong": queries.chain_notices(row, published),
    }
    return page(request, "work/chains/chain.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def close(request: StaffRequest, chain_id: int) -> HttpResponse:
    """Say that the matter is over."""
    row = worked_chain(request, chain_id)
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        on = form.cleaned_data["closed_on"]
        failure = attempt(lambda: actions.close_chain(chain_id=chain_id, closed_on=on, by=request.acting, at=request.at))
        if failure is None:
            messages.success(request, f"已结束：{row.title}。")
            return redirect("work:chain", chain_id)
        form.add_error(failure.field if failure.field in form.fields else None, failure.message)
    return _form_page(request, "work/chains/close.jinja", form, {"row": row})


@require_safe
@staff
def coverage(request: StaffRequest) -> HttpResponse:
    """How many chains of each organ are whole, for the county office and its auditor."""
    if not policies.supervises(request.acting):
        raise NotVisible("chain-coverage")
    keys = queries.chain_keys(request.acting.organ_id)
    rows = queries.chain_coverage(request.acting.organ_id, chain_entries(keys), request.today)
    # What has chains comes first; the sort keeps the order of the tree.
    rows = tuple(sorted(rows, key=lambda row: (not row.total, -row.late_steps, -row.incomplete)))
    totals = (sum(row.complete for row in rows), sum(row.total for row in rows), sum(row.late_steps for row in rows))
    return page(request, "work/chains/coverage.jinja", {"rows": rows, "totals": totals})


def visible_chain(request: StaffRequest, chain_id: int) -> tuple[ChainRow, OrganRow]:
    """The chain and its organ, for whoever may read the organ."""
    row = queries.chain(chain_id)
    organ = organs.organ_by_id(row.organ_id)
    if not policies.may_read_organ(request.acting, organ):
        raise NotVisible(str(chain_id))
    return row, organ


def worked_chain(request: StaffRequest, chain_id: int) -> ChainRow:
    """The chain, for whoever works for its organ; others do not see that the form exists."""
    row, organ = visible_chain(request, chain_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(str(chain_id))
    return row


def _form_page(request: StaffRequest, template_name: str, form: PlainForm, context: dict[str, object]) -> HttpResponse:
    problems = form.problems() if form.errors else ()
    whole = {**context, "form": form, "problems": problems, "back": reverse("work:chains")}
    return page(request, template_name, whole, 422 if problems else 200)
