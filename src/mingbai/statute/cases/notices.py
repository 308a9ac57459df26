"""Which steps of a case the law has somebody told of, and by which letter."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.statute.cases.excess import ARTICLE_35
from mingbai.statute.cases.extension import EXTENSION
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.fees import NOTICE
from mingbai.statute.citation import regulations
from mingbai.statute.index import rule

REASONS_ASKED = "P8"
NOTICES: Mapping[EventKind, str] = {
    EventKind.CORRECTION_NOTICED: "P2",
    EventKind.EXTENDED: "P3",
    EventKind.THIRD_PARTY_CONSULTED: "P4",
    EventKind.ORGAN_CONSULTED: "P7",
    EventKind.DELAYED: "P9",
    EventKind.FEE_NOTICED: "P10",
}


@rule(
    regulations("第30条"),
    regulations("第32条"),
    EXTENSION,
    regulations("第34条"),
    ARTICLE_35,
    NOTICE,
    name="哪一步要发哪种告知书",
)
def notice_of(kind: EventKind) -> str | None:
    """Return the letter by which a step is told: to the applicant, or to the one who is asked; None where none is needed."""
    return NOTICES.get(kind)
