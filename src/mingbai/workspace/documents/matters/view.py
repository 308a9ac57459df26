"""Meetings and matters (办会、办事), recorded together with what of them will be disclosed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from mingbai.accounts import policies
from mingbai.core.errors import NotVisible
from mingbai.documents import actions, queries
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.attributes import ATTRIBUTE_WORDS
from mingbai.statute.disclosure.meetings import MATTER_WORDS
from mingbai.workspace.documents.matters.form import OWN, MatterForm
from mingbai.workspace.documents.words import ground_words
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.organs import readable_organ


@require_safe
@staff
def listing(request: StaffRequest) -> HttpResponse:
    """List the meetings and matters of an organ, newest first."""
    organ = readable_organ(request)
    after = request.GET.get("after", "")
    listed = queries.matters(by=request.acting, organ_code=organ.code, after=after)
    here = reverse("work:matters")
    context = {
        "organ": organ,
        "may_work": policies.may_work_for(request.acting, organ),
        "rows": [(row, [(one, ground_words(one.ground)) for one in row.topics]) for row in listed.rows],
        "kinds": MATTER_WORDS,
        "attributes": ATTRIBUTE_WORDS,
        "first": f"{here}?{urlencode({'organ': organ.code})}" if after else "",
        "next": f"{here}?{urlencode({'organ': organ.code, 'after': listed.next})}" if listed.next else "",
    }
    return page(request, "work/documents/matters.jinja", context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Record a meeting or matter."""
    organ = organs.organ_by_id(request.acting.organ_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(organ.code)
    form = MatterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        own = {name: form.cleaned_data[name] for name in OWN}
        with form.taking():
            actions.record_matter(organ_code=organ.code, topics=form.topics(), by=request.acting, at=request.at, **own)
        if form.is_taken:
            messages.success(request, "已登记。主动公开的已经列进公开任务。")
            return redirect("work:matters")
    problems = form.problems()
    context = {"own": form.own(), "groups": form.groups(), "problems": problems}
    return page(request, "work/documents/matter_new.jinja", context, form.status)
