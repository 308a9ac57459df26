"""The letter that asks another organ to do a part of an application (协办函); it says what is asked, never who applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.rendering.letter.value import LetterParagraph, LetterSheet, ParagraphKind
from mingbai.statute.cases.letters import TASK_DAY, TASK_LETTER
from mingbai.statute.dates import long_day


@dataclass(frozen=True, slots=True)
class TaskWords:
    """What is asked of whom by which day, with the number of the application and what the organ adds (`closing`)."""

    organ_name: str
    to: str
    registered: str
    number: str
    what: str
    due_on: date | None
    sent_on: date | None
    contact: str
    closing: str = ""


def task_sheet(words: TaskWords, on: date) -> LetterSheet:
    """Return the letter; without `sent_on` it is a specimen of the day `on`, its places empty."""
    asked = [LetterParagraph(line.strip(), ParagraphKind.QUOTED) for line in words.what.splitlines() if line.strip()]
    due = TASK_DAY.format(due_on=long_day(words.due_on) if words.due_on else "____")
    return LetterSheet(
        organ_name=words.organ_name,
        title=TASK_LETTER.title,
        addressee=words.to,
        paragraphs=(
            LetterParagraph(TASK_LETTER.sentence.format(registered=words.registered or "____"), ParagraphKind.FIXED),
            *asked,
            LetterParagraph(due, ParagraphKind.FIXED),
            *((LetterParagraph(words.closing),) if words.closing else ()),
        ),
        signer=words.organ_name,
        drafted_on=on,
        number=words.number,
        signed_on=words.sent_on,
        contact=f"联系人、电话：{words.contact}" if words.contact and not words.contact.startswith("联系") else words.contact,
    )
