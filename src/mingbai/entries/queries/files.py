"""A draft's files for its own staff: what would be published of them, and a preview of masking. Originals are not reachable."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from mingbai.accounts import policies
from mingbai.accounts.values import Acting
from mingbai.core import files, inspections
from mingbai.core.errors import Invalid, NotVisible
from mingbai.entries.models import Attachment, Version, VersionFile
from mingbai.entries.queries.access import draft_of
from mingbai.entries.queries.parts import AttachmentRow, attachments_of_draft, file_row
from mingbai.entries.queries.words import scan_words
from mingbai.organs.queries import row_of
from mingbai.reading.passages import Unreadable
from mingbai.scanning.mask import Masked, MaskingPlan


def work_file(by: Acting, entry_id: int, file_id: int) -> tuple[AttachmentRow, bytes]:
    """Return a current file of the entry with the bytes that are published; raise NotVisible for other entries' files."""
    standing = _standing(by, entry_id, file_id)
    row = file_row(standing, standing.rebuilt)
    if not row.public:
        raise NotVisible(str(file_id))
    return row, files.read(row.public)


def draft_file(entry_id: int, file_id: int) -> AttachmentRow | None:
    """Return a file beside the draft; None when it has been replaced or removed meanwhile."""
    row = attachments_of_draft(entry_id).defer("readable").filter(pk=file_id).first()
    return file_row(row, row.rebuilt) if row is not None else None


def files_from_before() -> tuple[tuple[int, int], ...]:
    """Return the files (attachment, organ) that came in before rebuilding and are beside a draft or published."""
    published = Exists(VersionFile.objects.filter(attachment=OuterRef("pk")))
    rows = Attachment.objects.filter(published | Q(is_removed=False), rebuilt=None)
    return tuple(rows.order_by("pk").values_list("pk", "entry__organ_id"))


def waiting_of(entry_id: int) -> tuple[int, ...]:
    """Return the files beside a draft that came in before rebuilding."""
    rows = Attachment.objects.filter(entry_id=entry_id, is_removed=False, rebuilt=None)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def masked(file: AttachmentRow, plan: MaskingPlan | None, today: date) -> tuple[str, str]:
    """Return the name and readable HTML that a draft's file would have with this masking; nothing is stored."""
    copy = masked_copy(file.name, file.original, plan, today)
    return copy.name, copy.inspection.page


def _standing(by: Acting, entry_id: int, file_id: int) -> Attachment:
    """Return the row of a file of the draft or, without a draft, of the last version."""
    related = ("file", "rebuilt__file", "entry__organ__parent", "entry__draft")
    row = Attachment.objects.defer("readable").select_related(*related).filter(pk=file_id, entry_id=entry_id).first()
    if row is None or not policies.may_read_organ(by, row_of(row.entry.organ)):
        raise NotVisible(str(file_id))
    if draft_of(row.entry) is not None:
        stands = not row.is_removed
    else:
        last = Version.objects.filter(entry_id=entry_id).order_by("-number").values("pk")[:1]
        stands = VersionFile.objects.filter(version__in=last, attachment=row).exists()
    if not stands:
        raise NotVisible(str(file_id))
    return row


def masked_copy(name: str, sha256: str, plan: MaskingPlan | None, on: date) -> Masked:
    """Return the masked copy of a stored file, made from its inspection; raise Invalid where something cannot be masked."""
    try:
        return inspections.mask_file(name, sha256, plan, scan_words(), on)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
