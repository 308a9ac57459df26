"""The pages with one form: something new, a step on a record, and how often the county's organs meet."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.accounts.policies import is_county_office, may_work_for
from mingbai.core.errors import NotVisible
from mingbai.core.forms import PlainForm
from mingbai.management import actions
from mingbai.management.queries import gatherings
from mingbai.statute.management.gatherings import INTERVALS
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.management.step.forms import IntervalForm
from mingbai.workspace.management.step.kinds import BEGINNINGS, STEPS, overview_of


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def begin(request: StaffRequest, thing: str) -> HttpResponse:
    """Enter a group, a meeting, a training or a rule."""
    if thing not in BEGINNINGS:
        raise Http404(thing)
    kind, organ = BEGINNINGS[thing], own_organ(request)
    initial = {**kind.initial(organ, request.today), **{name: value for name, value in request.GET.items() if value}}
    form, key = kind.form(request.POST if request.method == "POST" else None, initial=initial), 0
    back = overview_of(organ)
    if form.is_valid():
        with form.taking():
            key = kind.begin(organ_code=organ.code, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, "已登记。")
            return redirect(reverse("work:gathering", args=[key]) if kind.is_gathering else back)
    shown = {"title": kind.title, "press": kind.press, "follows": kind.follows, "said": organ.name, "back": back}
    return _shown(request, form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def step(request: StaffRequest, act: str, record_id: int) -> HttpResponse:
    """Take one step on a record of the person's own organ."""
    if act not in STEPS:
        raise Http404(act)
    kind = STEPS[act]
    about = kind.about(request, record_id)
    if not may_work_for(request.acting, about.organ):
        raise NotVisible(str(record_id))
    form = kind.form(request.POST if request.method == "POST" else None, initial=dict(about.initial))
    if form.is_valid():
        with form.taking():
            kind.act(**{kind.key: record_id}, by=request.acting, at=request.at, **form.cleaned_data)
        if form.is_taken:
            messages.success(request, kind.done)
            return redirect(about.back)
    shown = {"title": kind.title, "press": kind.press, "follows": kind.follows, "said": about.said, "back": about.back}
    return _shown(request, form, shown)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def interval(request: StaffRequest) -> HttpResponse:
    """Let the county office say how often its organs meet."""
    by = request.acting
    if not is_county_office(by):
        raise NotVisible("meeting interval")
    form = IntervalForm(request.POST if request.method == "POST" else None, initial={"months": gatherings.interval(by.organ_id)})
    if form.is_valid():
        with form.taking():
            actions.set_interval(months=form.cleaned_data["months"], by=by, at=request.at)
        if form.is_taken:
            messages.success(request, f"已定：{INTERVALS[form.cleaned_data['months']]}。")
            return redirect("work:management")
    shown = {
        "title": "多久开一次会",
        "press": "就这样定",
        "follows": "全县各单位都照这个提醒。",
        "said": by.organ_name,
        "back": reverse("work:management"),
    }
    return _shown(request, form, shown)


def _shown(request: StaffRequest, form: PlainForm, shown: dict[str, str]) -> HttpResponse:
    problems = form.problems() if form.is_bound else ()
    return page(request, "work/management/one_form.jinja", {**shown, "form": form, "problems": problems}, form.status)
