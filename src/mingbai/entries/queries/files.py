"""A draft's files for its own staff: the bytes, and how a file would look when masked; replaced originals are not here."""

from __future__ import annotations

from datetime import date

from mingbai.accounts.values import Acting
from mingbai.core import files, inspections
from mingbai.core.errors import Invalid, NotVisible
from mingbai.entries.queries.words import scan_words
from mingbai.entries.queries.work import work_entry
from mingbai.entries.values.views import AttachmentRow
from mingbai.reading.passages import Unreadable
from mingbai.scanning.mask import Masked, MaskingPlan, mask


def work_file(by: Acting, entry_id: int, file_id: int, today: date) -> tuple[AttachmentRow, bytes]:
    """A file of the entry as it stands now, with its bytes; NotVisible for replaced originals and files of other entries."""
    for row in work_entry(by, entry_id, today).files:
        if row.id == file_id:
            return row, files.read(row.sha256)
    raise NotVisible(str(file_id))


def masked(by: Acting, entry_id: int, file_id: int, plan: MaskingPlan | None, today: date) -> tuple[str, str]:
    """The new name and the readable HTML that a file would have when masked so; nothing is stored."""
    row, _ = work_file(by, entry_id, file_id, today)
    copy = masked_copy(row.name, row.sha256, plan, today)
    return copy.name, copy.inspection.page


def masked_copy(name: str, sha256: str, plan: MaskingPlan | None, on: date) -> Masked:
    """The masked copy of a stored file, made from what was read when it came in; Invalid where something cannot be masked."""
    data, words = files.read(sha256), scan_words()
    try:
        original = inspections.kept(sha256, name) or inspections.inspect_file(name, data, words, on)
        return mask(original, data, plan, words=words, on=on)
    except Unreadable as failure:
        raise Invalid(str(failure), "file") from failure
