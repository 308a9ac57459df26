"""What a button inside a draft does once it is saved: submit, attach, mask, remove, import or assess."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from mingbai.core import asked
from mingbai.core.errors import Unconfirmed
from mingbai.core.forms import Failure, Press
from mingbai.core.words import time_of_day
from mingbai.entries import actions, queries
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.entries.values.files import LARGEST
from mingbai.statute.disclosure.review import STAGE_WORDS
from mingbai.workspace.entries.draft.form import AssessmentForm
from mingbai.workspace.entries.draft.typed import stored
from mingbai.workspace.entries.draft.view import DraftTrouble, draft_page, refused_draft
from mingbai.workspace.entries.plans import chosen, plan
from mingbai.workspace.frame import StaffRequest

Pressed = Callable[[StaffRequest, int, int, str], HttpResponse]
TOO_LARGE = f"文件超过{LARGEST // 1024 // 1024}MB，请压缩图片或者分成几个文件。"


def press(request: StaffRequest, entry_id: int, revision: int) -> HttpResponse:
    """Do what the pressed button says; without a name, just save."""
    name, _, key = request.POST.get("press", "save").partition(":")
    return PRESSES.get(name, _save)(request, entry_id, revision, key)


def _save(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    messages.success(request, f"{time_of_day(request.at)} 已保存。")
    return redirect("work:entry", entry_id)


def _submit(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    form = Press(request.POST)
    asked: list[Unconfirmed] = []
    with form.taking():
        try:
            actions.submit(entry_id=entry_id, revision=revision, confirmed=key, by=request.acting, at=request.at)
        except Unconfirmed as unconfirmed:
            asked.append(unconfirmed)
            raise
    if form.failure is not None:
        return refused_draft(request, entry_id, form.failure, asked[0] if asked else None)
    entry = queries.entry_access(request.acting, entry_id)
    messages.success(request, f"已送审，现在{STAGE_WORDS[entry.stage]}。要改，可以撤回修改。")
    return redirect("work:entry", entry_id)


def _upload(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    """Attach several files at once; one that is rejected does not stop the others."""
    sent = request.FILES.getlist("files")
    if not sent:
        return refused_draft(request, entry_id, Failure("先选文件，再按“加附件”。可以一次选几个。", field="file"))
    failed = []
    for one in sent:
        name = str(one.name)
        if (one.size or 0) > LARGEST:
            failed.append(f"{name}：{TOO_LARGE}")
            continue
        form = Press(request.POST)
        with form.taking():
            actions.attach(entry_id=entry_id, name=name, data=one.read(), by=request.acting, at=request.at)
        if form.failure is not None:
            failed.append(f"{name}：{form.failure.message}")
    if failed:
        return refused_draft(request, entry_id, Failure("　".join(failed), field="file"))
    messages.success(request, f"{len(sent)} 个附件已加上，也检查过了。")
    return _to(entry_id, "attachments")


def _import(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    """Append the content of a file to the text."""
    sent = request.FILES.get("import")
    if sent is None:
        return refused_draft(request, entry_id, Failure("先选一个 docx、xlsx 或者 pdf 文件。", field="import"))
    if (sent.size or 0) > LARGEST:
        return refused_draft(request, entry_id, Failure(TOO_LARGE, field="import"))
    form = Press(request.POST)
    with form.taking():
        read = actions.read_file(str(sent.name), sent.read())
    if form.failure is not None:
        return refused_draft(request, entry_id, replace(form.failure, field="import"))
    entry = queries.work_entry(request.acting, entry_id, request.today)
    typed = stored(entry, request.today)
    content = entry.content
    body = f"{content.body}{read}"
    with form.taking():
        actions.save_draft(
            entry_id=entry_id, content=replace(content, body=body), revision=revision, by=request.acting, at=request.at
        )
    if form.failure is not None:
        return draft_page(request, entry, typed, DraftTrouble(form.failure, status=form.status))
    messages.success(request, f"已把《{sent.name}》的内容放进正文，请从头看一遍。")
    return _to(entry_id, "id_body")


def _treat(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    file = _file(request, entry_id, key)
    if file is None:
        return _to(entry_id, "attachments")
    form = Press(request.POST)
    with form.taking():
        actions.treat_attachment(attachment_id=file.id, plan=plan(file, request.POST.dict()), by=request.acting, at=request.at)
    if form.failure is not None:
        return refused_draft(request, entry_id, form.failure)
    messages.success(request, f"已处理《{file.name}》，用处理后的一份。原件不会公开，别人也下载不到。")
    return _to(entry_id, "attachments")


def _preview(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    file = _file(request, entry_id, key)
    if file is None:
        return _to(entry_id, "attachments")
    address = reverse("work:entry-masked", args=[entry_id, file.id])
    return redirect(f"{address}?{urlencode(chosen(file, request.POST.dict()))}")


def _remove(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    file = _file(request, entry_id, key)
    if file is None:
        return _to(entry_id, "attachments")
    actions.remove_attachment(attachment_id=file.id, by=request.acting, at=request.at)
    messages.success(request, f"已去掉附件《{file.name}》。")
    return _to(entry_id, "attachments")


def _assess(request: StaffRequest, entry_id: int, revision: int, key: str) -> HttpResponse:
    form = AssessmentForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        with form.taking():
            actions.assess(entry_id=entry_id, by=request.acting, at=request.at, **said)
        if form.is_taken:
            messages.success(request, "个人信息保护影响评估已记下，至少保存三年。")
            return _to(entry_id, "assessment")
    entry = queries.work_entry(request.acting, entry_id, request.today)
    return draft_page(request, entry, stored(entry, request.today), DraftTrouble(assessment=form))


PRESSES: dict[str, Pressed] = {
    "save": _save,
    "submit": _submit,
    "upload": _upload,
    "import": _import,
    "treat": _treat,
    "preview": _preview,
    "remove": _remove,
    "assess": _assess,
}


def _file(request: StaffRequest, entry_id: int, key: str) -> AttachmentRow | None:
    """Return the file the button belongs to; None when an earlier press has already replaced or removed it."""
    return queries.draft_file(entry_id, asked.key(key))


def _to(entry_id: int, anchor: str) -> HttpResponse:
    return redirect(f"{reverse('work:entry', args=[entry_id])}#{anchor}")
