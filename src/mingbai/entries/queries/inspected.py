"""What was found in a draft's attachments, by the words the county looks for now."""

from __future__ import annotations

from datetime import date

from mingbai.core import inspections
from mingbai.entries.models import Attachment
from mingbai.entries.values.inspected import Inspected, load, of
from mingbai.privacy.words import Words


def inspected(row: Attachment, words: Words, on: date) -> Inspected:
    """Return what is stored with an attachment, rescanned from its inspection when the county's words have changed.

    The day does not matter: someone who was a child on the day of the scan stays reported. A file older than stored
    inspections keeps what was found then.
    """
    known = load(row.findings, row.columns, row.remarks)
    if known.words in ("", words.fingerprint):
        return known
    again = inspections.rescanned(row.file_id, row.name, words, on)
    return of(again) if again is not None else known
