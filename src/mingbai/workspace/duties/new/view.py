"""Record that information was formed or changed: first the field, then the line, the day and the name."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.due import cases_of
from mingbai.core import asked
from mingbai.core.words import day
from mingbai.workspace.duties.new.form import EventForm
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Show the form of an event; when no field or line is given, offer the fields."""
    organ = own_organ(request)
    key = asked.key(request.GET.get("line", ""))
    preset = queries.line_for(organ.code, key, request.today) if key else None
    field = preset.field if preset else request.GET.get("field", "")
    listed = queries.lines_for(organ, request.today, field=field) if field else ()
    if not listed:
        return page(request, "work/duties/fields.jinja", {"fields": queries.fields(organ, request.today)})
    choices = [(str(row.id), row.title) for row in listed]
    initial = {"line_id": str(preset.id)} if preset else {}
    cases = tuple(dict.fromkeys(case for row in listed for case in cases_of(row, request.today)))
    form = EventForm(request.POST if request.method == "POST" else None, lines=choices, cases=cases, initial=initial)
    if form.is_valid():
        given: dict[str, Any] = {**form.cleaned_data, "line_id": int(form.cleaned_data["line_id"]), "case": form.chosen_case()}
        with form.taking():
            made = actions.report_event(organ_code=organ.code, by=request.acting, at=request.at, **given)
        if form.is_taken:
            last = queries.duty(made, request.today).judge_by
            messages.success(request, f"登记好了，最迟{day(last)}公开。下面写着里面要写什么。")
            return redirect("work:duty", made)
    problems = form.problems()
    context = {"form": form, "problems": problems, "field": field}
    return page(request, "work/duties/new.jinja", context, form.status)
