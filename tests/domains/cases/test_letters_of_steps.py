"""Procedural letters go out for the step that was taken, once, with its dates and figures."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import NAMES, at, overruled, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import letters, limits, path, receive, service, signing
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.receive import Received
from mingbai.cases.actions.service import Sending
from mingbai.cases.models import Letter
from mingbai.cases.queries import work
from mingbai.cases.queries.letters import contents_of
from mingbai.cases.queries.notices import notices_due, notices_of_organ
from mingbai.core.errors import Invalid, Refused
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
        service.issue_notice(**issue, parts={"correction_items": "写明年份"})
    told = {"situations": ("content",), "what": "没有写明年份", "answer_within": 10}
    limits.ask_correction(case_id=case.case_id, **told, by=clerk, at=at(1, 6))
    parts = {"correction_items": "没有写明年份"}
    with pytest.raises(Refused, match="需要补正的事项"):
        service.issue_notice(**issue, parts={})
    with pytest.raises(Refused, match="补正期限照登记的步骤写：2021年1月20日"):
        service.issue_notice(**issue, parts={**parts, "correction_by": "2021年3月20日"})
    with pytest.raises(Refused, match="互联网渠道"):
        service.issue_notice(**{**issue, "sending": Sending("web", date(2021, 1, 6), "网站记录")}, parts=parts)
    assert service.issue_notice(**issue, parts=parts) == "公开〔2021〕1号"
    assert contents_of(Letter.objects.get())["correction_by"] == "2021年1月20日"
    with pytest.raises(Refused, match="一步只发一份"):
        service.issue_notice(**issue, parts=parts)
    with pytest.raises(Invalid):
        service.issue_notice(**{**issue, "code": "R2"}, parts=parts)
    limits.receive_correction(case_id=case.case_id, by=clerk, at=at(1, 6))
    asked(case, clerk, "third_party", "某建设公司")
    issue["code"] = "P4"
    with pytest.raises(Refused, match="申请人的姓名"):
        service.issue_notice(**issue, parts={"about": "甲某要的合同"})
    with pytest.raises(Refused, match="不是送给申请人的"):
        service.issue_notice(**{**issue, "sending": Sending("web", date(2021, 1, 6), "网站记录")}, parts=CONTRACT)


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
        service.issue_notice(**issue, code=code, parts=CONTRACT if code == "P7" else {})
    consulted = [contents_of(one)["consulted"] for one in Letter.objects.filter(kind__in=("P5", "P7")).order_by("id")]
    assert consulted == ["县水务局", "县农业农村局"] * 2
    limits.extend(case_id=case.case_id, workdays=20, reason="要核对三个村的台账", by=section_head, at=at(1, 6))
    assert [one.code for one in notices_due(row_of(case))] == ["P3"], "what went out before was not about this extension"
    with pytest.raises(Refused, match="现在还算不出来"):
        service.issue_notice(**issue, code="P3", parts={"reason": "要核对三个村的台账"})
    for name in ("县水务局", "县农业农村局"):
        limits.record_answer(case_id=case.case_id, party=name, agrees=True, words="同意", by=clerk, at=at(1, 6))
    service.issue_notice(**issue, code="P3", parts={"reason": "要核对三个村的台账"})
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
    service.issue_notice(code="P6", parts={"disclosed": "合同总价", "reason": "依法公示"}, sending=SENT, by=clerk, **told)
    said = contents_of(Letter.objects.get(kind="P6"))
    assert (said["third_party"], said["decision"]) == ("某建设公司", "你（单位）不同意公开没有合理理由")
    assert service.serve(sending=SENT, by=clerk, **told) == date(2021, 1, 6), "both on one day"


def test_a_receipt_goes_out_once_before_the_day_is_confirmed_and_once_with_it(case: Received, clerk: Acting) -> None:
    web = received(clerk, channel="web")
    issue: dict[str, Any] = {"case_id": web.case_id, "code": "P1", "by": clerk}
    to_confirm = {"to_confirm": "还没有与您确认"}
    sent = Sending("direct", date(2021, 1, 4), "回执", signed_on=date(2021, 1, 4))
    service.issue_notice(**issue, parts=to_confirm, sending=sent, at=at(1, 4))
    with pytest.raises(Refused, match="一步只发一份"):
        service.issue_notice(**issue, parts=to_confirm, sending=sent, at=at(1, 4))
    receive.confirm(case_id=web.case_id, on=date(2021, 1, 5), how="电话", by=clerk, at=at(1, 5))
    service.issue_notice(**issue, parts={}, sending=SENT, at=at(1, 6))
    with pytest.raises(Refused, match="一步只发一份"):
        service.issue_notice(**issue, parts={}, sending=SENT, at=at(1, 6))
