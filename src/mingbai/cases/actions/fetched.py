"""Fetching a letter, and what it encloses, with the code of its case: on record, and the proof that the applicant knows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, Letter
from mingbai.cases.queries.annexes import PDF, enclosed_with
from mingbai.cases.queries.online import remembered
from mingbai.cases.queries.served import letter_here
from mingbai.cases.queries.sheet import kept_file, signed_sheet
from mingbai.core import apart, files
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible
from mingbai.core.sealing import open_bytes, open_sealed
from mingbai.statute.cases.letters import letters
from mingbai.statute.cases.states import CaseState


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file given out, with the name its reader saves it under."""

    name: str
    media_type: str
    data: bytes


def fetch_letter(*, case_id: int, mark: str, letter_id: int, by: Acting, at: datetime) -> Fetched:
    """Return a letter (pdf) that was served on this site, to whoever opened the case with its code.

    Fetching proves that the applicant knows it (行政复议法实施条例第23条第二款): from the first time on the periods for review
    and suit run, unless an earlier day is on record.
    """
    letter = letter_here(case_id, letter_id)
    if remembered(case_id, mark, at.date()) is None or letter is None:
        raise NotVisible(f"{case_id} {letter_id}")
    data = kept_file(letter_id, "pdf") or apart.paper_file(signed_sheet(letter), "pdf")
    with open_act(by=by, at=at) as done:
        # A joint reply lies in the file of another case of the same applicant.
        cases = {key: done.lock(Application, pk=key) for key in sorted({case_id, letter.application_id})}
        case = cases[case_id]
        found = done.lock(Letter, pk=letter_id)
        if found.served_on is None and all(one.state != CaseState.SEALED for one in cases.values()):
            found.served_on = done.today
            found.save(update_fields=["served_on"])
            done.bind("letter", letter_id)
        said = {"organ": by.organ_code, "document_number": found.number, "served_on": found.served_on}
        done.note("case.letter_fetched", case.subject, said)
    return Fetched(f"{letters()[letter.kind].title}{letter.number or ''}.pdf", PDF, data)


def fetch_enclosed(*, case_id: int, mark: str, letter_id: int, paper_id: int, by: Acting, at: datetime) -> Fetched:
    """Return a paper that a reply served on this site encloses, to whoever opened the case with its code."""
    letter = letter_here(case_id, letter_id) if remembered(case_id, mark, at.date()) else None
    paper = next((one for one in enclosed_with(letter) if one.pk == paper_id), None) if letter else None
    if letter is None or paper is None or paper.stored_id is None:
        raise NotVisible(f"{case_id} {letter_id} {paper_id}")
    name, data = open_sealed(paper.name), open_bytes(files.read(paper.stored_id))
    with open_act(by=by, at=at) as done:
        case = done.lock(Application, pk=case_id)
        said = {"organ": by.organ_code, "document_number": letter.number, "paper": paper_id}
        done.note("case.enclosed_fetched", case.subject, said)
    return Fetched(name, paper.media_type, data)
