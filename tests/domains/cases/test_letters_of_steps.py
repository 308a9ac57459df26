"""Procedural letters go out for the step that was taken, once, with its dates and figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import NAMES, at, overruled, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import closing, letters, limits, notices, path, receive, service, signing
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.practice import set_practice
from mingbai.cases.actions.receive import Received
from mingbai.cases.actions.service import Sending
from mingbai.cases.models import Letter
from mingbai.cases.queries import work
from mingbai.cases.queries.clock import practice
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.notices import notices_due, notices_in_hand, notices_of_organ, notices_to_know
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.statute.cases.notice_order import may_issue_alone, signer_of
from mingbai.statute.cases.states import CaseAct

pytestmark = pytest.mark.django_db
SENT = Sending("direct", date(2021, 1, 6), "申请人签字的回执", signed_on=date(2021, 1, 6))
CONTRACT = {"about": "合同的单价"}


@pytest.fixture
def case(clerk: Acting) -> Received:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=clerk, at=at(1, 4))
    return received(clerk)


def asked(case: Received, by: Acting, role: str, name: str) -> None:
    limits.consult(case_id=case.case_id, asked=AskedParty(role, name, what="能否公开"), by=by, at=at(1, 6))


def test_a_notice_tells_of_its_step_once_with_its_dates_and_says_what_it_lacks(case: Received, clerk: Acting) -> None:
    issue: dict[str, Any] = {"case_id": case.case_id, "code": "P2", "sending": SENT, "by": clerk, "at": at(1, 6)}
    with pytest.raises(Refused, match="先登记告知补正，再发"):
        notices.issue_notice(**issue, parts={"correction_items": "写明年份"})
    told = {"situations": ("content",), "what": "没有写明年份", "answer_within": 10}
    limits.ask_correction(case_id=case.case_id, **told, by=clerk, at=at(1, 6))
    parts = {"correction_items": "没有写明年份"}
    with pytest.raises(Refused, match="需要补正的事项"):
        notices.issue_notice(**issue, parts={})
    with pytest.raises(Refused, match="补正期限照登记的步骤写：2021年1月20日"):
        notices.issue_notice(**issue, parts={**parts, "correction_by": "2021年3月20日"})
    with pytest.raises(Refused, match="互联网渠道"):
        notices.issue_notice(**{**issue, "sending": Sending("web", date(2021, 1, 6), "网站记录")}, parts=parts)
    assert notices.issue_notice(**issue, parts=parts) == "公开〔2021〕1号"
    assert contents_of(Letter.objects.get())["correction_by"] == "2021年1月20日"
    with pytest.raises(Refused, match="一步只发一份"):
        notices.issue_notice(**issue, parts=parts)
    with pytest.raises(Invalid):
        notices.issue_notice(**{**issue, "code": "R2"}, parts=parts)
    limits.receive_correction(case_id=case.case_id, by=clerk, at=at(1, 6))
    asked(case, clerk, "third_party", "某建设公司")
    issue["code"] = "P4"
    with pytest.raises(Refused, match="申请人的姓名"):
        notices.issue_notice(**issue, parts={"about": "甲某要的合同"})
    with pytest.raises(Refused, match="不是送给申请人的"):
        notices.issue_notice(**{**issue, "sending": Sending("web", date(2021, 1, 6), "网站记录")}, parts=CONTRACT)


def test_two_organs_asked_get_a_letter_each_and_a_letter_tells_of_nothing_decided_after_it(
    case: Received, clerk: Acting, section_head: Acting
) -> None:
    row = row_of(case)
    Letter.objects.create(
        organ_id=row.organ_id, application=row, round=1, kind="P3", is_reply=False, state="signed", number="公开〔2021〕9号",
        signed_on=date(2021, 1, 5), signed_by=1, drafted_by=1, drafter="经办乙", changed_at=at(1, 5),
    )  # fmt: skip
    for name in ("县水务局", "县农业农村局"):
        asked(case, clerk, "other", name)
    assert [one.code for one in notices_due(row_of(case))] == ["P7", "P7"]
    issue: dict[str, Any] = {"case_id": case.case_id, "sending": SENT, "by": clerk, "at": at(1, 6)}
    for code in ("P7", "P7", "P5", "P5"):
        notices.issue_notice(**issue, code=code, parts=CONTRACT if code == "P7" else {})
    consulted = [contents_of(one)["consulted"] for one in Letter.objects.filter(kind__in=("P5", "P7")).order_by("id")]
    assert consulted == ["县水务局", "县农业农村局"] * 2
    limits.extend(case_id=case.case_id, workdays=20, reason="要核对三个村的台账", by=section_head, at=at(1, 6))
    assert [one.code for one in notices_due(row_of(case))] == ["P3"], "what went out before was not about this extension"
    with pytest.raises(Refused, match="现在还算不出来"):
        notices.issue_notice(**issue | {"by": section_head}, code="P3", parts={"reason": "要核对三个村的台账"})
    for name in ("县水务局", "县农业农村局"):
        limits.record_answer(case_id=case.case_id, party=name, agrees=True, words="同意", by=clerk, at=at(1, 6))
    notices.issue_notice(**issue | {"by": section_head}, code="P3", parts={"reason": "要核对三个村的台账"})
    assert contents_of(Letter.objects.last())["extension_workdays"] == "20"
    assert notices_due(row_of(case)) == ()


def test_what_a_third_party_objects_to_is_served_only_once_they_are_told(
    case: Received, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    overruled(case, clerk, at(1, 5), "unfounded")
    told: dict[str, Any] = {"case_id": case.case_id, "at": at(1, 6)}
    assert [(one.code, one.on) for one in notices_of_organ(by=clerk, on=date(2021, 1, 6))] == [
        ("P4", date(2021, 1, 5)),
        ("P6", date(2021, 1, 5)),
    ]
    path.answer_question(number=5, answer="fit", reason="已核对", by=clerk, **told)
    letters.draft_letter(outcome="granted", parts={"enclosed": "合同1份"}, by=clerk, **told)
    letters.submit(by=clerk, **told)
    letters.check(by=section_head, **told)
    letters.clear(opinion="逐项看过，可以提供。", by=reviewer, **told)
    letters.sign(by=leader, **told)
    with pytest.raises(Refused, match="还有1份《政府信息依申请公开告知书》没有送出"):
        service.serve(sending=SENT, by=clerk, **told)
    shown = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 1, 6))
    assert "第三方不同意公开" in shown.barred[CaseAct.SERVE].reason
    key = notices.hand_in_notice(code="P6", parts={"disclosed": "合同总价", "reason": "依法公示"}, by=clerk, **told)
    step: dict[str, Any] = {"letter_id": key, "at": at(1, 6)}
    with pytest.raises(Refused, match="不能签发"):
        notices.sign_notice(**step, by=leader)
    notices.check_notice(**step, by=section_head)
    notices.sign_notice(**step, by=leader)
    with pytest.raises(Refused, match="没有送出"):
        service.serve(sending=SENT, by=clerk, **told)
    notices.send_notice(**step, sending=SENT, by=clerk)
    said = contents_of(Letter.objects.get(kind="P6"))
    assert (said["third_party"], said["decision"]) == ("某建设公司", "你（单位）不同意公开没有合理理由")
    assert service.serve(sending=SENT, by=clerk, **told) == date(2021, 1, 6), "both on one day"


def test_a_receipt_goes_out_once_before_the_day_is_confirmed_and_once_with_it(case: Received, clerk: Acting) -> None:
    web = received(clerk, channel="web")
    issue: dict[str, Any] = {"case_id": web.case_id, "code": "P1", "by": clerk}
    to_confirm = {"to_confirm": "还没有与您确认"}
    sent = Sending("direct", date(2021, 1, 4), "回执", signed_on=date(2021, 1, 4))
    notices.issue_notice(**issue, parts=to_confirm, sending=sent, at=at(1, 4))
    with pytest.raises(Refused, match="一步只发一份"):
        notices.issue_notice(**issue, parts=to_confirm, sending=sent, at=at(1, 4))
    receive.confirm(case_id=web.case_id, on=date(2021, 1, 5), how="电话", by=clerk, at=at(1, 5))
    notices.issue_notice(**issue, parts={}, sending=SENT, at=at(1, 6))
    with pytest.raises(Refused, match="一步只发一份"):
        notices.issue_notice(**issue, parts={}, sending=SENT, at=at(1, 6))


def test_a_letter_that_tells_of_a_decision_is_signed_by_the_head(
    case: Received, clerk: Acting, section_head: Acting, leader: Acting, stranger: Acting, officer: Acting
) -> None:
    limits.extend(case_id=case.case_id, workdays=20, reason="要核对台账", by=section_head, at=at(1, 6))
    issue: dict[str, Any] = {"case_id": case.case_id, "code": "P3", "by": clerk, "at": at(1, 6)}
    with pytest.raises(Refused, match="由科室负责人签发"):
        notices.issue_notice(**issue, parts={"reason": "要核对台账"}, sending=SENT)
    key = notices.hand_in_notice(**issue, parts={"reason": "要核对"})
    step: dict[str, Any] = {"letter_id": key, "at": at(1, 6)}
    assert notices_due(row_of(case)) == (), "it is on its way"
    with pytest.raises(Refused, match="一步只发一份"):
        notices.hand_in_notice(**issue, parts={"reason": "要核对台账"})
    for who in (clerk, leader):
        with pytest.raises(Refused, match="签发这一步由科室负责人来做"):
            notices.sign_notice(**step, by=who)
    with pytest.raises(NotVisible):
        notices.sign_notice(**step, by=stranger)
    with pytest.raises(Refused, match="不能登记送达"):
        notices.send_notice(**step, sending=SENT, by=clerk)
    notices.return_notice(**step, opinion="理由写清楚", by=section_head)
    assert notices.hand_in_notice(**issue, parts={"reason": "要核对三个村的台账"}) == key
    assert notices.sign_notice(**step, by=section_head) == "公开〔2021〕1号"
    notices.send_notice(**step, sending=SENT, by=clerk)
    letter = Letter.objects.get()
    assert (letter.state, contents_of(letter)["reason"], letter.signed_by) == (
        "served",
        "要核对三个村的台账",
        section_head.person_id,
    )
    assert [one.act for one in letter.lines.order_by("id")] == ["submit", "return", "submit", "sign"]
    set_practice(
        choices={"deciding_letters_by": "signing_leader", "informing_letters_by": "section_head"}, by=officer, at=at(1, 6)
    )
    for code in ("P1", "P10"):
        assert not may_issue_alone(code, "clerk", practice())
    assert signer_of("P10", practice()) == "signing_leader"


def test_the_head_takes_note_of_what_the_clerk_sent_alone(case: Received, clerk: Acting, section_head: Acting) -> None:
    told: dict[str, Any] = {"case_id": case.case_id, "at": at(1, 6)}
    notices.issue_notice(**told, code="P1", parts={}, sending=SENT, by=clerk)
    assert [one.code for one in notices_to_know(by=section_head)] == ["P1"]
    with pytest.raises(Refused, match="科室负责人"):
        notices.know_notices(**told, by=clerk)
    for _ in range(2):
        notices.know_notices(**told, by=section_head)
    assert notices_to_know(by=section_head) == ()
    assert Letter.objects.get().lines.count() == 1


def test_a_letter_that_nobody_signed_waits_for_nobody_once_its_case_is_answered(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=clerk, at=at(1, 4))
    case = received(clerk)
    told: dict[str, Any] = {"case_id": case.case_id, "at": at(1, 6)}
    limits.extend(**told, workdays=20, reason="要核对台账", by=section_head)
    notices.hand_in_notice(**told, code="P3", parts={"reason": "要核对台账"}, by=clerk)
    assert [one.code for one in notices_in_hand(by=section_head)] == ["P3"]
    for number, answer in enumerate(("complete", "responsible", "held", "open", "fit"), 1):
        path.answer_question(number=number, answer=answer, reason="已核对", by=clerk, **told)
    letters.draft_letter(outcome="granted", parts={"enclosed": "合同1份"}, by=clerk, **told)
    letters.submit(by=clerk, **told)
    letters.check(by=section_head, **told)
    letters.clear(opinion="逐项看过，可以提供。", by=reviewer, **told)
    letters.sign(by=leader, **told)
    service.serve(sending=SENT, by=clerk, **told)
    assert notices_in_hand(by=section_head) == ()
    closing.close(by=clerk, **told)
    assert Letter.objects.get(kind="P3").state == "cancelled"
