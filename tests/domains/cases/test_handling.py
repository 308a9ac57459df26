"""A case from the counter to the served reply: dates move as the law says, and nothing unlawful is taken."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import NAMES, PHONE, Applicant, at, opened, received, row_of
from mingbai.accounts.values import Acting, system
from mingbai.calendars.actions import import_notice
from mingbai.calendars.values import Notice, library
from mingbai.cases import checks
from mingbai.cases.actions import calendar, closing, fees, finals, handling, letters, limits, path, receive, service, signing
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.practice import set_practice
from mingbai.cases.actions.service import Sending
from mingbai.cases.models import Application, DateMoved, Letter
from mingbai.cases.queries import listing, online, register, work
from mingbai.cases.queries.letters import is_cleared
from mingbai.cases.queries.sheet import kept_file, without_files
from mingbai.core import content_check, files
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.sealing import open_sealed
from mingbai.organs.queries import organ_by_id
from mingbai.statute.annual_report.counting import application_cells, period
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.states import CaseAct, CaseState

SEARCH = {
    "systems": "公文系统", "keywords": "高标准农田、名册", "rooms": "镇档案室", "persons": "经办乙", "result": "没有找到"
}  # fmt: skip
BY_POST = {"mode": "post", "proof": "挂号信存根", "carrier": "邮政企业", "mail_number": "XA123"}


def answered(case: Any, by: Acting, when: Any, *answers: tuple[int, str]) -> None:
    for number, answer in answers:
        path.answer_question(case_id=case.case_id, number=number, answer=answer, reason="已核对", by=by, at=when)


def drafted(case: Any, by: Acting, when: Any, outcome: str, **parts: str) -> None:
    letters.draft_letter(case_id=case.case_id, outcome=outcome, parts=parts, by=by, at=when)


def is_issued(letter: Letter, pdf: bytes) -> bool:
    """Whether anybody who holds this file learns that it was issued."""
    found = online.issued("2021-1", letter.check_code)
    return found == online.IssuedLetter("白阳镇人民政府", "公开〔2021〕1号", date(2021, 1, 8), hashlib.sha256(pdf).hexdigest())


@pytest.fixture
def case(clerk: Acting, section_head: Acting) -> Any:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=at(1, 4))
    return received(clerk)


def test_a_reply_is_drafted_checked_signed_served_and_counted_once(
    case: Any, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    key: dict[str, Any] = {"case_id": case.case_id}
    with pytest.raises(Refused, match="还没有答复稿"):
        letters.submit(**key, by=clerk, at=at(1, 6))
    drafted(case, clerk, at(1, 6), "granted")
    with pytest.raises(Refused, match="提供的信息"):
        letters.submit(**key, by=clerk, at=at(1, 6))
    drafted(case, clerk, at(1, 6), "granted", enclosed="实施方案1份12页")
    with pytest.raises(Refused, match="五问"):
        letters.submit(**key, by=clerk, at=at(1, 6))
    answered(case, clerk, at(1, 6), (1, "complete"), (2, "responsible"), (3, "held"), (4, "open"), (5, "fit"))
    letters.submit(**key, by=clerk, at=at(1, 6))
    shown = work.work_case(by=section_head, case_id=case.case_id, on=date(2021, 1, 6))
    assert (shown.row.state, shown.barred) == (CaseState.APPROVING, {})
    assert shown.acts == {CaseAct.CHECK, CaseAct.RETURN, CaseAct.TAKE_BACK, CaseAct.WITHDRAW}
    with pytest.raises(Refused):
        letters.check(**key, by=clerk, at=at(1, 6))
    letters.send_back(**key, opinion="写明页数", by=section_head, at=at(1, 6))
    letters.submit(**key, by=clerk, at=at(1, 7))
    letters.check(**key, by=section_head, at=at(1, 7))
    for who in (section_head, leader):
        with pytest.raises(Refused, match=r"由签发领导来做|先由保密审查员审查"):
            letters.sign(**key, by=who, at=at(1, 8))
    letters.clear(**key, opinion="不涉密，可以提供。", by=reviewer, at=at(1, 8))
    assert letters.sign(**key, by=leader, at=at(1, 8)) == "公开〔2021〕1号"
    (letter,) = Letter.objects.all()
    said = open_sealed(letter.contents)
    assert all(words in said for words in ("彭阳县人民政府", "彭阳县人民法院", "公开〔2021〕1号"))
    schedule = system(organ_by_id(clerk.organ_id))
    assert without_files() == ((letter.pk, clerk.organ_id),)
    assert [finals.keep_files(letter_id=letter.pk, by=schedule, at=at(1, 8)) for _ in range(2)] == [True, False]
    assert without_files() == ()
    pdf, docx = kept_file(letter.pk, "pdf"), kept_file(letter.pk, "docx")
    assert pdf is not None
    assert (pdf[:5], (docx or b"")[:2]) == (b"%PDF-", b"PK")
    letter.refresh_from_db()
    assert letter.pdf is not None
    assert is_issued(letter, pdf)
    assert b"%PDF" not in files.read(letter.pdf.sha256), "sealed like everything that names the applicant"
    with pytest.raises(Refused, match="邮政企业"):
        service.serve(**key, sending=Sending(**{**BY_POST, "carrier": "某快递"}, sent_on=date(2021, 1, 8)), by=clerk, at=at(1, 8))
    with pytest.raises(Invalid):
        service.serve(**key, sending=Sending(**BY_POST, sent_on=date(2021, 1, 7)), by=clerk, at=at(1, 8))
    answered_on = service.serve(**key, sending=Sending(**BY_POST, sent_on=date(2021, 1, 8)), by=clerk, at=at(1, 11))
    row = row_of(case)
    assert (answered_on, row.state, row.outcome, row.closed_on) == (date(2021, 1, 8), "replied", "granted", date(2021, 1, 8))
    assert (row.due_on, row.replied_in_time) == (None, True)
    service.record_signature(letter_id=letter.pk, how="signed", on=date(2021, 1, 10), by=clerk, at=at(1, 11))
    closing.close(**key, by=clerk, at=at(1, 11))
    (counted,) = register.applications(clerk.organ_id, *period(2021))
    cells = [f"3.{row}.{column}" for row in ("new", "granted", "total") for column in ("natural", "total")]
    assert list(application_cells(counted, 2021)) == cells
    status = opened(case.number, case.code, date(2021, 1, 11))
    assert status is not None
    assert [one.number for one in status.letters] == ["公开〔2021〕1号"]
    assert content_check.check_all().broken == ()
    Application.objects.filter(pk=case.case_id).update(outcome="privacy")
    assert [one.reason for one in content_check.check_all().broken] == [f"申请 {case.number}，现在的内容和这里记下的不同"]


def test_what_a_reply_gives_stands_from_its_hand_in_and_only_the_reviewer_clears_it(
    case: Any, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, officer: Acting
) -> None:
    key: dict[str, Any] = {"case_id": case.case_id, "at": at(1, 6)}

    def checked_by(post: str) -> None:
        set_practice(choices={"legal_check_by": post}, by=officer, at=at(1, 6))

    def stands() -> None:
        with pytest.raises(Refused, match="不能再加、再删"):
            handling.add_paper(**key, paper=plan, by=clerk)
        with pytest.raises(Refused, match="不能再加、再删"):
            handling.delete_paper(paper_id=paper_id, reason="换一份", by=clerk, at=at(1, 6))

    plan = NewPaper("answer", "方案.txt", "text/plain", "高标准农田实施方案".encode())
    paper_id = handling.add_paper(**key, paper=plan, by=clerk)
    drafted(case, clerk, at(1, 6), "granted", enclosed="实施方案1份12页")
    answered(case, clerk, at(1, 6), (1, "complete"), (2, "responsible"), (3, "held"), (4, "open"), (5, "fit"))
    letters.submit(**key, by=clerk)
    stands()
    letters.check(**key, by=section_head)
    checked_by("secrecy_reviewer")
    assert not is_cleared(Letter.objects.get()), "what the section head checked was no secrecy review"
    letters.send_back(**key, opinion="写明页数", by=leader)
    letters.submit(**key, by=clerk)
    letters.check(**key, by=reviewer)
    checked_by("section_head")
    assert is_cleared(Letter.objects.get()), "the reviewer who checked it cleared it, whoever checks from now on"
    stands()
    letters.sign(**key, by=leader)
    stands()


@pytest.mark.usefixtures("spares")
def test_nothing_is_said_not_to_exist_without_a_search_made_after_receipt(case: Any, clerk: Acting, section_head: Acting) -> None:
    with pytest.raises(Refused):
        answered(case, clerk, at(1, 6), (3, "not_existing"))
    drafted(case, clerk, at(1, 6), "not_existing")
    barred = {*work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 1, 6)).barred}
    assert barred == {CaseAct.SUBMIT, CaseAct.RECORD_ANSWER, CaseAct.RECORD_RECEIPT}
    with pytest.raises(Invalid):
        handling.record_search(case_id=case.case_id, said={**SEARCH, "rooms": ""}, is_found=False, by=clerk, at=at(1, 6))
    handling.record_search(case_id=case.case_id, said=SEARCH, is_found=False, by=clerk, at=at(1, 6))
    answered(case, clerk, at(1, 6), (1, "complete"), (2, "responsible"), (3, "not_existing"), (5, "fit"))
    letters.submit(case_id=case.case_id, by=clerk, at=at(1, 6))
    assert row_of(case).state == CaseState.APPROVING
    letters.take_back(case_id=case.case_id, by=clerk, at=at(1, 6))
    assert row_of(case).state == CaseState.HANDLING


def test_a_letter_that_needs_the_name_of_a_court_says_so(clerk: Acting) -> None:
    case = received(clerk)
    drafted(case, clerk, at(1, 6), "granted", enclosed="1份", contact="党政办")
    with pytest.raises(Refused, match="人民法院的全称"):
        letters.submit(case_id=case.case_id, by=clerk, at=at(1, 6))


@pytest.mark.usefixtures("spares")
def test_one_correction_in_seven_working_days_restarts_the_clock_or_ends_the_case(case: Any, clerk: Acting) -> None:
    ask: dict[str, Any] = {"situations": ("content",), "what": "写明是哪一年的名册", "answer_within": 10, "by": clerk}
    late = received(clerk)
    with pytest.raises(Refused, match="已经过了"):
        limits.ask_correction(case_id=late.case_id, **ask, at=at(1, 14))
    for one in (case, late):
        limits.ask_correction(case_id=one.case_id, **ask, on=date(2021, 1, 13), at=at(1, 13))
    row = row_of(case)
    assert (row.state, row.next_what, row.next_on, row.due_on) == ("correction_awaited", "correction", date(2021, 1, 27), None)
    with pytest.raises(Refused, match="还没有过"):
        limits.lapse_correction(case_id=case.case_id, by=clerk, at=at(1, 27))
    limits.receive_correction(case_id=case.case_id, sought="2020年的", on=date(2021, 1, 20), by=clerk, at=at(1, 20))
    row = row_of(case)
    assert (row.received_on, row.due_on) == (date(2021, 1, 4), date(2021, 2, 22))
    with pytest.raises(Refused):
        limits.ask_correction(case_id=case.case_id, **ask, at=at(1, 20))
    limits.lapse_correction(case_id=late.case_id, by=clerk, at=at(1, 28))
    row = row_of(late)
    assert (row.state, row.outcome, row.closed_on) == ("abandoned", "not_corrected", date(2021, 1, 28))
    answered(late, clerk, at(1, 28), (1, "not_corrected"), (5, "fit"))
    drafted(late, clerk, at(1, 28), "not_corrected", correction="1月13日告知补正，逾期没有补正")
    letters.submit(case_id=late.case_id, by=clerk, at=at(1, 28))
    assert (row_of(late).outcome, row_of(late).closed_on) == ("", None)


def test_an_extension_is_the_heads_once_at_most_twenty_days_and_in_time(case: Any, clerk: Acting, section_head: Acting) -> None:
    extend: dict[str, Any] = {"case_id": case.case_id, "reason": "需要汇总三个村的资料"}
    with pytest.raises(Refused):
        limits.extend(**extend, workdays=10, by=clerk, at=at(1, 19))
    for workdays in (0, 21):
        with pytest.raises(Refused):
            limits.extend(**extend, workdays=workdays, by=section_head, at=at(1, 19))
    with pytest.raises(Refused, match="届满"):
        limits.extend(**extend, workdays=10, by=section_head, at=at(2, 2))
    limits.extend(**extend, workdays=20, on=date(2021, 2, 1), by=section_head, at=at(2, 1))
    assert row_of(case).due_on == date(2021, 3, 4)
    with pytest.raises(Refused):
        limits.extend(**extend, workdays=1, by=section_head, at=at(2, 1))


def test_fees_go_by_the_piece_of_the_month_or_by_the_page_and_never_both(clerk: Acting, section_head: Acting) -> None:
    made = [received(clerk) for _ in range(12)]
    other = received(clerk, applicant=Applicant("乙某", document_number="X1"))
    notice: dict[str, Any] = {"payment": "到党政办缴纳", "by": section_head, "at": at(1, 6)}
    for one in (made[9], other):
        with pytest.raises(Refused, match="不收费"):
            fees.notice_fee(case_id=one.case_id, way="pieces", **notice)
    with pytest.raises(Refused):
        fees.notice_fee(case_id=made[11].case_id, way="pieces", **{**notice, "by": clerk})
    assert fees.notice_fee(case_id=made[11].case_id, way="pieces", **notice) == 100
    assert fees.notice_fee(case_id=made[0].case_id, way="pages", pages=250, **notice) == 4700
    for one in (made[11], made[0]):
        with pytest.raises(Refused):
            fees.notice_fee(case_id=one.case_id, way="pages", pages=99, **notice)
    row = row_of(made[11])
    assert (row.state, row.next_on, row.due_on) == ("fee_awaited", date(2021, 2, 3), None)
    fees.receive_fee(case_id=made[11].case_id, on=date(2021, 1, 20), by=clerk, at=at(1, 20))
    assert row_of(made[11]).due_on == date(2021, 2, 22)
    with pytest.raises(Refused, match="还没有过"):
        fees.lapse_fee(case_id=made[0].case_id, by=clerk, at=at(2, 3))
    fees.lapse_fee(case_id=made[0].case_id, by=clerk, at=at(2, 4))
    assert (row_of(made[0]).state, row_of(made[0]).outcome) == ("fee_lapsed", Outcome.FEE_UNPAID)


def test_a_task_to_a_village_has_its_own_date_and_only_those_concerned_answer(
    case: Any, clerk: Acting, stranger: Acting, leader: Acting
) -> None:
    send: dict[str, Any] = {"case_id": case.case_id, "to_whom": "王洼镇农业中心", "what": "查2020年名册", "by": clerk}
    with pytest.raises(Invalid):
        handling.send_task(**send, due_on=date(2021, 1, 5), at=at(1, 6))
    key = handling.send_task(**send, to_organ="wangwa", due_on=date(2021, 1, 8), at=at(1, 6))
    inner = handling.send_task(**{**send, "to_whom": "财政所"}, due_on=date(2021, 1, 8), at=at(1, 6))
    assert [task.what for task in listing.tasks_for(by=stranger)] == ["查2020年名册"]
    with pytest.raises(NotVisible):
        handling.receive_task(task_id=inner, by=stranger, at=at(1, 6))
    handling.receive_task(task_id=key, by=stranger, at=at(1, 6))
    handling.end_task(task_id=key, answer="不是我镇的", is_returned=True, by=stranger, at=at(1, 7))
    assert listing.tasks_for(by=stranger) == ()
    (returned, _) = work.work_case(by=leader, case_id=case.case_id, on=date(2021, 1, 7)).tasks
    assert (returned.is_returned, returned.answer, returned.received_on) == (True, "不是我镇的", date(2021, 1, 6))


def test_a_withdrawn_case_counts_as_ended_otherwise_and_a_judgment_opens_a_new_round(
    case: Any, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    other = received(clerk)
    closing.withdraw(case_id=other.case_id, how="书面", by=clerk, at=at(1, 6))
    assert (row_of(other).state, row_of(other).outcome) == ("withdrawn", "other")
    drafted(case, clerk, at(1, 6), "granted", enclosed="1份")
    answered(case, clerk, at(1, 6), (1, "complete"), (2, "responsible"), (3, "held"), (4, "open"), (5, "fit"))
    letters.submit(case_id=case.case_id, by=clerk, at=at(1, 6))
    letters.check(case_id=case.case_id, by=section_head, at=at(1, 6))
    letters.clear(case_id=case.case_id, opinion="不涉密，可以提供。", by=reviewer, at=at(1, 6))
    letters.sign(case_id=case.case_id, by=leader, at=at(1, 6))
    with pytest.raises(Refused):
        closing.reopen(case_id=case.case_id, on=date(2021, 1, 7), order="彭政复决〔2021〕1号", by=section_head, at=at(1, 7))
    service.serve(case_id=case.case_id, sending=Sending(**BY_POST, sent_on=date(2021, 1, 6)), by=clerk, at=at(1, 6))
    closing.reopen(case_id=case.case_id, on=date(2021, 3, 1), order="彭政复决〔2021〕1号", by=section_head, at=at(3, 1))
    row = row_of(case)
    assert (row.state, row.round, row.due_on) == ("handling", 2, date(2021, 3, 29))
    assert (row.outcome, row.closed_on) == ("granted", date(2021, 1, 6)), "how it ended first stays as it was counted"
    drafted(case, clerk, at(3, 2), "granted", enclosed="2份")
    assert Letter.objects.filter(application=row, is_reply=True).count() == 2


def test_an_act_that_would_change_a_published_year_is_refused(case: Any, clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "_published", [lambda organ_id: frozenset({2020})])
    with pytest.raises(Refused, match="2020年度报告已经公布"):
        received(clerk, at(1, 4), submitted_on=date(2020, 12, 30))
    web = received(clerk, at(1, 4), channel="web", submitted_on=date(2020, 12, 30))
    with pytest.raises(Refused, match="2020年度报告已经公布"):
        receive.confirm(case_id=web.case_id, on=date(2020, 12, 31), how="电话", by=clerk, at=at(1, 4))
    receive.confirm(case_id=web.case_id, how="电话", by=clerk, at=at(1, 4))


def test_a_new_holiday_notice_moves_open_cases_and_keeps_what_moved(
    case: Any, clerk: Acting, section_head: Acting, officer: Acting
) -> None:
    told = received(clerk)
    limits.extend(case_id=told.case_id, workdays=1, reason="需要汇总资料", by=section_head, at=at(1, 19))
    done = received(clerk)
    closing.withdraw(case_id=done.case_id, how="书面", by=clerk, at=at(1, 6))
    assert listing.organs_to_recount() == ()
    year = next(one for one in library() if one.year == 2021)
    off = tuple(sorted({*year.days_off, date(2021, 1, 29)}))
    notice = Notice("", 2021, "国办发明电〔2021〕9号", date(2021, 1, 20), off, tuple(sorted(year.make_up_workdays)))
    import_notice(notice=notice, by=officer, at=at(1, 20))
    assert listing.organs_to_recount() == (clerk.organ_id,)
    assert calendar.recount(organ_id=clerk.organ_id, by=system(organ_by_id(clerk.organ_id)), at=at(1, 20)) == 2
    assert calendar.recount(organ_id=clerk.organ_id, by=system(organ_by_id(clerk.organ_id)), at=at(1, 20)) == 0
    assert listing.organs_to_recount() == ()
    moved = DateMoved.objects.filter(what="答复").order_by("application_id")
    assert [(m.application_id, m.before, m.after, m.was_told) for m in moved] == [
        (case.case_id, date(2021, 2, 1), date(2021, 2, 2), False),
        (told.case_id, date(2021, 2, 2), date(2021, 2, 3), True),
    ]
    assert {row.notice for row in listing.moved(by=officer, organ_code="baiyang")} == {"国办发明电〔2021〕9号"}


def test_what_is_due_stands_first_and_closed_cases_are_gone(case: Any, clerk: Acting) -> None:
    web = received(clerk, channel="web")
    assert [row.id for row in listing.due(by=clerk, on=date(2021, 1, 5))] == [web.case_id]
    assert [row.id for row in listing.due(by=clerk, on=date(2021, 1, 18))] == [web.case_id, case.case_id]
    closing.withdraw(case_id=web.case_id, how="网上", by=clerk, at=at(1, 6))
    (row,) = listing.due(by=clerk, on=date(2021, 1, 18))
    assert (row.draft_by, row.remind_on, row.warn_from) == (date(2021, 1, 22), date(2021, 2, 1), date(2021, 1, 18))
    assert listing.open_late(organ_ids=[clerk.organ_id], on=date(2021, 2, 2)) == {clerk.organ_id: (1, 0)}


def test_identity_papers_go_when_nobody_may_sue_any_more(case: Any, clerk: Acting) -> None:
    key: dict[str, Any] = {"case_id": case.case_id}
    for purpose in ("identity", "application"):
        paper = NewPaper(purpose, "材料.jpg", "image/jpeg", b"x")
        handling.add_paper(**key, paper=paper, by=clerk, at=at(1, 6))
    closing.withdraw(**key, how="书面", on=date(2021, 1, 6), by=clerk, at=at(1, 6))
    closing.close(**key, by=clerk, at=at(1, 6))
    assert listing.expired_papers(date(2021, 7, 6)) == ()
    assert listing.expired_papers(date(2021, 7, 7)) == ((case.case_id, clerk.organ_id),)
    clock = system(organ_by_id(clerk.organ_id))
    assert closing.delete_papers(**key, by=clock, at=at(7, 7)) == 1
    assert closing.delete_papers(**key, by=clock, at=at(7, 7)) == 0
    shown = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 7, 7))
    assert [(paper.purpose, paper.is_kept) for paper in shown.papers] == [("identity", False), ("application", True)]


def test_what_the_trail_will_show_says_no_number_of_an_applicant(case: Any, clerk: Acting) -> None:
    web = received(clerk, channel="web")
    said = f"打了电话{PHONE}"
    for act in (
        lambda: receive.confirm(case_id=web.case_id, how=said, by=clerk, at=at(1, 6)),
        lambda: closing.withdraw(case_id=case.case_id, how=said, by=clerk, at=at(1, 6)),
        lambda: handling.unmask(case_id=case.case_id, reason=said, by=clerk, at=at(1, 6)),
    ):
        with pytest.raises(Refused, match="手机号"):
            act()


def test_what_was_not_corrected_ends_without_the_five_questions(case: Any, clerk: Acting, request: pytest.FixtureRequest) -> None:
    asked = {"situations": ("content",), "what": "写明是哪一个项目", "answer_within": 3}
    limits.ask_correction(case_id=case.case_id, **asked, on=date(2021, 1, 6), by=clerk, at=at(1, 6))
    limits.lapse_correction(case_id=case.case_id, by=clerk, at=at(1, 13))
    drafted(case, clerk, at(1, 13), Outcome.NOT_CORRECTED.value, correction="2021年1月6日告知补正，逾期没有补正。")
    with pytest.raises(Refused, match=r"白阳镇缺签发领导（签发）.*任命"):
        letters.submit(case_id=case.case_id, by=clerk, at=at(1, 13))
    request.getfixturevalue("spares")
    letters.submit(case_id=case.case_id, by=clerk, at=at(1, 13))
    assert row_of(case).state == CaseState.APPROVING
