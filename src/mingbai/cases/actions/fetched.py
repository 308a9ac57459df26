"""Fetching a letter with the code of its case: on record, and the proof that the applicant knows it."""

from __future__ import annotations

from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, Letter
from mingbai.cases.queries.online import remembered
from mingbai.cases.queries.served import letter_here
from mingbai.cases.queries.sheet import kept_file, signed_sheet
from mingbai.core import apart
from mingbai.core.acts import open_act
from mingbai.core.errors import NotVisible
from mingbai.statute.cases.states import CaseState


def fetch_letter(*, case_id: int, mark: str, letter_id: int, by: Acting, at: datetime) -> tuple[str, str, bytes]:
    """Return kind, number and pdf of a letter that was served on this site, to whoever opened the case with its code.

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
    return letter.kind, letter.number or "", data
