"""Files beside the text: attach, mask, remove. What reading and scanning found is stored with the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from mingbai.accounts.values import Acting, Doing
from mingbai.core import apart, files, inspections, rebuilding
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, NotVisible
from mingbai.core.models import StoredFile
from mingbai.core.rebuilding import Publishable
from mingbai.entries.actions.common import lock, lock_draft, wrote
from mingbai.entries.models import Attachment, Entry
from mingbai.entries.queries.files import masked_copy
from mingbai.entries.queries.words import scan_words
from mingbai.entries.values.files import LARGEST, MEDIA_TYPES, MOST, file_name, media_type
from mingbai.entries.values.inspected import plain_of, scanned_with
from mingbai.reading.passages import Unreadable
from mingbai.scanning.inspection import Inspection
from mingbai.scanning.mask import Masked, MaskingPlan

__all__ = [
    "TakenFile",
    "attach",
    "attach_taken",
    "look_again",
    "read_file",
    "remove_attachment",
    "take_file",
    "treat_attachment",
]


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A stored file with its inspection, which carries the file's name, and what may be published of it."""

    file: StoredFile
    inspection: Inspection
    public: Publishable


def take_file(*, name: str, data: bytes, at: datetime) -> TakenFile:
    """Read and store a file that an act will attach; call it before the act, because reading takes time."""
    name = file_name(name)
    if not data:
        raise Invalid("文件是空的，请重新选。", "file")
    if len(data) > LARGEST:
        raise Invalid(f"文件超过{LARGEST // 1024 // 1024}MB，请压缩图片或者分成几个文件。", "file")
    return _kept(data, _inspected(name, data, at))


def attach(*, entry_id: int, name: str, data: bytes, by: Acting, at: datetime) -> int:
    """Attach a file and return its key; the same file is attached once."""
    return attach_taken(entry_id=entry_id, taken=take_file(name=name, data=data, at=at), by=by, at=at)


def attach_taken(*, entry_id: int, taken: TakenFile, by: Acting, at: datetime) -> int:
    """Attach a file already read and stored, as `attach` does."""
    name = taken.inspection.name
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, entry_id)
        same = Attachment.objects.filter(entry=entry, file=taken.file, name=name, is_removed=False).first()
        if same is not None:
            return same.pk
        if Attachment.objects.filter(entry=entry, is_removed=False).count() >= MOST:
            raise Invalid(f"一条信息最多{MOST}个附件。", "file")
        row = _row(done, entry, taken)
        wrote(done, entry)
        data_of_act = {
            "name": name,
            "sha256": taken.file.sha256,
            "rebuilt": taken.public.file.pk,
            "findings": len(taken.inspection.findings),
        }
        done.note("entry.file_added", entry.subject, data_of_act)
    return row.pk


def treat_attachment(*, attachment_id: int, plan: MaskingPlan | None, by: Acting, at: datetime) -> int:
    """Replace a file with its masked copy, as the clerk decided column by column; the original can no longer be reached."""
    old = _attachment(attachment_id)
    copy = masked_copy(old.name, old.file.sha256, plan, at.date())
    taken = _masked(copy, old.file)
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, old.entry_id)
        old.refresh_from_db()
        masked = Attachment.objects.filter(masked_from=old).first()
        if masked is not None:
            return masked.pk
        if old.is_removed:
            raise NotVisible(str(attachment_id))
        row = _row(done, entry, taken, masked_from=old)
        wrote(done, entry)
        old.is_removed = True
        old.save(update_fields=["is_removed"])
        treatments = {str(place): str(how) for place, how in (plan.listed() if plan else ())}
        done.note(
            "entry.file_masked",
            entry.subject,
            {"name": old.name, "as": copy.name, "rebuilt": taken.public.file.pk, "treatments": treatments},
        )
    return row.pk


def remove_attachment(*, attachment_id: int, by: Acting, at: datetime) -> None:
    """Remove a file from the draft; published versions keep theirs."""
    row = _attachment(attachment_id)
    with open_act(by=by, at=at) as done:
        _, entry, _ = lock_draft(done, row.entry_id)
        if Attachment.objects.filter(pk=attachment_id, is_removed=False).update(is_removed=True):
            wrote(done, entry)
            done.note("entry.file_removed", entry.subject, {"name": row.name, "sha256": row.file.sha256})


def look_again(*, entry_id: int, by: Acting, at: datetime) -> None:
    """Rescan a draft's files where the county's word list has changed since they were scanned, and store what is found.

    Runs before the transaction of an act that checks the draft, so that the check inside it finds the work done.
    """
    words = scan_words()
    rows = Attachment.objects.filter(entry_id=entry_id, is_removed=False).defer("readable")
    known = ("", words.fingerprint)
    old = [row for row in rows if scanned_with(row.findings) not in known]
    found = ((row.pk, inspections.rescanned(row.file_id, row.name, words, at.date())) for row in old)
    if new := {pk: one for pk, one in found if one is not None}:
        with open_act(by=by, at=at) as done:
            _, entry = lock(done, entry_id)
            for pk, one in new.items():
                Attachment.objects.filter(pk=pk).update(**plain_of(one))
            found_now = {str(pk): len(one.findings) for pk, one in new.items()}
            done.note("entry.files_looked_through", entry.subject, {"findings": found_now})


def read_file(name: str, data: bytes) -> str:
    """Return the readable HTML of a file whose content becomes the text itself; raise Invalid when it cannot be read."""
    try:
        return apart.readable(file_name(name), data)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure


def _attachment(attachment_id: int) -> Attachment:
    row = Attachment.objects.select_related("file").filter(pk=attachment_id).first()
    if row is None:
        raise NotVisible(str(attachment_id))
    return row


def _inspected(name: str, data: bytes, at: datetime) -> Inspection:
    """Inspect a file; raise Invalid with the reader's message when it cannot be read."""
    if name.rpartition(".")[2].lower() not in MEDIA_TYPES:
        raise Invalid("附件可以是 docx、xlsx、pdf、txt、csv、html 或者图片。别的格式请另存为其中一种。", "file")
    try:
        return inspections.inspect_file(name, data, scan_words(), at.date())
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure


def _kept(data: bytes, inspection: Inspection) -> TakenFile:
    """Store a file, its inspection and its rebuilt file before the transaction: they may stay whether the act succeeds or not."""
    stored = files.store(data, media_type(inspection.name))
    inspections.keep(stored, inspection)
    came = Attachment.objects.filter(file=stored, name=inspection.name, masked_from=None, rebuilt__isnull=False)
    before = came.select_related("rebuilt").order_by("-pk").first()
    if before is not None and before.rebuilt is not None and rebuilding.is_current(before.rebuilt):
        return TakenFile(stored, inspection, Publishable(before.rebuilt, before.readable))
    try:
        return TakenFile(stored, inspection, rebuilding.rebuild_file(stored, inspection.name))
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure


def _masked(copy: Masked, original: StoredFile) -> TakenFile:
    """Store a masked copy, which is a rebuilt file already."""
    public = rebuilding.keep(original, copy.data, copy.inspection.page)
    inspections.keep(public.file.file, copy.inspection)
    return TakenFile(public.file.file, copy.inspection, public)


def _row(done: Doing, entry: Entry, taken: TakenFile, *, masked_from: Attachment | None = None) -> Attachment:
    last = Attachment.objects.filter(entry=entry).aggregate(n=Max("position"))["n"] or 0
    return Attachment.objects.create(
        entry=entry,
        file=taken.file,
        rebuilt=taken.public.file,
        name=taken.inspection.name,
        position=masked_from.position if masked_from else last + 1,
        pages=taken.inspection.content.pages,
        readable=taken.public.page,
        **plain_of(taken.inspection),
        masked_from=masked_from,
        added_at=done.at,
        added_by=done.signature,
    )
