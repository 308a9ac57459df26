"""What is enclosed with a reply: the information that is given, then the list of grounds, each with its pages."""

from __future__ import annotations

import json
from collections.abc import Mapping

from mingbai.cases.models import Application, KeptPaper, Letter, LetterLine
from mingbai.cases.models.letters import LetterState
from mingbai.cases.queries.letters import letters_about, outcome_of
from mingbai.core import apart, files
from mingbai.core.sealing import open_bytes, open_sealed
from mingbai.statute.cases.clearance import needs_clearance
from mingbai.statute.cases.outcomes import Outcome

ANNEXES = "annexes"
ANSWER = "answer"
ENCLOSED = (ANSWER, "grounds")
PDF = "application/pdf"
GROUNDS_LIST = "不予公开部分的依据清单"


def annexes_of(case_id: int, outcome: Outcome) -> tuple[str, ...]:
    """Return the names for the letter (施工合同（共23页）); empty for a reply that gives nothing. Files are opened for it."""
    # What goes out unreviewed encloses nothing, R1 (已经公开) too: it only says where.
    if not needs_clearance(outcome):
        return ()
    kept = KeptPaper.objects.filter(application_id=case_id, purpose__in=ENCLOSED, stored__isnull=False).order_by("id")
    rows = sorted(kept, key=lambda one: ENCLOSED.index(one.purpose))
    return tuple(f"{_name(one)}{_pages(one)}" for one in rows)


def enclosed_keys(case_id: int) -> tuple[int, ...]:
    """Return the papers that a reply of this case would give now."""
    kept = KeptPaper.objects.filter(application_id=case_id, purpose__in=ENCLOSED, stored__isnull=False)
    return tuple(kept.order_by("id").values_list("id", flat=True))


def given_papers(row: Application) -> tuple[KeptPaper, ...]:
    """Return the information that the latest served reply gave and that is still kept."""
    served = letters_about(row.pk).filter(is_reply=True, state=LetterState.SERVED.value).order_by("-id")
    letter = next((one for one in served if needs_clearance(outcome_of(one))), None)
    return tuple(one for one in enclosed_with(letter) if one.purpose == ANSWER) if letter else ()


def enclosed_with(letter: Letter) -> tuple[KeptPaper, ...]:
    """Return what a reply that was handed in encloses and that is still kept; what came in later was not reviewed."""
    if not letter.is_reply or not needs_clearance(outcome_of(letter)):
        return ()
    # From the hand-in to the service nothing is added or taken away.
    line = LetterLine.objects.filter(letter=letter, act="submit").order_by("id").last()
    by_then = line.decided_at if line else letter.changed_at
    found = KeptPaper.objects.filter(application_id=letter.application_id, purpose__in=ENCLOSED, stored__isnull=False)
    return tuple(sorted(found.filter(added_at__lte=by_then).order_by("id"), key=lambda one: ENCLOSED.index(one.purpose)))


def said_annexes(contents: Mapping[str, str]) -> tuple[str, ...]:
    """Return the annexes that a letter names."""
    return tuple(json.loads(contents.get(ANNEXES) or "[]"))


def as_part(names: tuple[str, ...]) -> str:
    """Return annexes as the contents of a letter keep them."""
    return json.dumps(names, ensure_ascii=False) if names else ""


def _name(one: KeptPaper) -> str:
    return GROUNDS_LIST if one.purpose == "grounds" else open_sealed(one.name).rpartition(".")[0] or open_sealed(one.name)


def _pages(one: KeptPaper) -> str:
    if one.media_type != PDF or one.stored_id is None:
        return ""
    return f"（共{apart.page_count(open_bytes(files.read(one.stored_id)))}页）"
