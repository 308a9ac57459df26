"""Tags and words that the pages of village inspections share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingbai.core.components import Tick
from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import MARK_WORDS, STATE_WORDS, BoardMark, PointMark, VisitState

STATE_TAGS = {
    VisitState.PLANNED: "",
    VisitState.LEFT_OUT: "none",
    VisitState.PASSED: "done",
    VisitState.FOUND: "late",
    VisitState.NOTIFIED: "soon",
    VisitState.ANSWERED: "half",
    VisitState.CLOSED: "done",
}
MARK_STATES = {BoardMark.YES: "done", BoardMark.PARTLY: "half", BoardMark.NO: "miss"}
MARK_CHOICES = tuple((mark.value, words) for mark, words in MARK_WORDS.items())


def state_tag(state: VisitState) -> tuple[str, str]:
    """Return the words and the kind of a state's tag."""
    return STATE_WORDS[state], STATE_TAGS[state]


def ticks(points: Sequence[InspectedPoint], found: Mapping[str, PointMark]) -> tuple[Tick, ...]:
    """Return the points as a checklist, each with its mark, the inspector's words and the article."""
    return tuple(_tick(one, found.get(one.key)) for one in points)


def _tick(point: InspectedPoint, found: PointMark | None) -> Tick:
    if found is None:
        return Tick(point.words, "", point.source)
    words = f"{MARK_WORDS[found.mark]}。{found.note}" if found.note else MARK_WORDS[found.mark]
    return Tick(point.words, MARK_STATES.get(found.mark, ""), f"{words}（{point.source}）")
