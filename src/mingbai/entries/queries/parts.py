"""The parts of an entry as rows: files, verdicts, versions, snapshots."""

from __future__ import annotations

from django.db.models import QuerySet

from mingbai.entries.models import Attachment, ReviewVerdict, Snapshot, Version, VersionFile
from mingbai.entries.values.inspected import count
from mingbai.entries.values.views import AttachmentRow, SnapshotRow, VerdictRow, VersionRow
from mingbai.scanning.stored import columns_from_plain
from mingbai.statute.disclosure.review import EntryAct, Stage


def attachments_of_draft(entry_id: int) -> QuerySet[Attachment]:
    """Return the files beside the draft, in order."""
    return Attachment.objects.filter(entry_id=entry_id, is_removed=False).select_related("file").order_by("position", "id")


def files_of_version(entry_id: int) -> tuple[AttachmentRow, ...]:
    """Return the files of the last published version."""
    last = Version.objects.filter(entry_id=entry_id).order_by("-number").first()
    keys = VersionFile.objects.filter(version=last).values_list("attachment_id", flat=True) if last else ()
    rows = Attachment.objects.filter(pk__in=list(keys)).select_related("file").order_by("position", "id")
    return tuple(file_row(one, one.readable) for one in rows)


def verdicts(entry_id: int) -> tuple[VerdictRow, ...]:
    """Return every recorded decision, oldest first."""
    fields = ("round", "stage", "act", "opinion", "basis", "decided_by", "decided_at")
    rows = ReviewVerdict.objects.filter(entry_id=entry_id).order_by("id").values_list(*fields)
    return tuple(VerdictRow(round_, Stage(stage), EntryAct(act), *rest) for round_, stage, act, *rest in rows)


def versions(entry_id: int) -> tuple[VersionRow, ...]:
    """Return every published version, oldest first."""
    fields = tuple(VersionRow.__dataclass_fields__)
    return tuple(VersionRow(*row) for row in Version.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def snapshots(entry_id: int) -> tuple[SnapshotRow, ...]:
    """Return every snapshot of the draft, oldest first."""
    fields = tuple(SnapshotRow.__dataclass_fields__)
    return tuple(SnapshotRow(*row) for row in Snapshot.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def file_row(row: Attachment, readable: str = "") -> AttachmentRow:
    """Return an attachment that was loaded with its stored file; `readable` is set where a page shows its content."""
    return AttachmentRow(
        id=row.pk,
        entry_id=row.entry_id,
        name=row.name,
        size=row.file.size,
        media_type=row.file.media_type,
        sha256=row.file.sha256,
        pages=row.pages,
        readable=readable,
        findings=count(row.findings),
        tables=columns_from_plain(row.columns),
        is_masked=row.masked_from_id is not None,
        added_at=row.added_at,
        added_by=row.added_by,
    )
