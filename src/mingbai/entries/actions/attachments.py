"""Files beside the text: put in, masked, taken out, moved. What reading and scanning found is kept with the file."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Max

from mingbai.accounts.values import Acting, Doing
from mingbai.core import files
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import StoredFile
from mingbai.entries.actions.common import lock_draft
from mingbai.entries.models import Attachment, Entry
from mingbai.entries.queries.words import scan_words
from mingbai.entries.values.files import LARGEST, MEDIA_TYPES, MOST, file_name, media_type
from mingbai.reading.files import read
from mingbai.reading.passages import Unreadable
from mingbai.reading.readable import readable
from mingbai.scanning.columns import columns
from mingbai.scanning.mask import MaskingPlan, mask
from mingbai.scanning.scan import scan

__all__ = ["attach", "read_file", "remove_attachment", "treat_attachment"]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read out of a file: the readable page, and what was found in it."""

    readable: str
    pages: int
    findings: list[dict[str, Any]]
    columns: list[dict[str, Any]]
    remarks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class _Kept:
    """A stored file under its name."""

    name: str
    file: StoredFile


def attach(*, entry_id: int, name: str, data: bytes, by: Acting, at: datetime) -> int:
    """Put a file beside the text; reading it takes time, so it is done before the lock. The same file twice is one."""
    name = file_name(name)
    if not data:
        raise Invalid("文件是空的，请重新选。", "file")
    if len(data) > LARGEST:
        raise Invalid(f"文件超过{LARGEST // 1024 // 1024}MB，请压缩图片或者分成几个文件。", "file")
    seen = _see(name, data, at)
    stored = files.store(data, media_type(name))
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, entry_id)
        same = Attachment.objects.filter(entry=entry, file=stored, name=name, is_removed=False).first()
        if same is not None:
            return same.pk
        if Attachment.objects.filter(entry=entry, is_removed=False).count() >= MOST:
            raise Invalid(f"一条信息最多{MOST}个附件。", "file")
        row = _row(done, entry, _Kept(name, stored), seen)
        data_of_act = {"name": name, "sha256": stored.sha256, "findings": len(seen.findings)}
        done.note("entry.file_added", entry.subject, data_of_act)
    return row.pk


def treat_attachment(*, attachment_id: int, plan: MaskingPlan | None, by: Acting, at: datetime) -> int:
    """Replace a file by its masked copy, as the clerk decided column by column; the original stays unreachable from outside."""
    old = _attachment(attachment_id)
    try:
        name, data = mask(old.name, files.read(old.file.sha256), plan, words=scan_words(), on=at.date())
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    seen = _see(name, data, at)
    stored = files.store(data, media_type(name))
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, old.entry_id)
        old.refresh_from_db()
        masked = Attachment.objects.filter(masked_from=old).first()
        if masked is not None:
            return masked.pk
        if old.is_removed:
            raise NotVisible(str(attachment_id))
        row = _row(done, entry, _Kept(name, stored), seen, masked_from=old)
        old.is_removed = True
        old.save(update_fields=["is_removed"])
        treatments = {str(place): str(how) for place, how in (plan.listed() if plan else ())}
        done.note("entry.file_masked", entry.subject, {"name": old.name, "as": name, "treatments": treatments})
    return row.pk


def remove_attachment(*, attachment_id: int, by: Acting, at: datetime) -> None:
    """Take a file out of the draft; published versions keep theirs."""
    row = _attachment(attachment_id)
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, row.entry_id)
        if Attachment.objects.filter(pk=attachment_id, is_removed=False).update(is_removed=True):
            done.note("entry.file_removed", entry.subject, {"name": row.name, "sha256": row.file.sha256})


def read_file(name: str, data: bytes) -> str:
    """The readable HTML of a file whose content becomes the text itself."""
    try:
        return readable(file_name(name), data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure


def _attachment(attachment_id: int) -> Attachment:
    row = Attachment.objects.select_related("file").filter(pk=attachment_id).first()
    if row is None:
        raise NotVisible(str(attachment_id))
    return row


def _see(name: str, data: bytes, at: datetime) -> _Seen:
    """Read and scan a file; Invalid with the reader's sentence when it cannot be read."""
    if name.rpartition(".")[2].lower() not in MEDIA_TYPES:
        raise Invalid("附件可以是 docx、xlsx、pdf、txt、csv、html 或者图片。别的格式请另存为其中一种。", "file")
    try:
        content = read(name, data)
        found = scan(name, data, words=scan_words(), on=at.date())
        shown = columns(name, data)
        text = readable(name, data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
    remarks = _remarks(content.has_text, content.has_tracked_changes, content.hidden_sheets, content.pictures_without_text)
    return _Seen(text, content.pages, [asdict(one) for one in found], [asdict(one) for one in shown], remarks)


def _remarks(has_text: bool, has_changes: bool, hidden_sheets: tuple[str, ...], pictures: int) -> list[dict[str, Any]]:
    """What a reviewer should know of a file besides personal data."""
    said = []
    if not has_text:
        said.append(("no_text", "warn", "文件里只有图，读不出文字。换成能检索的 docx 或者 pdf，看不清的人才能听。"))
    if has_changes:
        said.append(("tracked_changes", "stop", "文件里留着修订痕迹。在 Word 里接受或者拒绝全部修订，再传一次。"))
    if hidden_sheets:
        said.append(("hidden_sheets", "stop", f"有隐藏的工作表：{'、'.join(hidden_sheets)}。处理时一并去掉，或者显示出来再传。"))
    if pictures:
        said.append(("pictures", "warn", f"{pictures}张图片没有文字说明。给图片加“替代文字”。"))
    return [{"code": code, "severity": severity, "sentence": sentence} for code, severity, sentence in said]


def _row(done: Doing, entry: Entry, kept: _Kept, seen: _Seen, *, masked_from: Attachment | None = None) -> Attachment:
    last = Attachment.objects.filter(entry=entry).aggregate(n=Max("position"))["n"] or 0
    return Attachment.objects.create(
        entry=entry,
        file=kept.file,
        name=kept.name,
        position=masked_from.position if masked_from else last + 1,
        pages=seen.pages,
        readable=seen.readable,
        findings=seen.findings,
        columns=seen.columns,
        remarks=seen.remarks,
        masked_from=masked_from,
        added_at=done.at,
        added_by=done.signature,
    )
