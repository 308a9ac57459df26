"""The sheet of a letter as it stands now."""

from __future__ import annotations

from mingbai.cases.models import Letter
from mingbai.cases.models.letters import SIGNED_STATES
from mingbai.cases.queries.annexes import said_annexes
from mingbai.cases.queries.desk import LetterDraft, draft_of
from mingbai.cases.queries.online import YEAR_AND_NUMBER
from mingbai.core import files, public, sealing
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow
from mingbai.rendering.letter.composed import LetterWords, composed
from mingbai.rendering.letter.value import LetterSheet
from mingbai.statute.cases.remedies import SignedBy
from mingbai.statute.cases.states import CaseState

MOST_AT_ONCE = 50
VERIFY_PATH = "/apply/letter/"


def sheet_of(organ: OrganRow, draft: LetterDraft) -> LetterSheet:
    """Return the letter, signed or as a draft that says so on every page."""
    name = signer(organ, draft.signs_as)
    return composed(
        LetterWords(
            code=draft.code,
            organ_name=name,
            signer=name,
            parts=draft.parts,
            grounds=draft.grounds,
            remedy=draft.remedy,
            number=draft.number,
            signed_on=draft.signed_on,
            drafted_on=draft.changed_on,
            is_organisation=draft.is_organisation,
            address=verification_address(draft.number, draft.check_code),
            check_code=draft.check_code,
            annexes=said_annexes(draft.parts),
        )
    )


def verification_address(number: str, code: str) -> str:
    """Return where anybody asks whether a letter was issued; empty where no address is printed."""
    found = YEAR_AND_NUMBER.search(number)
    return public.printed_address(f"{VERIFY_PATH}?n={found[1]}-{found[2]}&c={code}") if code and found else ""


def signer(organ: OrganRow, signs_as: str) -> str:
    """Return the name above and below the letter: the organ's, or its office's with the organ's before it."""
    if signs_as != SignedBy.OFFICE:
        return organ.name
    return organ.office if organ.office.startswith(organ.name) else f"{organ.name}{organ.office}"


def signed_sheet(letter: Letter) -> LetterSheet:
    """Return the sheet of a signed letter, which no longer changes."""
    organ = organs.organ_by_id(letter.organ_id)
    assert letter.signed_on is not None
    return sheet_of(organ, draft_of(organ, letter.application, letter, letter.signed_on))


def kept_file(letter_id: int, ending: str) -> bytes | None:
    """Return the file that was kept of a signed letter, opened; None before the schedule has drawn it."""
    kept = Letter.objects.filter(pk=letter_id).values_list(f"{ending}_id", flat=True).first()
    return sealing.open_bytes(files.read(kept)) if kept else None


def without_files() -> tuple[tuple[int, int], ...]:
    """Return letter and organ of the signed letters whose final files are not kept yet, oldest first."""
    rows = Letter.objects.filter(state__in=SIGNED_STATES, pdf__isnull=True, application__removed_at__isnull=True)
    rows = rows.filter(application__erasure__isnull=True).exclude(application__state=CaseState.SEALED.value)
    return tuple(rows.order_by("id").values_list("id", "organ_id")[:MOST_AT_ONCE])
