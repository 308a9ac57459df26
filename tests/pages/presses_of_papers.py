"""The presses on papers of an application, and on what is withheld of one."""

from __future__ import annotations

from domains.cases.papers_made import BOX, sent
from mingbai.cases.queries.redaction import mark_of_seen
from pages.press import WORKERS, Made, Press, Typed, only, upload
from support import TODAY

PAPER = {"case_id": "paper_case", "paper_id": 0}
COPY = {"case_id": "paper_case", "redaction_id": 0}


def paper(made: Made) -> Typed:
    return {"purpose": "identity", **upload("证件.txt", "复印件".encode())(made)}


def confirming(made: Made) -> Typed:
    """What the page of the copy holds for its reviewer."""
    seen = mark_of_seen(by=made["people"]["reviewer"], redaction_id=made["redaction_id"], on=TODAY)
    return {"press": "confirm", "seen": seen}


OF_PAPERS: tuple[Press, ...] = (
    Press("work:case-papers", WORKERS, {"case_id": "paper_case"}, paper),
    Press("work:case-paper-delete", WORKERS, PAPER, {"reason": "用完了"}),
    Press("work:case-redact", WORKERS, PAPER, sent(BOX, press="save", revision="0"), of="save"),
    Press("work:case-redact", WORKERS, PAPER, sent(BOX, press="make", revision="0"), of="make"),
    Press("work:case-copy", only("reviewer"), COPY, confirming, of="confirm"),
    Press("work:case-copy", WORKERS | {"reviewer"}, COPY, {"press": "return", "reason": "第1页还要遮"}, of="return"),
)
