"""Files of a draft: the original for staff, and a preview of its masked copy."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from mingbai.core.answers import file_answer
from mingbai.core.errors import NotVisible
from mingbai.core.forms import Press
from mingbai.entries import actions, queries
from mingbai.entries.values.files import media_type
from mingbai.workspace.entries.draft.view import refused_draft
from mingbai.workspace.entries.plans import chosen, plan
from mingbai.workspace.entries.words import treatment
from mingbai.workspace.frame import StaffRequest, page, staff


@require_safe
@staff
def download(request: StaffRequest, entry_id: int, file_id: int) -> HttpResponse:
    """Serve a file of the entry to whoever may read the organ's work, as a download, so that it never runs in the browser."""
    row, data = queries.work_file(request.acting, entry_id, file_id)
    return file_answer(data, media_type(row.name), row.name)


@require_safe
@staff
def masked(request: StaffRequest, entry_id: int, file_id: int) -> HttpResponse:
    """Preview what would be public of a file after these treatments; changes nothing."""
    entry = queries.entry_access(request.acting, entry_id)
    file = queries.draft_file(entry_id, file_id) if entry.is_editable else None
    if file is None:
        raise NotVisible(str(file_id))
    given = request.GET.dict()
    name, readable = queries.masked(file, plan(file, given), request.today)
    values = chosen(file, given)
    said = [
        (column.header, treatment(values[f"treat-{file.id}-{t}-{c}"]))
        for t, table in enumerate(file.tables)
        for c, column in enumerate(table.columns)
        if column.treatments
    ]
    context = {"entry": entry, "file": file, "name": name, "readable": readable, "said": said, "values": values}
    return page(request, "work/entries/masked.jinja", context)


@require_POST
@staff
def treat(request: StaffRequest, entry_id: int, file_id: int) -> HttpResponse:
    """Replace a file by the masked copy just previewed; a second press changes nothing."""
    if not queries.entry_access(request.acting, entry_id).is_editable:
        raise NotVisible(str(entry_id))
    file = queries.draft_file(entry_id, file_id)
    back = f"{reverse('work:entry', args=[entry_id])}#attachments"
    if file is None:
        # An earlier press has already replaced it.
        return redirect(back)
    how = plan(file, request.POST.dict())
    form = Press(request.POST)
    with form.taking():
        actions.treat_attachment(attachment_id=file_id, plan=how, by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_draft(request, entry_id, form.failure)
    messages.success(request, f"已处理《{file.name}》，用处理后的一份。原件不会公开，别人也下载不到。")
    return redirect(back)
