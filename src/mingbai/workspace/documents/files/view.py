"""Files of a slip: attach, remove, download; and the slip itself as a printable file."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.core import apart
from mingbai.core.answers import file_answer
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.forms import Press
from mingbai.documents import actions, queries
from mingbai.entries.values.files import media_type
from mingbai.rendering.files import MEDIA_TYPES
from mingbai.workspace.documents.files.printed import printed
from mingbai.workspace.frame import StaffRequest, staff
from mingbai.workspace.frame import refusal as refused_page


@require_POST
@staff
def attach(request: StaffRequest, document_id: int) -> HttpResponse:
    """Attach a file to the slip; its content is scanned first."""
    queries.work_document(by=request.acting, document_id=document_id)
    form, given = Press(request.POST), request.FILES.get("file")
    with form.taking():
        if given is None:
            raise Invalid("先选一个文件。", "file")
        is_main = request.POST.get("role") == "main"
        name, data = given.name or "", given.read()
        actions.attach(document_id=document_id, name=name, data=data, is_main=is_main, by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_page(request, form.failure.message, form.failure.source, form.status)
    messages.success(request, "文件已经放好，内容检查过了。")
    return redirect(f"{reverse('work:document', args=[document_id])}#files")


@require_POST
@staff
def remove(request: StaffRequest, document_id: int, document_file_id: int) -> HttpResponse:
    """Remove a file from the slip."""
    _file(request, document_id, document_file_id)
    form = Press(request.POST)
    with form.taking():
        actions.remove_file(file_id=document_file_id, by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_page(request, form.failure.message, form.failure.source, form.status)
    messages.success(request, "文件已经拿掉。")
    return redirect(f"{reverse('work:document', args=[document_id])}#files")


@require_safe
@staff
def download(request: StaffRequest, document_id: int, document_file_id: int) -> HttpResponse:
    """Serve a file of the slip as a download, so that it never runs in the browser."""
    _file(request, document_id, document_file_id)
    row, data = queries.document_file(by=request.acting, file_id=document_file_id)
    return file_answer(data, media_type(row.name), row.name)


@require_safe
@staff
def slip(request: StaffRequest, document_id: int, name: str) -> HttpResponse:
    """Serve the slip as docx or pdf."""
    stem, _, ending = name.rpartition(".")
    if stem != "slip" or ending not in MEDIA_TYPES:
        raise Http404(name)
    found = queries.work_document(by=request.acting, document_id=document_id)
    data = apart.paper_file(printed(found), ending)
    return file_answer(data, MEDIA_TYPES[ending], f"文件制发程序单：{found.slip.title[:60]}.{ending}")


def _file(request: StaffRequest, document_id: int, file_id: int) -> None:
    """Raise NotVisible unless this person may read the slip and the file belongs to it."""
    found = queries.work_document(by=request.acting, document_id=document_id)
    if file_id not in {one.id for one in found.files}:
        raise NotVisible(str(file_id))
