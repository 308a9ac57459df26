"""Applications come in by one door; receipt, numbers, splitting, and what is never in clear."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from domains.cases.applications_made import APPLICANT, NUMBER, PHONE, SOUGHT, at, intake, opened, received, row_of
from mingbai.accounts.values import Acting, system
from mingbai.cases.actions import handling, limits, receive, register
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.receive import SplitPart
from mingbai.cases.actions.received import correct_received
from mingbai.cases.models import Application, PracticeChoice
from mingbai.cases.queries import listing, work
from mingbai.cases.queries.fees import month_of
from mingbai.cases.queries.letters import to_clear
from mingbai.cases.queries.notices import notices_of_organ, returned_letters
from mingbai.cases.queries.printed import printed_application
from mingbai.cases.queries.proceedings import in_hand
from mingbai.cases.queries.proposals import waiting
from mingbai.cases.queries.redaction import copies_to_confirm
from mingbai.core import sealing
from mingbai.core.archive import tables
from mingbai.core.content_check import check_all
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.statute.cases.states import CaseState

ON = at(1, 4)


@pytest.mark.parametrize(
    ("channel", "state", "receipt", "due_on"),
    [
        ("window", CaseState.HANDLING, date(2021, 1, 4), date(2021, 2, 1)),
        ("oral", CaseState.HANDLING, date(2021, 1, 4), date(2021, 2, 1)),
        ("registered_post", CaseState.HANDLING, date(2021, 1, 4), date(2021, 2, 1)),
        ("ordinary_post", CaseState.ENTERED, None, None),
        ("web", CaseState.ENTERED, None, None),
        ("fax", CaseState.ENTERED, None, None),
    ],
)
def test_receipt_is_by_the_way_it_came(
    clerk: Acting, channel: str, state: CaseState, receipt: date | None, due_on: date | None
) -> None:
    row = row_of(received(clerk, channel=channel))
    assert (row.state, row.received_on, row.due_on) == (state, receipt, due_on)
    assert row.next_what == ("draft" if receipt else "confirm")


@pytest.mark.parametrize(
    ("channel", "arrived", "by"),
    [("web", date(2021, 1, 8), date(2021, 1, 11)), ("fax", date(2021, 1, 9), date(2021, 1, 11)),
     ("ordinary_post", date(2021, 1, 8), date(2021, 1, 8)), ("ordinary_post", date(2021, 1, 9), date(2021, 1, 11))],
)  # fmt: skip
def test_confirmation_is_due_in_time_and_starts_the_clock(clerk: Acting, channel: str, arrived: date, by: date) -> None:
    case = received(clerk, at(1, 11), channel=channel, submitted_on=arrived)
    assert (row_of(case).next_what, row_of(case).next_on) == ("confirm", by)
    with pytest.raises(Invalid):
        receive.confirm(case_id=case.case_id, on=arrived - timedelta(1), how="电话", by=clerk, at=at(1, 11))
    receive.confirm(case_id=case.case_id, on=date(2021, 1, 11), how="电话", by=clerk, at=at(1, 11))
    row = row_of(case)
    assert (row.state, row.received_on, row.due_on) == (CaseState.HANDLING, date(2021, 1, 11), date(2021, 2, 7))
    with pytest.raises(Refused):
        receive.confirm(case_id=case.case_id, how="电话", by=clerk, at=at(1, 11))


def test_numbers_run_without_gaps_for_each_organ_and_skip_those_entered_by_hand(clerk: Acting, stranger: Acting) -> None:
    register.register_application(
        organ_code="baiyang", number="白依申〔2021〕2号", applicant_kind="natural", received_on=date(2021, 1, 4), by=clerk, at=ON
    )
    numbers = [received(clerk).number for _ in range(3)]
    assert numbers == ["白依申〔2021〕1号", "白依申〔2021〕3号", "白依申〔2021〕4号"]
    assert received(stranger).number == "王依申〔2021〕1号"


def test_only_the_organs_own_workers_register_and_the_portal_only_by_web(
    clerk: Acting, section_head: Acting, leader: Acting, officer: Acting, stranger: Acting, sysadmin: Acting
) -> None:
    received(section_head)
    for other, failure in ((leader, Refused), (officer, Refused), (stranger, NotVisible), (sysadmin, NotVisible)):
        with pytest.raises(failure):
            receive.receive(organ_code="baiyang", intake=intake(), by=other, at=ON)
    portal = system(organs.organ("baiyang"))
    with pytest.raises(Invalid):
        receive.receive(organ_code="baiyang", intake=intake(), by=portal, at=ON)
    with pytest.raises(NotVisible):
        receive.receive(organ_code="wangwa", intake=intake(channel="web"), by=portal, at=ON)
    made = receive.receive(organ_code="baiyang", intake=intake(channel="web"), by=portal, at=ON)
    assert row_of(made).state == CaseState.ENTERED


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"channel": "email"}, "channel"),
        ({"applicant_kind": "total"}, "applicant_kind"),
        ({"sought": " "}, "sought"),
        ({"title": ""}, "title"),
        ({"kind": "petition"}, "kind"),
        ({"form_wanted": "film"}, "form_wanted"),
        ({"delivery": "pigeon"}, "delivery"),
        ({"submitted_on": date(2021, 1, 5)}, "submitted_on"),
    ],
)
def test_what_no_application_looks_like_is_refused_with_its_field(clerk: Acting, changed: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as said:
        received(clerk, **changed)
    assert said.value.field == field


@pytest.mark.parametrize("title", [f"甲某{NUMBER}的低保", f"联系{PHONE}"])
def test_the_line_that_lists_and_the_trail_show_is_screened(clerk: Acting, title: str) -> None:
    with pytest.raises(Refused):
        received(clerk, title=title)
    case = received(clerk)
    with pytest.raises(Refused):
        receive.rename(case_id=case.case_id, title=title, by=clerk, at=ON)


def test_an_application_asks_for_nothing_the_law_does_not_ask_for(clerk: Acting) -> None:
    bare = type(APPLICANT)(name="未写明")
    assert not bare.is_complete
    assert row_of(received(clerk, applicant=bare)).state == CaseState.HANDLING


def test_neither_tables_nor_trail_hold_the_applicant_in_clear(clerk: Acting, leader: Acting) -> None:
    case = received(clerk)
    card = NewPaper("identity", "甲某身份证.txt", "text/plain", NUMBER.encode())
    handling.add_paper(case_id=case.case_id, paper=card, by=clerk, at=ON)
    secrets = [NUMBER, PHONE, "甲某", SOUGHT[2:12], "jia@example.cn", case.code]
    text = "".join(repr(row) for t in tables() for row in t.model._base_manager.values_list(*t.columns))
    stored = b"".join(path.read_bytes() for path in Path(sealing.key_file()).parent.rglob("*") if path.is_file())
    for secret in secrets:
        assert secret not in text
        assert secret.encode() not in stored
    assert work.work_case(by=leader, case_id=case.case_id, on=ON.date()).applicant is None, "not before it was recorded"
    handling.log_reading(case_id=case.case_id, by=leader, at=ON)
    shown = work.work_case(by=leader, case_id=case.case_id, on=ON.date())
    assert shown.applicant is not None
    assert (shown.applicant.name, shown.applicant.document_number) == ("甲某", "640*************38")
    assert (shown.sought, [paper.name for paper in shown.papers]) == (SOUGHT, ["甲某身份证.txt"])
    assert work.applicant_in_full(by=leader, case_id=case.case_id) == APPLICANT
    (paper,) = shown.papers
    assert work.paper(by=leader, paper_id=paper.id)[1] == NUMBER.encode()


def test_without_the_key_the_case_still_opens_and_says_why_it_is_empty(clerk: Acting) -> None:
    case = received(clerk)
    sealing.key_file().unlink()
    shown = work.work_case(by=clerk, case_id=case.case_id, on=ON.date())
    assert shown.trouble.startswith("钥匙不在")
    assert (shown.applicant, shown.sought, shown.row.number) == (None, "", case.number)
    assert listing.listed(by=clerk, organ_code="baiyang", on=ON.date()).rows[0].number == case.number


def test_a_deleted_paper_leaves_its_digest_and_no_bytes(clerk: Acting, django_capture_on_commit_callbacks: Any) -> None:
    case = received(clerk)
    key = handling.add_paper(case_id=case.case_id, paper=NewPaper("identity", "证件.jpg", "image/jpeg", b"x"), by=clerk, at=ON)
    files = sealing.key_file().parent / "files"
    assert len([one for one in files.rglob("*") if one.is_file()]) == 1
    with django_capture_on_commit_callbacks(execute=True):
        handling.delete_paper(paper_id=key, reason="已经办结", by=clerk, at=ON)
    assert [one for one in files.rglob("*") if one.is_file()] == []
    with pytest.raises(NotVisible):
        work.paper(by=clerk, paper_id=key)


def test_who_does_not_handle_cases_sees_numbers_and_dates_alone(
    clerk: Acting, officer: Acting, auditor: Acting, stranger: Acting, sysadmin: Acting
) -> None:
    case = received(clerk)
    for supervisor in (officer, auditor):
        (row,) = listing.listed(by=supervisor, organ_code="baiyang", on=ON.date()).rows
        assert (row.number, row.due_on) == (case.number, date(2021, 2, 1))
    for other in (officer, auditor, stranger, sysadmin):
        for look in (work.work_case, work.applicant_in_full):
            with pytest.raises(NotVisible):
                look(by=other, case_id=case.case_id, **({"on": ON.date()} if look is work.work_case else {}))
    for other in (stranger, sysadmin):
        with pytest.raises(NotVisible):
            listing.listed(by=other, organ_code="baiyang", on=ON.date())
    days: tuple[Callable[..., object], ...] = (
        to_clear, copies_to_confirm, notices_of_organ, returned_letters, waiting, listing.tasks_for, listing.due, in_hand
    )  # fmt: skip
    for look in days:
        with pytest.raises(NotVisible):
            look(by=auditor, **({"on": ON.date()} if look in (listing.due, in_hand, notices_of_organ) else {}))


def test_number_and_code_open_their_own_case_and_no_other(clerk: Acting) -> None:
    one, two = received(clerk, channel="web"), received(clerk)
    shown = opened(one.number, one.code.lower())
    assert shown is not None
    assert (shown.number, shown.state) == (one.number, CaseState.ENTERED)
    for number, code in ((one.number, two.code), (two.number, one.code), ("白依申〔2021〕99号", one.code), (one.number, "")):
        assert opened(number, code) is None
    new = receive.renew_code(case_id=one.case_id, how="当面看了身份证", by=clerk, at=ON).code
    assert opened(one.number, one.code) is None
    assert opened(one.number, new) is not None


def test_the_same_number_at_two_organs_opens_by_its_own_code(clerk: Acting, stranger: Acting) -> None:
    one, other = received(clerk), received(stranger)
    Application.objects.filter(pk=other.case_id).update(number=one.number, code=sealing.code_digest(one.number, other.code))
    for made in (one, other):
        shown = opened(one.number, made.code)
        assert shown is not None
        assert shown.case_id == made.case_id


def test_a_submission_is_split_into_matters_before_anything_is_done(clerk: Acting) -> None:
    case = received(clerk, channel="web")
    matters = (SplitPart("实施方案", "要实施方案"), SplitPart("补偿名册", "要补偿名册"), SplitPart("会议纪要", "要会议纪要"))
    with pytest.raises(Invalid):
        receive.split(case_id=case.case_id, matters=matters[:1], by=clerk, at=ON)
    parts = receive.split(case_id=case.case_id, matters=matters, by=clerk, at=ON)
    rows = list(Application.objects.order_by("id"))
    assert [row.title for row in rows] == ["实施方案", "补偿名册", "会议纪要"]
    assert [row.split_from_id for row in rows] == [None, case.case_id, case.case_id]
    assert len({row.identity for row in rows}) == 1
    assert [sealing.open_sealed(row.sought) for row in rows] == ["要实施方案", "要补偿名册", "要会议纪要"]
    assert work.work_case(by=clerk, case_id=case.case_id, on=ON.date()).parts[0].id == parts[0].case_id
    for part in parts:
        shown = opened(part.number, part.code)
        assert shown is not None
        assert shown.case_id == part.case_id
    assert opened(case.number, case.code) is not None, "the first matter keeps number and code"
    receive.confirm(case_id=parts[0].case_id, how="电话", by=clerk, at=ON)
    limits.ask_correction(case_id=parts[0].case_id, situations=("content",), what="写明年份", answer_within=10, by=clerk, at=ON)
    with pytest.raises(Refused):
        receive.split(case_id=parts[0].case_id, matters=matters, by=clerk, at=ON)


def test_a_wrong_day_of_receipt_is_corrected_until_the_applicant_is_told_a_day(clerk: Acting, section_head: Acting) -> None:
    case, web = received(clerk, at(1, 6)), received(clerk, at(1, 4), channel="web")
    told: dict[str, Any] = {"case_id": case.case_id, "by": clerk, "at": at(1, 8), "reason": "签收单上是1月5日"}
    with pytest.raises(Refused, match="姓名"):
        correct_received(**{**told, "reason": "甲某1月5日交的"}, on=date(2021, 1, 5))
    for wrong in (date(2021, 1, 6), date(2021, 1, 9)):
        with pytest.raises(Invalid):
            correct_received(**told, on=wrong)
    limits.consult(case_id=case.case_id, asked=AskedParty("other", "县水务局"), by=clerk, at=at(1, 7))
    with pytest.raises(Refused, match="不能早于收到之日"):
        correct_received(**{**told, "by": section_head}, on=date(2021, 1, 8))
    correct_received(**told, on=date(2021, 1, 5))
    row = row_of(case)
    assert (row.submitted_on, row.received_on) == (date(2021, 1, 5), date(2021, 1, 5))
    assert "2021-01-06" in AuditEntry.objects.get(event="case.receipt_corrected").data
    receive.confirm(case_id=web.case_id, how="电话", by=clerk, at=at(1, 6))
    assert row_of(web).due_on == date(2021, 2, 3)
    correct_received(**{**told, "case_id": web.case_id}, on=date(2021, 1, 5))
    row = row_of(web)
    assert (row.submitted_on, row.confirmed_on, row.due_on) == (date(2021, 1, 4), date(2021, 1, 5), date(2021, 2, 2))
    with pytest.raises(Invalid, match="确认日期不能早于"):
        correct_received(**{**told, "case_id": web.case_id}, on=date(2021, 1, 3))
    limits.extend(case_id=web.case_id, workdays=5, reason="要核对几个村的台账", by=section_head, at=at(1, 8))
    with pytest.raises(Refused, match="不能再改"):
        correct_received(**{**told, "case_id": web.case_id}, on=date(2021, 1, 4))
    assert check_all().broken == ()


def test_a_later_day_of_receipt_takes_a_second_person_and_hides_no_delay(clerk: Acting, section_head: Acting) -> None:
    case = received(clerk, at(1, 4))
    told: dict[str, Any] = {"case_id": case.case_id, "on": date(2021, 1, 8), "reason": "签收单是1月8日。", "at": at(2, 3)}
    with pytest.raises(Refused, match="科室负责人"):
        correct_received(**told, by=clerk)
    correct_received(**told, by=section_head)
    page = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 2, 3))
    assert [(one.what, one.before, one.after) for one in page.moved] == [
        ("收到", date(2021, 1, 4), date(2021, 1, 8)),
        ("答复", date(2021, 2, 1), date(2021, 2, 5)),
    ]
    assert (page.moved[0].reason, page.moved[0].was_late) == ("签收单是1月8日。", True)
    assert '"due_before":"2021-02-01"' in AuditEntry.objects.get(event="case.receipt_corrected").data.replace(" ", "")
    row = row_of(case)
    (said,) = listing.corrections(row)
    assert "从2021年1月4日更正为2021年1月8日：签收单是1月8日。更正以前已经逾期。" in said
    assert printed_application(row, organs.organ_by_id(row.organ_id)).remark == f"收到日期{said}"


def test_a_stale_page_overwrites_nothing(clerk: Acting) -> None:
    case = received(clerk, channel="web")
    seen = row_of(case).revision
    receive.confirm(case_id=case.case_id, how="电话", revision=seen, by=clerk, at=ON)
    with pytest.raises(Stale):
        limits.ask_correction(
            case_id=case.case_id, situations=("content",), what="写明年份", answer_within=10, revision=seen, by=clerk, at=ON
        )


def test_readings_are_logged_once_a_person_case_and_day(clerk: Acting, leader: Acting, stranger: Acting) -> None:
    case = received(clerk)
    for who, when in ((clerk, at(1, 4)), (clerk, at(1, 4)), (leader, at(1, 4)), (clerk, at(1, 5))):
        handling.log_reading(case_id=case.case_id, by=who, at=when)
    assert AuditEntry.objects.filter(event="case.read").count() == 3
    with pytest.raises(NotVisible):
        handling.log_reading(case_id=case.case_id, by=stranger, at=ON)
    handling.unmask(case_id=case.case_id, reason="打电话确认", by=clerk, at=ON)
    assert AuditEntry.objects.filter(event="case.unmasked").count() == 1


def test_a_list_goes_on_by_key_and_takes_as_many_queries_for_many_as_for_one(
    clerk: Acting, django_assert_max_num_queries: Any
) -> None:
    made = [received(clerk).case_id for _ in range(5)]
    first = listing.listed(by=clerk, organ_code="baiyang", on=ON.date(), limit=2)
    second = listing.listed(by=clerk, organ_code="baiyang", on=ON.date(), after=first.next, limit=2)
    assert [row.id for row in (*first.rows, *second.rows)] == made[:0:-1]
    with django_assert_max_num_queries(3):
        listing.listed(by=clerk, organ_code="baiyang", on=ON.date())
    with django_assert_max_num_queries(4):
        assert len(month_of(by=clerk, case_id=made[0]).lines) == 5
    PracticeChoice.objects.create(name="fee_month", value='"submitted"', set_by="测试", set_at=ON)
    Application.objects.filter(pk=made[1]).update(submitted_on=date(2020, 12, 31))
    assert len(month_of(by=clerk, case_id=made[0]).lines) == 4
    assert listing.counts(by=clerk, organ_code="baiyang", on=ON.date()) == {CaseState.HANDLING: 5}
    assert connection.vendor in ("sqlite", "postgresql")
