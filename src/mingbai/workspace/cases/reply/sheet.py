"""The sheet of a letter as it stands now."""

from __future__ import annotations

from mingbai.cases.queries.desk import LetterDraft
from mingbai.organs.queries import OrganRow
from mingbai.rendering.letter.composed import LetterWords, composed
from mingbai.rendering.letter.value import LetterSheet
from mingbai.statute.cases.letters import PART_WORDS
from mingbai.statute.cases.remedies import SignedBy


def sheet_of(organ: OrganRow, draft: LetterDraft) -> LetterSheet:
    """Return the letter, signed or as a draft that says so on every page."""
    return composed(
        LetterWords(
            code=draft.code,
            organ_name=organ.name,
            signer=signer(organ, draft.signs_as),
            parts=draft.parts,
            grounds=draft.grounds,
            remedy=draft.remedy,
            number=draft.number,
            signed_on=draft.signed_on,
            drafted_on=draft.changed_on,
        )
    )


def signer(organ: OrganRow, signs_as: str) -> str:
    """Return the name below the letter: the organ's, or its office's with the organ's before it."""
    if signs_as != SignedBy.OFFICE:
        return organ.name
    return organ.office if organ.office.startswith(organ.name) else f"{organ.name}{organ.office}"


def locked(draft: LetterDraft) -> tuple[tuple[str, str], ...]:
    """Return what the record fills, for the form's side: nobody types it."""
    keys = ("addressee", "received_on", "subject", "search", "contact", "number")
    return tuple((PART_WORDS[key], draft.parts[key]) for key in keys if draft.parts.get(key))
