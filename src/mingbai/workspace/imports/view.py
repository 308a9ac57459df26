"""Upload a table, follow its check, read the errors row by row, and enter everything at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.channels import actions, queries
from mingbai.channels.values.table import COLUMNS, NEEDED
from mingbai.core.errors import Invalid, NotVisible
from mingbai.organs import queries as organs
from mingbai.rendering.form_table import form_table
from mingbai.workspace.forms import Press
from mingbai.workspace.frame import StaffRequest, page, staff

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = (
    "白阳镇2019年部门决算", "20.7", "财政预决算", "2019年收入支出决算。", "2020-10-09", "2020-10-12 09:30",
    "政府网站；微信公众号", "", "",
)  # fmt: skip
WIDTHS = (44, 10, 16, 40, 14, 18, 24, 40, 24)


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def imports(request: StaffRequest) -> HttpResponse:
    """List the imported tables and offer to upload the next."""
    _worker(request)
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
        "rows": queries.batches(request.acting.organ_id),
        "failure": form.failure,
        "columns": [(name, name in NEEDED) for name in COLUMNS],
        "channels": [label for _, _, label in queries.channels()],
    }
    return page(request, "work/imports/list.jinja", context, form.status)


@require_safe
@staff
def template(request: StaffRequest) -> HttpResponse:
    """Serve an empty table with one example row."""
    _worker(request)
    data = form_table("公开信息", COLUMNS, [EXAMPLE], WIDTHS)
    return HttpResponse(
        data, content_type=XLSX, headers={"Content-Disposition": "attachment; filename*=UTF-8''import-template.xlsx"}
    )


@require_safe
@staff
def batch(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Show the progress of the check, then the errors or the button that enters everything."""
    _worker(request)
    return page(request, "work/imports/batch.jinja", {"batch": queries.batch(request.acting.organ_id, batch_id)})


@require_POST
@staff
def check(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Check the next rows; with JavaScript the page repeats this by itself until the end."""
    _worker(request)
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
def enter(request: StaffRequest, batch_id: int) -> HttpResponse:
    """Enter everything; a second press enters nothing more."""
    _worker(request)
    form = Press(request.POST)
    with form.taking():
        actions.enter(organ_code=request.acting.organ_code, batch_id=batch_id, by=request.acting, at=request.at)
    if form.failure:
        messages.error(request, form.failure.message)
    else:
        found = queries.batch(request.acting.organ_id, batch_id)
        messages.success(request, f"导入了 {found.entered:,} 条信息、{found.delivered:,} 次发布。年报的数字已经跟着变了。")
    return redirect("work:import", batch_id)


def _worker(request: StaffRequest) -> None:
    """Raise NotVisible unless the person works for the organ."""
    organ = organs.organ_by_id(request.acting.organ_id)
    if not policies.may_work_for(request.acting, organ):
        raise NotVisible(organ.code)
