"""Asking others before a reply: each has its own time from the day its letter came, and the clock and the questions follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import NAMES, at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import consultations, limits, notices, path, service, signing
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.service import Sending
from mingbai.cases.models import Letter
from mingbai.cases.queries import work
from mingbai.cases.queries.path import NOT_ALL_IN, opinions_of, path_of_case
from mingbai.core import content_check
from mingbai.core.errors import Invalid, Refused
from mingbai.statute.cases.opinions import ThirdParty, third_parties
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.path import PathEnd
from mingbai.statute.cases.states import CaseAct

pytestmark = pytest.mark.django_db
BY_POST = {"mode": "post", "proof": "挂号信存根", "carrier": "邮政企业"}


@pytest.fixture
def case(clerk: Acting, section_head: Acting) -> Any:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=at(1, 4))
    return received(clerk)


def stands(case: Any, on: date) -> ThirdParty:
    return third_parties(opinions_of(row_of(case), on), on)


def test_consultations_stop_the_clock_and_name_nobody_in_lists(case: Any, clerk: Acting) -> None:
    ask = AskedParty("third_party", "甲公司", contact="某路1号", what="合同里的单价")
    with pytest.raises(Refused, match="申请人的姓名"):
        limits.consult(case_id=case.case_id, asked=replace(ask, what="甲某要合同里的单价"), by=clerk, at=at(1, 6))
    party = limits.consult(case_id=case.case_id, asked=ask, on=date(2021, 1, 6), by=clerk, at=at(1, 6))
    other = limits.consult(case_id=case.case_id, asked=AskedParty("other", "县农业农村局"), by=clerk, at=at(1, 6))
    assert (party, other) == ("第三方1", "县农业农村局")
    assert (row_of(case).due_on, row_of(case).awaited) == (None, "organ")
    with pytest.raises(Invalid):
        limits.record_answer(case_id=case.case_id, party="第三方2", agrees=True, words="同意", by=clerk, at=at(1, 8))
    limits.record_answer(case_id=case.case_id, party=other, agrees=True, words="同意", on=date(2021, 1, 8), by=clerk, at=at(1, 8))
    limits.record_answer(
        case_id=case.case_id, party=party, agrees=False, words="属于商业秘密", on=date(2021, 1, 11), by=clerk, at=at(1, 11)
    )
    assert row_of(case).due_on == date(2021, 2, 4), "three working days from 7 to 11 January are not counted"
    with pytest.raises(Refused):
        path.answer_question(case_id=case.case_id, number=4, answer="ask_third_party", reason="已核对", by=clerk, at=at(1, 11))
    shown = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 1, 11))
    assert (shown.steps[0].details["name"], CaseAct.RECORD_ANSWER in shown.barred) == ("甲公司", True)


def test_the_time_of_each_one_asked_runs_from_the_day_its_letter_came(case: Any, clerk: Acting) -> None:
    told: dict[str, Any] = {"case_id": case.case_id, "by": clerk}
    company = AskedParty("third_party", "甲公司", contact="某路1号", what="合同里的单价")
    with pytest.raises(Invalid, match="不能晚于今天"):
        limits.consult(**told, asked=company, received_on=date(2021, 1, 7), at=at(1, 6))
    limits.consult(**told, asked=company, at=at(1, 6))
    limits.consult(**told, asked=AskedParty("co_maker", "县农业农村局"), on=date(2021, 1, 8), at=at(1, 8))
    assert (row_of(case).due_on, stands(case, date(2021, 1, 28))) == (date(2021, 3, 1), ThirdParty.SILENT)
    receipt: dict[str, Any] = {**told, "party": "第三方1", "how": "邮件查询单"}
    for wrong, why in ((date(2021, 1, 5), "不能早于发出的日期"), (date(2021, 1, 13), "不能晚于今天")):
        with pytest.raises(Invalid, match=why):
            consultations.record_receipt(**receipt, on=wrong, at=at(1, 12))
    with pytest.raises(Invalid, match="不写第三方的姓名"):
        consultations.record_receipt(**{**receipt, "how": "问了甲公司"}, on=date(2021, 1, 11), at=at(1, 12))
    consultations.record_receipt(**receipt, on=date(2021, 1, 11), at=at(1, 12))
    clock = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 1, 12)).timeline
    assert clock is not None
    assert (clock.third_party_due_on, clock.co_maker_due_on) == (
        {"第三方1": date(2021, 2, 1)},
        {"县农业农村局": date(2021, 1, 29)},
    )
    assert row_of(case).due_on == clock.reply_due_on == date(2021, 3, 2)
    assert [stands(case, date(2021, 2, day)) for day in (1, 2)] == [ThirdParty.WAITING, ThirdParty.SILENT]
    with pytest.raises(Invalid, match="已经登记过"):
        consultations.record_receipt(**receipt, on=date(2021, 1, 12), at=at(1, 12))
    assert content_check.check_all().broken == ()


@pytest.mark.parametrize(("role", "code"), [("third_party", "P4"), ("other", "P7")])
def test_a_letter_of_consultation_that_was_signed_for_starts_the_time(case: Any, clerk: Acting, role: str, code: str) -> None:
    told: dict[str, Any] = {"case_id": case.case_id, "by": clerk}
    for name in ("甲公司", "乙公司", "丙公司"):
        limits.consult(**told, asked=AskedParty(role, name, contact="某路1号", what="单价"), at=at(1, 6))
    day = date(2021, 1, 6)
    by_hand = Sending("direct", day, "送达回证", signed_on=day)
    posted = [Sending(**BY_POST, mail_number=number, sent_on=day) for number in ("XA1", "XA2")]
    for name, sending in zip(("甲公司", "乙公司", "丙公司"), (*posted, by_hand), strict=True):
        parts = {"third_party": name, "consulted": name, "about": "合同里的单价"}
        notices.issue_notice(**told, code=code, parts=parts, sending=sending, at=at(1, 6))
    back, arrived, _ = Letter.objects.order_by("id")
    service.record_signature(letter_id=arrived.pk, how="signed", on=date(2021, 1, 11), by=clerk, at=at(1, 12))
    service.record_signature(letter_id=back.pk, how="returned", on=date(2021, 1, 11), said="查无此人", by=clerk, at=at(1, 12))
    steps = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 1, 12)).steps
    assert [one.received_on for one in steps] == [None, date(2021, 1, 11), day]
    assert content_check.check_all().broken == ()


def test_nothing_is_given_while_a_co_maker_may_still_answer(case: Any, clerk: Acting) -> None:
    told: dict[str, Any] = {"case_id": case.case_id, "by": clerk}

    def answer(number: int, key: str, when: Any) -> PathEnd:
        return path.answer_question(**told, number=number, answer=key, reason="已核对", at=when)

    limits.consult(**told, asked=AskedParty("co_maker", "县农业农村局"), received_on=date(2021, 1, 6), at=at(1, 6))
    for number, key in enumerate(("complete", "responsible", "held"), 1):
        answer(number, key, at(1, 6))
    with pytest.raises(Refused, match="不合法"):
        answer(4, "open", at(1, 27))
    assert path_of_case(row_of(case), date(2021, 1, 27)).opinions == (
        "县农业农村局（共同制作机关）：还没有回复，最迟2021年1月27日。",
        NOT_ALL_IN,
    )
    assert path_of_case(row_of(case), date(2021, 1, 28)).opinions == (
        "县农业农村局（共同制作机关）：到2021年1月27日没有回复。逾期未提出意见的，视为同意公开。",
    )
    assert answer(4, "open", at(1, 28)).outcome is Outcome.GRANTED
    limits.consult(**told, asked=AskedParty("other", "县水务局"), at=at(1, 28))
    assert path_of_case(row_of(case), date(2021, 12, 31)).end == PathEnd(4), "another organ's silence means nothing"
    limits.record_answer(**told, party="县水务局", agrees=False, words="不宜公开", at=at(1, 29))
    assert path_of_case(row_of(case), date(2021, 1, 29)).end.outcome is Outcome.GRANTED, "the organ decides"
