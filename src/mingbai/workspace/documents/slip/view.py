"""Begin or edit a slip: one form for everything the drafter writes."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from mingbai.core import asked
from mingbai.core.errors import NotVisible
from mingbai.documents import actions, queries
from mingbai.documents.values import Slip
from mingbai.entries.queries import drafts_for_comment
from mingbai.organs.queries import OrganRow
from mingbai.workspace.documents.slip.form import SlipForm, initial
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff

NEW = Slip(title="")


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def new(request: StaffRequest) -> HttpResponse:
    """Begin a slip; it can be saved incomplete."""
    organ = own_organ(request)
    form = _form(request, organ, NEW)
    if form.is_valid():
        with form.taking():
            made = actions.open_slip(organ_code=organ.code, slip=form.slip(), by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已保存。下面写着送核以前还缺什么。")
            return redirect("work:document", made)
    context = {"heading": "拟制公文", "back": reverse("work:documents"), "revision": 0}
    return _page(request, form, context)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def edit(request: StaffRequest, document_id: int) -> HttpResponse:
    """Edit a slip that is being drafted or was sent back."""
    found = queries.work_document(by=request.acting, document_id=document_id)
    if not found.is_editable:
        raise NotVisible(str(document_id))
    form = _form(request, found.organ, found.slip)
    if form.is_valid():
        revision = asked.revision(request.POST.get("revision", ""))
        with form.taking():
            actions.save_slip(document_id=document_id, slip=form.slip(), revision=revision, by=request.acting, at=request.at)
        if form.is_taken:
            messages.success(request, "已保存。")
            return redirect("work:document", document_id)
    back = reverse("work:document", args=[document_id])
    return _page(request, form, {"heading": "修改公文", "back": back, "revision": found.revision})


def _form(request: StaffRequest, organ: OrganRow, slip: Slip) -> SlipForm:
    data = request.POST if request.method == "POST" else None
    series, usual = queries.series(organ.id), queries.default_template(organ)
    drafts = drafts_for_comment(organ.id)
    return SlipForm(data, organ, series, usual, request.today, drafts=drafts, initial=initial(slip))


def _page(request: StaffRequest, form: SlipForm, context: dict[str, object]) -> HttpResponse:
    problems = form.problems()
    shown = {**context, "groups": form.groups(), "problems": problems}
    return page(request, "work/documents/edit.jinja", shown, form.status)
