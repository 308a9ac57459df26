"""The parts of an entry as rows: files, verdicts, versions, snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from mingbai.core import inspections
from mingbai.core.models import RebuiltFile
from mingbai.entries.models import Attachment, Confirmation, ReviewVerdict, Snapshot, Version, VersionFile
from mingbai.entries.values.inspected import count
from mingbai.scanning.columns import TableColumns
from mingbai.scanning.stored import columns_from_plain
from mingbai.statute.disclosure.review import EntryAct, Stage


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """An attachment; `size` is in bytes, and `is_masked` says it replaces an original with personal data.

    `original` is the digest of what came in, `public` that of the rebuilt file, empty until a file from before is rebuilt.
    """

    id: int
    entry_id: int
    name: str
    size: int
    media_type: str
    original: str
    public: str
    pages: int
    readable: str
    findings: int
    tables: tuple[TableColumns, ...]
    is_masked: bool
    added_at: datetime
    added_by: str


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One recorded decision, or the submission that opened the round."""

    round: int
    stage: Stage
    act: EntryAct
    opinion: str
    basis: str
    decided_by: str
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """What was confirmed when a round was handed in, by whom and when."""

    round: int
    points: tuple[str, ...]
    confirmed_by: str
    confirmed_at: datetime


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """One snapshot of the draft."""

    number: int
    reason: str
    made_at: datetime
    made_by: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One published version; `note` is what the public was told about the change."""

    number: int
    note: str
    published_at: datetime
    published_by: str


def attachments_of_draft(entry_id: int) -> QuerySet[Attachment]:
    """Return the files beside the draft, in order."""
    return (
        Attachment.objects.filter(entry_id=entry_id, is_removed=False)
        .select_related("file", "rebuilt__file")
        .annotate(inspection=inspections.where_kept("file", "name"))
        .order_by("position", "id")
    )


def files_of_version(entry_id: int) -> tuple[AttachmentRow, ...]:
    """Return the files of the last published version."""
    last = Version.objects.filter(entry_id=entry_id).order_by("-number").first()
    kept = VersionFile.objects.filter(version=last) if last else VersionFile.objects.none()
    rows = kept.select_related("attachment__file", "file__file").order_by("attachment__position", "attachment_id")
    return tuple(file_row(one.attachment, one.file, one.attachment.readable if one.file else "") for one in rows)


def verdicts(entry_id: int) -> tuple[VerdictRow, ...]:
    """Return every recorded decision, oldest first."""
    fields = ("round", "stage", "act", "opinion", "basis", "decided_by", "decided_at")
    rows = ReviewVerdict.objects.filter(entry_id=entry_id).order_by("id").values_list(*fields)
    return tuple(VerdictRow(round_, Stage(stage), EntryAct(act), *rest) for round_, stage, act, *rest in rows)


def confirmation(entry_id: int, round_: int) -> ConfirmationRow | None:
    """Return what was confirmed when this round was handed in; None when nothing had to be."""
    row = Confirmation.objects.filter(entry_id=entry_id, round=round_).first()
    return ConfirmationRow(row.round, tuple(row.points), row.confirmed_by, row.confirmed_at) if row else None


def versions(entry_id: int) -> tuple[VersionRow, ...]:
    """Return every published version, oldest first."""
    fields = tuple(VersionRow.__dataclass_fields__)
    return tuple(VersionRow(*row) for row in Version.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def snapshots(entry_id: int) -> tuple[SnapshotRow, ...]:
    """Return every snapshot of the draft, oldest first."""
    fields = tuple(SnapshotRow.__dataclass_fields__)
    return tuple(SnapshotRow(*row) for row in Snapshot.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def file_row(row: Attachment, public: RebuiltFile | None, readable: str = "") -> AttachmentRow:
    """Return an attachment that was loaded with its stored files; `readable` is set where a page shows its content.

    `public` is what is published of it: what people download here and outside. The file that came in is only masked.
    """
    return AttachmentRow(
        id=row.pk,
        entry_id=row.entry_id,
        name=row.name,
        size=public.file.size if public else row.file.size,
        media_type=row.file.media_type,
        original=row.file.sha256,
        public=public.pk if public else "",
        pages=row.pages,
        readable=readable,
        findings=count(row.findings),
        tables=columns_from_plain(row.columns),
        is_masked=row.masked_from_id is not None,
        added_at=row.added_at,
        added_by=row.added_by,
    )
