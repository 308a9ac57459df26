"""The text as a file, and annexes: scanned before they are stored, so that nothing classified gets in."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core import files as stored
from mingbai.core import inspections
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.documents import policies
from mingbai.documents.actions.common import lock, wrote
from mingbai.documents.actions.marks import inspected, is_marked
from mingbai.documents.models import DocumentFile
from mingbai.entries.values.files import LARGEST, MEDIA_TYPES, MOST, file_name, media_type


def attach(*, document_id: int, name: str, data: bytes, is_main: bool, by: Acting, at: datetime) -> int:
    """Attach a file to the slip and return its key; a new text replaces the old one. Idempotent. Scanned before it is stored."""
    name = file_name(name)
    if not data:
        raise Invalid("文件是空的，请重新选。", "file")
    if len(data) > LARGEST:
        raise Invalid(f"文件超过{LARGEST // 1024 // 1024}MB，请压缩图片或者分成几个文件。", "file")
    if name.rpartition(".")[2].lower() not in MEDIA_TYPES:
        raise Invalid("可以上传docx、xlsx、pdf、txt、csv、html或者图片。别的格式请另存为其中一种。", "file")
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        policies.check_edit(by, organ, row.state)
    found = inspected(name, data, at.date())
    kept = stored.store(data, media_type(name))
    inspections.keep(kept, found)
    marked = is_marked(found)
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, document_id)
        policies.check_edit(by, organ, row.state)
        standing = DocumentFile.objects.filter(document=row, is_removed=False)
        same = standing.filter(file=kept, name=name, is_main=is_main).first()
        if same is not None:
            return same.pk
        if standing.count() >= MOST:
            raise Invalid(f"一份公文最多{MOST}个文件。", "file")
        if is_main:
            standing.filter(is_main=True).update(is_removed=True)
        added = DocumentFile.objects.create(
            document=row,
            file=kept,
            name=name,
            is_main=is_main,
            marked=marked,
            findings=len(found.findings),
            added_at=at,
            added_by=done.signature,
        )
        wrote(done, row)
        done.note("document.file_added", row.subject, {"name": name, "sha256": kept.sha256, "marked": marked})
    return added.pk


def remove_file(*, file_id: int, by: Acting, at: datetime) -> None:
    """Remove a file from the slip; its bytes stay. Idempotent."""
    found = DocumentFile.objects.filter(pk=file_id).first()
    if found is None:
        raise NotVisible(str(file_id))
    with open_act(by=by, at=at) as done:
        organ, row = lock(done, found.document_id)
        policies.check_edit(by, organ, row.state)
        if DocumentFile.objects.filter(pk=file_id, is_removed=False).update(is_removed=True):
            wrote(done, row)
            done.note("document.file_removed", row.subject, {"name": found.name, "sha256": found.file_id})
