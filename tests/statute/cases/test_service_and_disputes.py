"""Service, correction, extension, excess, joint replies, disputes and the archive: both sides of every limit."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.cases.consultation import SILENCE_WORDS, Silence, silence
from mingbai.statute.cases.correction import CONSEQUENCE, UNCLEAR_WORDS, Unclear, answer_due_on, may_ask, may_lapse, notice_due_on
from mingbai.statute.cases.disputes import (
    OPENS_A_CLOCK,
    DisputeResult,
    Instance,
    Procedure,
    answer_due,
    appeal_by,
    decision_due_on,
    evidence_for,
    in_force_on,
    may_follow,
    reply_anew_due,
)
from mingbai.statute.cases.excess import AfterReasons, after_reasons, may_ask_reasons, may_delay
from mingbai.statute.cases.extension import may_extend
from mingbai.statute.cases.facts import OrganRole, ServiceMode
from mingbai.statute.cases.joint import JointCase, joint_due_on, may_join
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.cases.receipt import ReceiptChannel, confirm_by
from mingbai.statute.cases.retention import ITEM_WORDS, ArchivedPaper, ArchiveItem, in_order, keep_until
from mingbai.statute.cases.search_record import SearchRecord, lacking, may_say_none
from mingbai.statute.cases.service import (
    POSTAL_ENTERPRISE,
    SERVICE_WORDS,
    Service,
    known_on,
    may_serve,
    replied_on,
    review_by,
    suit_by,
)
from mingbai.statute.cases.sources import SERVICE, court_rules, litigation_law, review_rules
from mingbai.statute.citation import Citation
from mingbai.statute.workdays.deadline import Deadline
from statute.workdays.notices import NATIONAL, day

M, C = ServiceMode, ReceiptChannel
SENT, SIGNED = day("2026-03-12 周四"), day("2026-03-16 周一")
DUE = Deadline(day("2026-03-16 周一"), day("2026-03-16 周一"))


@pytest.mark.parametrize(
    ("service", "made", "known"),
    [
        (Service(M.DIRECT, SENT, SIGNED), SIGNED, SIGNED),
        (Service(M.ENTRUSTED, SENT, SIGNED), SIGNED, SIGNED),
        (Service(M.DIRECT, SENT), None, None),
        (Service(M.POST, SENT, SIGNED), SENT, SIGNED),
        (Service(M.POST, SENT), SENT, None),
        (Service(M.WEB, SENT, SENT), SENT, SENT),
    ],
)
def test_when_a_reply_is_made_and_when_the_sixty_days_begin(service: Service, made: date | None, known: date | None) -> None:
    assert (replied_on(service), known_on(service)) == (made, known)


@pytest.mark.parametrize(
    ("service", "channel", "code"),
    [
        (Service(M.POST, SENT, carrier=POSTAL_ENTERPRISE, number="EMS1"), "", ""),
        (Service(M.POST, SENT, carrier="快递公司", number="1"), "", "service.carrier"),
        (Service(M.POST, SENT, carrier=POSTAL_ENTERPRISE, number="EMS1", is_collect=True), "", "service.collect"),
        (Service(M.POST, SENT, carrier=POSTAL_ENTERPRISE, number=" "), "", "service.number"),
        (Service(M.WEB, SENT), "", "service.online"),
        (Service(M.WEB, SENT), "https://example.invalid", ""),
        (Service(M.DIRECT, SIGNED, SENT), "", "service.order"),
        (Service(M.DIRECT, SENT, SENT), "", ""),
    ],
)
def test_how_a_reply_may_be_served(service: Service, channel: str, code: str) -> None:
    verdict = may_serve(service, online_channel=channel)
    assert (verdict.code, bool(verdict)) == (code, not code)
    assert set(SERVICE_WORDS) == set(M)


def test_the_last_days_for_review_and_suit_roll_off_rest_days() -> None:
    # 60 natural days after 3 March is 2 May, a day off of the May holiday (5/1-5/5): the first working day is 6 May.
    assert review_by(day("2026-03-03 周二"), NATIONAL) == day("2026-05-06 周三")
    assert review_by(day("2026-03-16 周一"), NATIONAL) == day("2026-05-15 周五")
    # Six months after 20 March is 20 September, a Sunday that is worked.
    assert suit_by(day("2026-03-20 周五"), NATIONAL) == day("2026-09-20 周日")
    assert suit_by(day("2026-04-02 周四"), NATIONAL) == day("2026-10-08 周四")


@pytest.mark.parametrize(
    ("channel", "arrived", "by"),
    [
        (C.WINDOW, "2026-03-12 周四", None),
        (C.ORAL, "2026-03-12 周四", None),
        (C.REGISTERED_POST, "2026-03-12 周四", None),
        (C.ORDINARY_POST, "2026-03-12 周四", "2026-03-12 周四"),
        (C.ORDINARY_POST, "2026-03-14 周六", "2026-03-16 周一"),
        (C.WEB, "2026-03-12 周四", "2026-03-13 周五"),
        (C.WEB, "2026-02-13 周五", "2026-02-14 周六"),
        (C.FAX, "2026-02-14 周六", "2026-02-24 周二"),
    ],
)
def test_by_when_the_organ_confirms(channel: ReceiptChannel, arrived: str, by: str | None) -> None:
    assert confirm_by(channel, day(arrived), NATIONAL) == (day(by) if by else None)


def test_a_correction_is_asked_for_once_and_in_seven_working_days() -> None:
    assert notice_due_on(day("2026-02-10 周二"), NATIONAL) == day("2026-02-26 周四")
    asked = (Unclear.CONTENT,)
    assert may_ask(asked, noticed_before=False, today=DUE.judge_by, due=DUE)
    assert may_ask(asked, noticed_before=False, today=day("2026-03-17 周二"), due=DUE).code == "correction.late"
    assert may_ask(asked, noticed_before=True, today=SENT, due=DUE).code == "correction.twice"
    assert may_ask((), noticed_before=False, today=SENT, due=DUE).code == "correction.situation"
    assert set(UNCLEAR_WORDS) == set(Unclear)
    assert UNCLEAR_WORDS[Unclear.APPLICANT] == "未能提供申请人的姓名或者名称、身份证明、联系方式"
    assert "视为放弃申请" in CONSEQUENCE


def test_an_application_lapses_after_the_last_day_for_its_correction() -> None:
    by = answer_due_on(SENT, 15, NATIONAL)
    assert by == day("2026-04-02 周四")
    assert may_lapse(by, by, has_good_reason=False).code == "correction.running"
    assert may_lapse(by, day("2026-04-03 周五"), has_good_reason=False)
    assert may_lapse(by, day("2026-04-03 周五"), has_good_reason=True).code == "correction.reason"


@pytest.mark.parametrize(
    ("workdays", "more", "code"),
    [
        (20, {}, ""),
        (1, {}, ""),
        (21, {}, "extension.workdays"),
        (0, {}, "extension.workdays"),
        (20, {"on": DUE.judge_by}, ""),
        (20, {"on": day("2026-03-17 周二")}, "extension.late"),
        (20, {"on": day("2026-03-17 周二"), "reply_due_on": None}, ""),
        (20, {"extended_before": True}, "extension.twice"),
        (20, {"reason": " "}, "extension.reason"),
        (20, {"is_approved": False}, "extension.approval"),
    ],
)
def test_an_extension(workdays: int, more: dict[str, object], code: str) -> None:
    given = {"on": SENT, "reply_due_on": DUE.judge_by, "extended_before": False, "reason": "要查二十年的档案", **more}
    verdict = may_extend(workdays, **given)  # type: ignore[arg-type]
    assert (verdict.code, bool(verdict)) == (code, not code)


def test_applications_beyond_the_reasonable() -> None:
    assert may_ask_reasons(42, "一个月", asked_before=False)
    assert may_ask_reasons(42, "一个月", asked_before=True).code == "excess.twice"
    assert may_ask_reasons(1, "一个月", asked_before=False).code == "excess.figures"
    assert may_ask_reasons(42, " ", asked_before=False).code == "excess.figures"
    assert after_reasons(is_reasonable=False, in_time=True) is AfterReasons.REFUSE
    assert after_reasons(is_reasonable=True, in_time=True) is AfterReasons.REPLY
    assert after_reasons(is_reasonable=True, in_time=False) is AfterReasons.DELAY


@pytest.mark.parametrize(
    ("until", "more", "code"),
    [
        ("2026-06-30 周二", {}, ""),
        ("2026-03-17 周二", {}, ""),
        ("2026-03-16 周一", {}, "delay.until"),
        ("2026-06-30 周二", {"reply_due_on": None}, ""),
        ("2026-03-12 周四", {"reply_due_on": None}, "delay.until"),
        ("2026-06-30 周二", {"reasons_asked": False}, "delay.reasons"),
        ("2026-06-30 周二", {"on": day("2026-03-17 周二")}, "delay.late"),
        ("2026-06-30 周二", {"reason": ""}, "delay.reason"),
    ],
)
def test_a_delayed_reply(until: str, more: dict[str, object], code: str) -> None:
    given = {"on": SENT, "reply_due_on": DUE.judge_by, "reasons_asked": True, "reason": "一次申请了42件", **more}
    verdict = may_delay(day(until), **given)  # type: ignore[arg-type]
    assert (verdict.code, bool(verdict)) == (code, not code)


def test_several_applications_in_one_reply() -> None:
    one, other = JointCase("1号", "甲某", "预算", DUE.judge_by), JointCase("2号", "甲某", "决算", day("2026-03-20 周五"))
    same, strange = JointCase("3号", "乙某", "预算", DUE.judge_by), JointCase("4号", "乙某", "合同", DUE.judge_by)
    waiting = JointCase("5号", "甲某", "预算", None)
    assert may_join((one, other), DUE.judge_by)
    assert may_join((one, same), SENT)
    assert may_join((one,), SENT).code == "joint.one"
    assert may_join((one, strange), SENT).code == "joint.different"
    assert may_join((one, waiting), SENT).code == "joint.waiting"
    late = may_join((one, other), day("2026-03-17 周二"))
    assert late.code == "joint.late"
    assert "1号（2026年3月16日）" in late.reason
    assert joint_due_on((other, one, waiting)) == DUE.judge_by
    assert joint_due_on((waiting,)) is None


def test_when_a_decision_is_in_force_and_which_instance_may_follow() -> None:
    served = day("2026-03-12 周四")
    assert in_force_on(Procedure.REVIEW, None, served, NATIONAL) == served
    assert in_force_on(Procedure.SUIT, Instance.FIRST, served, NATIONAL) == day("2026-03-28 周六")
    assert in_force_on(Procedure.SUIT, Instance.FIRST, served, NATIONAL, is_ruling=True) == day("2026-03-24 周二")
    assert in_force_on(Procedure.SUIT, Instance.SECOND, served, NATIONAL) == served
    allowed = {(one, other) for one in (None, *Instance) for other in Instance if may_follow(one, other)}
    assert allowed == {
        (Instance.FIRST, Instance.SECOND),
        (Instance.FIRST, Instance.RETRIAL),
        (Instance.SECOND, Instance.RETRIAL),
    }


def test_a_search_record_is_complete_with_six_parts() -> None:
    done = SearchRecord(("公文系统",), ("档案室",), ("高标准农田",), ("甲某",), (SIGNED,), "没有")
    assert lacking(done) == ()
    assert len(lacking(None)) == len(lacking(SearchRecord())) == 6
    assert lacking(SearchRecord(("公文系统",), ("档案室",), ("农田",), (), (SIGNED,), " ")) == ("谁检索的", "检索结果")
    assert may_say_none(done, SENT)
    assert may_say_none(done, SIGNED)
    assert may_say_none(done, day("2026-03-17 周二")).code == "search.early"
    assert may_say_none(None, SENT).code == "search.lacking"


@pytest.mark.parametrize(
    ("procedure", "received", "due"),
    [
        (Procedure.REVIEW, "2026-02-10 周二", "2026-03-02 周一"),
        (Procedure.SIMPLIFIED_REVIEW, "2026-02-10 周二", "2026-02-24 周二"),
        (Procedure.REVIEW, "2026-03-12 周四", "2026-03-26 周四"),
        # Until 2024 the ten days were natural ones.
        (Procedure.REVIEW, "2021-03-10 周三", "2021-03-22 周一"),
        (Procedure.SUIT, "2026-03-12 周四", "2026-03-27 周五"),
        # 15 days after 5 February is 20 February, inside the Spring Festival: 24 February.
        (Procedure.SUIT, "2026-02-05 周四", "2026-02-24 周二"),
    ],
)
def test_by_when_the_organ_answers(procedure: Procedure, received: str, due: str) -> None:
    assert answer_due(procedure, day(received), NATIONAL).judge_by == day(due)


def test_by_when_the_review_is_decided() -> None:
    accepted = day("2026-03-12 周四")
    assert decision_due_on(Procedure.REVIEW, accepted, NATIONAL) == day("2026-05-11 周一")
    assert decision_due_on(Procedure.REVIEW, accepted, NATIONAL, is_extended=True) == day("2026-06-10 周三")
    assert decision_due_on(Procedure.SIMPLIFIED_REVIEW, accepted, NATIONAL) == day("2026-04-13 周一")
    with pytest.raises(ValueError, match="a suit has no period of review"):
        decision_due_on(Procedure.SUIT, accepted, NATIONAL)


def test_appeals_and_the_clock_of_a_reply_ordered_anew() -> None:
    assert appeal_by(SENT, NATIONAL) == day("2026-03-27 周五")
    assert appeal_by(SENT, NATIONAL, is_ruling=True) == day("2026-03-23 周一")
    assert reply_anew_due(day("2026-02-10 周二"), NATIONAL).judge_by == day("2026-03-16 周一")
    assert reply_anew_due(SENT, NATIONAL, 10).judge_by == day("2026-03-26 周四")
    assert {DisputeResult.REVOKED, DisputeResult.ORDERED} == OPENS_A_CLOCK


@pytest.mark.parametrize(
    ("outcome", "grounds", "own"),
    [
        (Outcome.GRANTED, (), []),
        (Outcome.NOT_EXISTING, (), ["第5条第二款第六项"]),
        (Outcome.ALREADY_PUBLIC, (), ["第5条第二款第一项"]),
        (Outcome.STATE_SECRETS, ("14.1",), ["第6条第一款"]),
        (Outcome.STATE_SECRETS, (), ["第6条第一款"]),
        (Outcome.FORBIDDEN_BY_LAW, ("14.2",), []),
        (Outcome.PRIVACY, (), ["第32条"]),
        (Outcome.PARTIAL, ("15.1", "16.2"), ["第32条", "第5条第二款第四项"]),
    ],
)
def test_what_the_organ_must_prove(outcome: Outcome, grounds: tuple[str, ...], own: list[str]) -> None:
    found = evidence_for(outcome, grounds, Procedure.SUIT, SENT)
    assert [one[0] for one in found[:3]] == ["申请书和收到日期的证据", "答复书和送达证明", "作出答复的依据"]
    assert [one[1].article for one in found[3:]] == own


@pytest.mark.parametrize(
    ("filed_on", "served", "searched"),
    [
        ("2025-05-31 周六", SERVICE, litigation_law("第34条")),
        ("2025-06-01 周日", SERVICE, court_rules("第5条第二款第六项")),
        ("2026-06-30 周二", SERVICE, court_rules("第5条第二款第六项")),
        ("2026-07-01 周三", review_rules("第23条第一款"), court_rules("第5条第二款第六项")),
    ],
)
def test_evidence_is_asked_for_by_the_law_in_force_on_the_day_of_filing(
    filed_on: str, served: Citation, searched: Citation
) -> None:
    found = dict(evidence_for(Outcome.NOT_EXISTING, (), Procedure.SUIT, day(filed_on)))
    assert (found["答复书和送达证明"], found["已尽合理检索义务等事实，或者合理说明"]) == (served, searched)
    private = dict(evidence_for(Outcome.PRIVACY, (), Procedure.SUIT, day(filed_on)))
    assert str(private["征求第三方意见书、回执和第三方意见"]) == "条例第32条"


@pytest.mark.parametrize(
    ("procedure", "filed_on", "source"),
    [
        (Procedure.SUIT, "2023-12-31 周日", "行政诉讼法第67条"),
        (Procedure.REVIEW, "2023-12-31 周日", "行政复议法（2017年修正）第23条"),
        (Procedure.REVIEW, "2024-01-01 周一", "行政复议法第48条"),
        (Procedure.SIMPLIFIED_REVIEW, "2024-01-01 周一", "行政复议法第54条"),
    ],
)
def test_the_law_of_the_proceedings_asks_for_the_basis(procedure: Procedure, filed_on: str, source: str) -> None:
    assert str(dict(evidence_for(Outcome.GRANTED, (), procedure, day(filed_on)))["作出答复的依据"]) == source


def test_the_box_in_order_with_pages_and_how_long_it_is_kept() -> None:
    items = [
        ArchivedPaper(ArchiveItem.REPLY, SIGNED, "答复书", 2),
        ArchivedPaper(ArchiveItem.APPLICATION, SENT, "申请书", 3),
        ArchivedPaper(ArchiveItem.CONSULTATION, SIGNED, "回复", 1),
        ArchivedPaper(ArchiveItem.CONSULTATION, SENT, "征求意见书", 1),
    ]
    assert [(one.title, first, last) for one, first, last in in_order(items)] == [
        ("申请书", 1, 3),
        ("征求意见书", 4, 4),
        ("回复", 5, 5),
        ("答复书", 6, 7),
    ]
    assert list(ITEM_WORDS) == list(ArchiveItem)
    assert keep_until(SENT) == date(2036, 12, 31)
    assert keep_until(SENT, CaseSettings(archive_years=30)) == date(2056, 12, 31)


@pytest.mark.parametrize(
    ("role", "means", "words"),
    [
        (None, Silence.ORGAN_DECIDES, "不是视为同意"),
        (OrganRole.CO_MAKER, Silence.CONSENT, "视为同意公开"),
        (OrganRole.OTHER, Silence.WAIT, "没有“视为同意”"),
    ],
)
def test_what_silence_of_the_one_asked_means(role: OrganRole | None, means: Silence, words: str) -> None:
    assert silence(role) is means
    assert words in SILENCE_WORDS[means]
