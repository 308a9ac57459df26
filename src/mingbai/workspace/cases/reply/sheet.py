"""What stands on a letter without anybody typing it."""

from __future__ import annotations

from mingbai.cases.queries.desk import LetterDraft
from mingbai.statute.cases.letters import PART_WORDS


def locked(draft: LetterDraft) -> tuple[tuple[str, str], ...]:
    """Return what the record fills, for the form's side: nobody types it."""
    keys = ("addressee", "received_on", "subject", "search", "contact", "number")
    return tuple((PART_WORDS[key], draft.parts[key]) for key in keys if draft.parts.get(key))
