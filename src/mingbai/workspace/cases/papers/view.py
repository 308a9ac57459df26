"""Papers of an application: the list, a new one, the file, its pages as pictures, deletion."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingbai.accounts import policies
from mingbai.cases.actions import handling
from mingbai.cases.actions.handling import PURPOSES, NewPaper
from mingbai.cases.queries import redaction as queries
from mingbai.cases.queries.work import work_case
from mingbai.cases.values.redaction import PDF
from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.entries.values.files import media_type
from mingbai.reading.passages import Unreadable
from mingbai.workspace.cases.papers.form import AddPaperForm, DeletePaperForm
from mingbai.workspace.cases.redaction.words import STATE_TAGS
from mingbai.workspace.cases.words import heading
from mingbai.workspace.frame import StaffRequest, page, staff
from mingbai.workspace.frame import refusal as refused_page


@require_http_methods(["GET", "HEAD", "POST"])
@staff
def papers(request: StaffRequest, case_id: int) -> HttpResponse:
    """List the papers of an application and take another one; names are shown once opening the case is on record."""
    found = work_case(by=request.acting, case_id=case_id, on=request.today)
    form = AddPaperForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with form.taking():
            handling.add_paper(
                case_id=case_id, paper=sent_paper(request, form.cleaned_data["purpose"]), by=request.acting, at=request.at
            )
        if form.is_taken:
            messages.success(request, "已经存好，加密保存。")
            return redirect("work:case-papers", case_id=case_id)
    context = {
        "case": found,
        "heading": heading(found.row),
        "rows": found.papers if found.is_read_today else (),
        "purposes": PURPOSES,
        "redactions": {one.paper_id: one for one in queries.redactions_of(by=request.acting, case_id=case_id)},
        "tags": STATE_TAGS,
        "may_work": policies.may_work_for(request.acting, found.organ),
        "form": form,
        "problems": form.problems() if form.is_bound else (),
        "pdf": PDF,
    }
    return page(request, "work/cases/papers.jinja", context, form.status)


@require_safe
@staff
def download(request: StaffRequest, case_id: int, paper_id: int) -> HttpResponse:
    """Serve a paper as a download, so that it never runs in the browser; who opened the case today is on record."""
    row, data = queries.opened_paper(by=request.acting, case_id=case_id, paper_id=paper_id, on=request.today)
    return file_answer(data, row.media_type, row.name)


@require_safe
@staff
def picture(request: StaffRequest, case_id: int, paper_id: int, number: int) -> HttpResponse:
    """Serve one page of a PDF as a picture for the screen."""
    row, data = queries.opened_paper(by=request.acting, case_id=case_id, paper_id=paper_id, on=request.today)
    if row.media_type != PDF:
        raise NotVisible(str(paper_id))
    try:
        drawn = apart.page_picture(data, number)
    except Unreadable as failure:
        raise Invalid(str(failure)) from failure
    if not drawn:
        raise NotVisible(f"{paper_id} {number}")
    return HttpResponse(drawn, content_type="image/jpeg")


@require_POST
@staff
def delete(request: StaffRequest, case_id: int, paper_id: int) -> HttpResponse:
    """Delete a paper whose purpose is over, with the reason."""
    found = work_case(by=request.acting, case_id=case_id, on=request.today)
    if paper_id not in {one.id for one in found.papers}:
        raise NotVisible(str(paper_id))
    form = DeletePaperForm(request.POST)
    if form.is_valid():
        with form.taking():
            handling.delete_paper(paper_id=paper_id, reason=form.cleaned_data["reason"], by=request.acting, at=request.at)
    if not form.is_taken:
        failure = form.failure
        said = failure.message if failure else form.problems()[0].text
        return refused_page(request, said, failure.source if failure else "", form.status)
    messages.success(request, "已经删除，只留下存过、删过的记录。")
    return redirect("work:case-papers", case_id=case_id)


def sent_paper(request: StaffRequest, purpose: str) -> NewPaper:
    """Return the file that came with the form; raise Invalid where there is none, or one too large."""
    given = request.FILES.get("file")
    if given is None:
        raise Invalid("先选一个文件。", "file")
    if given.size is None or given.size > handling.LARGEST:
        raise Invalid("文件超过20 MB。", "file")
    name = given.name or ""
    return NewPaper(purpose, name, media_type(name), given.read())
