"""What was found in the attachments of a draft, by the words that the county looks for now."""

from __future__ import annotations

from datetime import date

from mingbai.core import inspections
from mingbai.entries.models import Attachment
from mingbai.entries.values.inspected import Inspected, load, of
from mingbai.privacy.words import Words


def inspected(row: Attachment, words: Words, on: date) -> Inspected:
    """What is kept with an attachment; looked through again when the county's words changed, from what was read when it came in.

    Another day changes nothing: whoever was a child on the day of the scan stays reported. A file from before inspections were
    kept stays as it was found then.
    """
    known = load(row.findings, row.columns, row.remarks)
    if known.words in ("", words.fingerprint):
        return known
    again = inspections.rescanned(row.file_id, row.name, words, on)
    return of(again) if again is not None else known
