"""What the law forbids, the database refuses by itself: each rule tried on both sides."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from domains.cases.applications_made import at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, CaseStep, CaseTask, Letter, ProcessingFee

DAY, NEXT = date(2021, 1, 4), date(2021, 1, 5)
ROW = [
    ({"closed_on": NEXT, "outcome": "granted", "state": "closed"}, True),
    ({"closed_on": date(2021, 1, 3), "outcome": "granted", "state": "closed"}, False),
    ({"closed_on": NEXT, "outcome": "", "state": "closed"}, False),
    ({"closed_on": None, "outcome": "granted"}, False),
    ({"closed_on": None, "outcome": "", "state": "closed"}, False),
    ({"closed_on": NEXT, "outcome": "granted", "state": "handling"}, False),
    ({"closed_on": NEXT, "outcome": "granted", "state": "handling", "round": 2}, True),
    ({"closed_on": NEXT, "outcome": "refused_third_party", "state": "closed"}, False),
    ({"state": "lost"}, False),
    ({"channel": "pigeon"}, False),
    ({"received_on": None}, False),
    ({"received_on": None, "state": "entered"}, True),
    ({"confirmed_on": date(2021, 1, 3)}, False),
    ({"confirmed_on": DAY}, True),
    ({"applicant": ""}, False),
    ({"kind": "petition"}, False),
]
STEP: dict[str, Any] = {"round": 1, "on": DAY, "person_id": 1, "recorded_by": "经办", "recorded_at": at(1, 4)}
STEPS = [
    ([{"kind": "extended", "workdays": 20}], True),
    ([{"kind": "extended", "workdays": 21}], False),
    ([{"kind": "extended", "workdays": 0}], False),
    ([{"kind": "extended", "workdays": 5}, {"kind": "extended", "workdays": 5}], False),
    ([{"kind": "extended", "workdays": 5}, {"kind": "extended", "workdays": 5, "round": 2}], True),
    ([{"kind": "correction_noticed", "workdays": 10}], True),
    ([{"kind": "correction_noticed", "workdays": 0}], False),
    ([{"kind": "correction_noticed", "workdays": 5}, {"kind": "correction_noticed", "workdays": 5}], False),
    ([{"kind": "fee_noticed"}, {"kind": "fee_noticed"}], False),
    ([{"kind": "replied", "service": "post"}, {"kind": "replied", "service": "post"}], False),
    ([{"kind": "replied", "service": "courier"}], False),
    ([{"kind": "third_party_consulted", "party": "第三方1", "received_on": date(2021, 1, 3)}], False),
    ([{"kind": "third_party_consulted", "party": "第三方1", "received_on": NEXT}], True),
    ([{"kind": "organ_consulted", "party": "甲局", "role": "boss"}], False),
    ([{"kind": "forgotten"}], False),
]
FEE = {"round": 1, "basis": "pages", "quantity": 250, "amount_yuan": 4700, "noticed_on": DAY, "due_on": date(2021, 2, 1)}
FEES = [
    ([{}], True),
    ([{}, {"basis": "pieces", "quantity": 11, "amount_yuan": 100}], False),
    ([{"basis": "both"}], False),
    ([{"amount_yuan": 0}], False),
    ([{"noticed_on": date(2020, 12, 31)}], False),
    ([{"paid_on": NEXT}], True),
    ([{"paid_on": NEXT, "lapsed_on": date(2021, 2, 2)}], False),
    ([{"lapsed_on": date(2021, 2, 1)}], False),
    ([{"lapsed_on": date(2021, 2, 2)}], True),
]
LETTER: dict[str, Any] = {
    "round": 1, "kind": "R2", "is_reply": True, "contents": "x", "drafted_by": 1, "drafter": "经办", "changed_at": at(1, 4)
}  # fmt: skip
SIGNED = {"state": "signed", "number": "公开〔2021〕1号", "signed_on": DAY, "signed_by": 2}
LETTERS = [
    ([{}], True),
    ([SIGNED], True),
    ([{**SIGNED, "number": None}], False),
    ([{**SIGNED, "signed_by": None}], False),
    ([{"number": "公开〔2021〕1号"}], False),
    ([{}, {}], False),
    ([{"state": "cancelled"}, {}], True),
    ([SIGNED, {**SIGNED, "is_reply": False}], False),
    ([{**SIGNED, "state": "served"}], False),
    ([{**SIGNED, "state": "served", "service": "post", "sent_on": DAY, "proof": "x"}], True),
    ([{**SIGNED, "state": "served", "service": "post", "sent_on": date(2021, 1, 3), "proof": "x"}], False),
    ([{**SIGNED, "state": "served", "service": "post", "sent_on": NEXT, "served_on": DAY, "proof": "x"}], False),
    ([{**SIGNED, "state": "served", "service": "courier", "sent_on": DAY, "proof": "x"}], False),
]
TASK = {"to_whom": "农业中心", "what": "x", "sent_on": DAY, "due_on": NEXT, "sent_by": "经办"}
TASKS = [
    ([{}], True),
    ([{"due_on": date(2021, 1, 3)}], False),
    ([{"received_on": date(2021, 1, 3)}], False),
    ([{"ended_on": NEXT}], False),
    ([{"ended_on": NEXT, "answer": "x"}], True),
    ([{"is_returned": True}], False),
]


@pytest.fixture
def case(clerk: Acting) -> Application:
    return row_of(received(clerk, at(1, 4)))


@pytest.mark.parametrize(("changed", "stands"), ROW)
def test_rows(case: Application, changed: dict[str, Any], stands: bool) -> None:
    if not stands:
        with pytest.raises(IntegrityError), transaction.atomic():
            Application.objects.filter(pk=case.pk).update(**changed)
    else:
        assert Application.objects.filter(pk=case.pk).update(**changed) == 1


@pytest.mark.parametrize(
    ("model", "usual", "rows", "stands"),
    [
        *((CaseStep, STEP, *one) for one in STEPS),
        *((ProcessingFee, FEE, *one) for one in FEES),
        *((Letter, LETTER, *one) for one in LETTERS),
        *((CaseTask, TASK, *one) for one in TASKS),
    ],
)
def test_what_belongs_to_a_case(
    case: Application, model: Any, usual: dict[str, Any], rows: list[dict[str, Any]], stands: bool
) -> None:
    extra = {"organ_id": case.organ_id} if model is Letter else {}

    def write() -> None:
        for row in rows:
            model.objects.create(application=case, **extra, **{**usual, **row})

    if stands:
        write()
    else:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
