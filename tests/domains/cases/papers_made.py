"""Papers of a case that are given in part; nobody in them is real."""

from __future__ import annotations

from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.receive import Received
from mingbai.cases.values.redaction import PDF
from reading.builders import pdf, write
from support import NOW

SECRET = "Contract price 54369"
NAME = "甲某的合同.pdf"
LINE = write(SECRET) + write("Public part", y=500)
#: A box over the secret line, as the page sends it.
BOX = {"page": "1", "left": "5.0", "top": "14.0", "width": "55.0", "height": "5.0", "ground": "15.1"}


def sent(*boxes: dict[str, str], **more: str) -> dict[str, str]:
    """What the page sends for these boxes."""
    return {f"{number}-{name}": said for number, box in enumerate(boxes, 1) for name, said in box.items()} | more


def put_in(clerk: Acting, case: Received, data: bytes = b"") -> int:
    """Put a paper into the case that is to be given in part, once the clerk opened the case today."""
    handling.log_reading(case_id=case.case_id, by=clerk, at=NOW)
    paper = NewPaper("original", NAME, PDF, data or pdf(LINE, write("Second page")))
    return handling.add_paper(case_id=case.case_id, paper=paper, by=clerk, at=NOW)
