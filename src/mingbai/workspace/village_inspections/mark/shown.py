"""What the sheet at the board shows: each point with its mark, what the records know, and what somebody else has marked."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mingbai.core.forms import Choice, PlainForm
from mingbai.core.words import iso, moment
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import MARK_WORDS, BoardMark
from mingbai.village_inspections.values import KnownItem, MarkConflict, VisitSheet
from mingbai.workspace.frame import StaffRequest
from mingbai.workspace.village_inspections.words import MARK_CHOICES

CONFLICT = "有{}项别人已经记了不同的结果，没有覆盖。看过以后选照谁的，再存一次。"


@dataclass(frozen=True, slots=True)
class PointView:
    """One point as a fieldset: `saved` is what the server holds, `theirs` what somebody else marked meanwhile."""

    key: str
    words: str
    source: str
    choices: tuple[Choice, ...]
    note: str
    saved: str
    known: tuple[KnownItem, ...]
    is_proposed: bool
    theirs: str


def sheet_context(
    found: VisitSheet, request: StaffRequest, form: PlainForm, conflicts: Sequence[MarkConflict] = ()
) -> dict[str, object]:
    """Return the context of the sheet; what was typed stands where it was refused."""
    typed = request.POST if form.is_bound else {}
    told = {one.key: said_of(one)["said"] for one in conflicts}
    return {
        "row": found.row,
        "points": [_view(one, found, typed, told.get(one.key, "")) for one in found.points],
        "photos": found.photos,
        "sending": uuid.uuid4().hex,
        "inspected_on": typed.get("inspected_on") or iso(found.row.inspected_on or request.today),
        "problems": form.problems() if form.is_bound else (),
        "store": f"{found.row.id}-{request.acting.post_id}",
    }


def said_of(one: MarkConflict) -> dict[str, str]:
    """Return somebody else's mark: its value, its note, and both in words with who and when."""
    found = one.theirs.found
    words = MARK_WORDS[found.mark] + (f"（{found.note}）" if found.note else "")
    said = f"{one.theirs.marked_by}，{moment(one.theirs.marked_at)}记的是“{words}”。"
    return {"mark": found.mark.value, "note": found.note, "said": said}


def _view(point: InspectedPoint, found: VisitSheet, typed: Mapping[str, str], theirs: str) -> PointView:
    kept = found.marks.get(point.key)
    known = found.known.get(point.key, ())
    saved = kept.found.mark.value if kept else ""
    # What the records show is proposed, so that nobody enters it again; the inspector looks and may say otherwise.
    proposed = BoardMark.YES.value if known and not kept else ""
    chosen = typed.get(f"mark-{point.key}") or saved or proposed
    note = typed.get(f"note-{point.key}", kept.found.note if kept else "")
    return PointView(
        key=point.key,
        words=point.words,
        source=point.source,
        choices=tuple(Choice(value, words, value == chosen) for value, words in MARK_CHOICES),
        note=note,
        saved=f"{saved}|{kept.found.note}" if kept else "|",
        known=known,
        is_proposed=bool(proposed) and chosen == proposed,
        theirs=theirs,
    )
