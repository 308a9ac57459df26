"""Closed and sealed applications for tests, with a letter that was served."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import closing, handling
from mingbai.cases.actions.box import seal_box
from mingbai.cases.actions.common import add_step, settle
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application, Letter
from mingbai.core import apart, files, sealing
from mingbai.core.acts import open_act
from mingbai.statute.cases.facts import EventKind
from mingbai.statute.cases.states import CaseState

LETTER, CARD = b"%PDF the reply", b"the card"
CLAUSE = (
    "如对本答复书不服，可以自收到本答复书之日起60日内向彭阳县人民政府申请行政复议，"
    "也可以自收到本答复书之日起6个月内直接向彭阳县人民法院提起行政诉讼。"
)
LACKING = "没有送达回执，邮局没有退回。"


@pytest.fixture
def drawn_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw nothing and read nothing: the papers, and what is refused of them, have tests of their own."""
    monkeypatch.setattr(handling, "inspected", lambda *_: None)
    monkeypatch.setattr(apart, "paper_file", lambda paper, ending: f"{ending} {paper.heading}".encode())
    monkeypatch.setattr(apart, "page_count", lambda data: 2)


def answered(case: Application, by: Acting, number: str = "公开〔2021〕1号") -> Letter:
    """A reply that was signed and served, and answers the case; how it gets there has its own tests."""
    with open_act(by=by, at=at(1, 12)) as done:
        made = Letter.objects.create(
            organ_id=case.organ_id, application=case, round=1, kind="R2", is_reply=True, state="served",
            contents=sealing.seal(json.dumps({"addressee": "甲某", "remedy": CLAUSE})), number=number, drafted_by=1,
            drafter="经办", changed_at=at(1, 12), signed_by=2, signer="领导", signed_on=date(2021, 1, 12), service="post",
            sent_on=date(2021, 1, 12), served_on=date(2021, 1, 13), proof=sealing.seal("EMS 1234567890123，甲某签收"),
            pdf=files.store(sealing.seal_bytes(LETTER), "application/octet-stream"),
        )  # fmt: skip
        done.bind("letter", made.pk)
        add_step(done, case, EventKind.REPLIED, date(2021, 1, 12), service="post", letter=made)
        case.outcome, case.closed_on = "granted", date(2021, 1, 12)
        settle(done, case, CaseState.REPLIED, "outcome", "closed_on")
        done.note("case.signed", case.subject, {"organ": case.organ.code})
    return made


def closed(by: Acting) -> Application:
    """A closed case with an identity card and a served letter."""
    case = received(by)
    card = NewPaper("identity", "甲某身份证.jpg", "image/jpeg", CARD)
    handling.add_paper(case_id=case.case_id, paper=card, by=by, at=at(1, 4))
    asked = {"to_whom": "农业中心", "what": "查2020年的台账", "due_on": date(2021, 1, 8)}
    handling.send_task(case_id=case.case_id, **asked, by=by, at=at(1, 4))
    answered(row_of(case), by)
    closing.close(case_id=case.case_id, by=by, at=at(1, 14))
    return row_of(case)


def sealed(by: Acting, **given: Any) -> Application:
    """The same, sealed in its box."""
    case = closed(by)
    seal_box(**{"case_id": case.pk, "pages": {}, "remark": LACKING, "by": by, "at": at(1, 15), **given})
    case.refresh_from_db()
    return case
