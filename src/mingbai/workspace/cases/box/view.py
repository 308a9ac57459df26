"""The archive box of an application: what is in it, what is missing, the seal, the papers to print, the folder to hand over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.cases.actions import box as actions
from mingbai.cases.queries import box as queries
from mingbai.cases.values.box import BoxPage
from mingbai.core import apart, asked
from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.rendering.casebox import folder
from mingbai.rendering.casebox.names import safe_name
from mingbai.statute.cases.retention import ITEM_WORDS
from mingbai.workspace.cases.box.form import OpenForm, SealForm
from mingbai.workspace.cases.box.printed import PAPERS
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def box(request: StaffRequest, case_id: int) -> HttpResponse:
    """Show the box; seal it, or open it by a record."""
    found = queries.box_page(by=request.acting, case_id=case_id)
    press = request.POST.get("press", "")
    seal = SealForm(request.POST if press == "seal" else None, lines=found.loose)
    opening = OpenForm(request.POST if press == "open" else None)
    form = opening if press == "open" else seal
    if form.is_bound and form.is_valid() and _taken(request, found, seal, opening):
        return redirect("work:case-box", case_id=case_id)
    context = {
        "found": found,
        "heading": heading(found.row),
        "seal": seal,
        "opening": opening,
        "problems": form.problems() if form.is_bound else (),
        "papers": [(name, words) for name, (words, _) in PAPERS.items()],
        "items": ITEM_WORDS,
    }
    return page(request, "work/cases/box.jinja", context, form.status)


@require_safe
@staff
def paper(request: StaffRequest, case_id: int, paper: str) -> HttpResponse:
    """Serve the item list, the closing note or the spine label; nobody is named in them."""
    found = queries.box_page(by=request.acting, case_id=case_id)
    if paper not in PAPERS or not found.boxes:
        raise NotVisible(f"{case_id} {paper}")
    words, made = PAPERS[paper]
    data = apart.paper_file(made(found, found.boxes[0]), "pdf")
    return file_answer(data, "application/pdf", f"{found.row.number}{words}.pdf")


@require_POST
@staff
def whole(request: StaffRequest, case_id: int) -> HttpResponse:
    """Hand over the whole case as a zip archive, once it is on record who took it."""
    found = queries.case_box(by=request.acting, case_id=case_id)
    made = folder.folder(found)
    sums = folder.digest(made[folder.SUMS])
    actions.log_export(case_id=case_id, to="zip", sums=sums, by=request.acting, at=request.at)
    return file_answer(folder.zipped(made, found.number), "application/zip", f"{safe_name(found.number)}.zip")


def _taken(request: StaffRequest, found: BoxPage, seal: SealForm, opening: OpenForm) -> bool:
    """Do what was pressed and say what follows; False when it was refused."""
    told: dict[str, Any] = {
        "case_id": found.row.id,
        "revision": asked.number(request.POST.get("revision", ""), 1, asked.MOST_REVISIONS),
        "by": request.acting,
        "at": request.at,
    }
    if opening.is_bound:
        with opening.taking():
            actions.open_box(**told, **opening.cleaned_data)
        said = "已记下开卷。补好以后重新归档，旧的目录留着。"
    else:
        act = actions.reseal_box if found.is_opened else actions.seal_box
        with seal.taking():
            act(**told, pages=seal.pages(), remark=seal.cleaned_data["remark"])
        said = "已归档。以后要补要改，先由科室负责人开卷登记。"
    is_taken = opening.is_taken or seal.is_taken
    if is_taken:
        messages.success(request, said)
    return is_taken
