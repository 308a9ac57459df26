"""Upload a table, follow its check, hand it to the secrecy review, and take a batch back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.annual_report import actions as reports
from mingbai.annual_report import queries as queries_of_reports
from mingbai.channels import actions, queries
from mingbai.channels import policies as policies_of_channels
from mingbai.channels.values.table import COLUMNS, NEEDED
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.rendering.form_table import form_table
from mingbai.rendering.media import XLSX
from mingbai.statute.disclosure.imports import BatchAct
from mingbai.workspace.frame import StaffRequest, own_organ, page, staff
from mingbai.workspace.imports.form import TakeBackBatchForm
from mingbai.workspace.imports.words import tag_of

EXAMPLE = (
    "白阳镇2019年部门决算", "20.7", "财政预决算", "2019年收入支出决算。", "2020-10-09", "2020-10-12 09:30",
    "政府网站；微信公众号", "", "",
)  # fmt: skip
TO_CORRECT = "接着到年度报告里发更正说明，数字才改过来。"
WIDTHS = (44, 10, 16, 40, 14, 18, 24, 40, 24)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def imports(request: StaffRequest) -> HttpResponse:
    """List the imported tables and offer to upload the next."""
    own_organ(request)
    form = Press(request.POST if request.method == "POST" else None)
    if form.is_valid():
        file = request.FILES.get("file")
        with form.taking():
            if file is None:
                raise Invalid("先选文件，再按上传。", "file")
            made = actions.upload(
                organ_code=request.acting.organ_code, name=file.name or "", data=file.read(), by=request.acting, at=request.at
            )
        if form.is_taken:
            return redirect("work:import", made)
    context = {
        "rows": [(row, *tag_of(row)) for row in queries.batches(request.acting.organ_id)],
        "failure": form.failure,
        "same": _same(form),
        "columns": [(name, name in NEEDED) for name in COLUMNS],
        "channels": [label for _, _, label in queries.channels()],
    }
    return page(request, "work/imports/list.jinja", context, form.status)


@require_safe
@staff
def template(request: StaffRequest) -> HttpResponse:
    """Serve an empty table with one example row."""
    own_organ(request)
    data = form_table("公开信息", COLUMNS, [EXAMPLE], WIDTHS)
    return file_answer(data, XLSX, "import-template.xlsx")


@require_safe
@staff
def batch(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Show the progress of the check, then what is left out and the button that hands in the rest."""
    organ = own_organ(request)
    found = queries.batch(request.acting.organ_id, batch_id)
    acts = policies_of_channels.batch_acts(request.acting, organ, found.state)
    may_submit = BatchAct.SUBMIT in acts and found.may_go_in
    context = {
        "batch": found,
        "organ_code": organ.code,
        "may_submit": may_submit,
        "unmanned": queries.batch_unmanned(organ, found.uploader_id, request.acting.person_id, request.today)
        if may_submit
        else "",
        "awaited": queries.awaited_batch(organ, found, request.today),
        "may_take_back": BatchAct.TAKE_BACK in acts and not found.is_from_before,
    }
    return page(request, "work/imports/batch.jinja", context)


@require_POST
@staff
def check(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Check the next rows; with JavaScript the page repeats this by itself until the end."""
    own_organ(request)
    actions.check_some(organ_code=request.acting.organ_code, batch_id=batch_id, by=request.acting, at=request.at)
    found = queries.batch(request.acting.organ_id, batch_id)
    if request.headers.get("HX-Request") and not found.is_checked:
        return page(request, "work/imports/progress.jinja", {"batch": found})
    here = reverse("work:import", args=[batch_id])
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": here})
    return HttpResponseRedirect(here)


@require_POST
@staff
def submit(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Hand the batch to the secrecy review; a second press changes nothing."""
    own_organ(request)
    form = Press(request.POST)
    with form.taking():
        actions.submit_batch(organ_code=request.acting.organ_code, batch_id=batch_id, by=request.acting, at=request.at)
    if form.failure:
        messages.error(request, form.failure.sentence)
    else:
        messages.success(request, "已送保密审查。同意以前，一条也不公开。")
    return redirect("work:import", batch_id)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def take_back(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Ask why a batch is taken back as a whole, and take it back."""
    organ = own_organ(request)
    found = queries.batch(request.acting.organ_id, batch_id)
    if BatchAct.TAKE_BACK not in policies_of_channels.batch_acts(request.acting, organ, found.state):
        raise NotVisible(str(batch_id))
    counted = queries_of_reports.published_with_batch(request.acting.organ_id, batch_id)
    form = TakeBackBatchForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        with form.taking():
            reports.take_back_import(
                organ_code=request.acting.organ_code,
                batch_id=batch_id,
                reason=reason,
                corrects=form.years,
                by=request.acting,
                at=request.at,
            )
        if form.is_taken:
            messages.success(request, f"已整批撤回，公众页面上看不到了。{TO_CORRECT if counted else '同一个文件可以再传。'}")
            return redirect("work:import", batch_id)
    context = {"batch": found, "form": form, "problems": form.problems(), "counted": counted}
    return page(request, "work/imports/take_back.jinja", context, form.status)


def _same(form: Press) -> int | None:
    """Return the batch that already holds the uploaded file."""
    kind, _, key = (form.failure.field if form.failure else "").partition(":")
    return int(key) if kind == "batch" else None
