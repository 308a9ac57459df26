"""The parts of an entry as rows: files, verdicts, versions, snapshots."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from mingbai.entries.models import Attachment, ReviewVerdict, Snapshot, Version, VersionFile
from mingbai.entries.values.inspected import count
from mingbai.entries.values.views import AttachmentRow, SnapshotRow, VerdictRow, VersionRow
from mingbai.scanning.stored import columns_from_plain
from mingbai.statute.disclosure.review import EntryAct, Stage

FILE_FIELDS = (
    "id", "entry_id", "name", "file__size", "file__media_type", "file__sha256", "pages", "readable", "findings", "columns",
    "masked_from_id", "added_at", "added_by",
)  # fmt: skip


def files_of_draft(entry_id: int) -> tuple[AttachmentRow, ...]:
    """The files beside the draft in their order."""
    return _files(Attachment.objects.filter(entry_id=entry_id, is_removed=False))


def files_of_version(entry_id: int) -> tuple[AttachmentRow, ...]:
    """The files of the last published version."""
    last = Version.objects.filter(entry_id=entry_id).order_by("-number").first()
    keys = VersionFile.objects.filter(version=last).values_list("attachment_id", flat=True) if last else ()
    return _files(Attachment.objects.filter(pk__in=list(keys)))


def verdicts(entry_id: int) -> tuple[VerdictRow, ...]:
    """Every recorded decision, the oldest first."""
    fields = ("round", "stage", "act", "opinion", "basis", "decided_by", "decided_at")
    rows = ReviewVerdict.objects.filter(entry_id=entry_id).order_by("id").values_list(*fields)
    return tuple(VerdictRow(round_, Stage(stage), EntryAct(act), *rest) for round_, stage, act, *rest in rows)


def versions(entry_id: int) -> tuple[VersionRow, ...]:
    """Every published version, the first one first."""
    fields = tuple(VersionRow.__dataclass_fields__)
    return tuple(VersionRow(*row) for row in Version.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def snapshots(entry_id: int) -> tuple[SnapshotRow, ...]:
    """Every kept state of the draft, the oldest first."""
    fields = tuple(SnapshotRow.__dataclass_fields__)
    return tuple(SnapshotRow(*row) for row in Snapshot.objects.filter(entry_id=entry_id).order_by("number").values_list(*fields))


def _files(rows: QuerySet[Attachment]) -> tuple[AttachmentRow, ...]:
    return tuple(_file(*row) for row in rows.order_by("position", "id").values_list(*FILE_FIELDS))


def _file(*row: Any) -> AttachmentRow:
    findings, columns, masked_from, added_at, added_by = row[8:]
    tables = columns_from_plain(columns)
    rest: tuple[Any, ...] = (count(findings), tables, masked_from is not None, added_at, added_by)
    return AttachmentRow(*row[:8], *rest)
