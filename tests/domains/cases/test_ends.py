"""How cases end for good, and that nobody outside learns who applied."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest

from domains.cases.applications_made import NUMBER, PHONE, at, opened, received, row_of
from domains.cases.boxes_made import CARD, LACKING, closed, drawn_here, sealed
from mingbai.accounts.values import Acting, system
from mingbai.calendars.actions import import_notice
from mingbai.calendars.values import Notice, library
from mingbai.cases.actions import box, calendar, closing, fees, finals, handling, letters, limits, practice, receive, register
from mingbai.cases.actions.erase import erase
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.actions.limits import AskedParty
from mingbai.cases.actions.path import answer_question
from mingbai.cases.actions.receive import SplitPart
from mingbai.cases.models import Application, CaseStep, DateMoved, KeptPaper, Letter
from mingbai.cases.queries import box as boxes
from mingbai.cases.queries import listing, sheet, work
from mingbai.cases.values.intake import Applicant
from mingbai.core import sealing, trail
from mingbai.core.content_check import check_all
from mingbai.core.errors import Refused
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.rendering.casebox import folder, verify
from mingbai.statute.cases.states import CaseState

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("drawn_here")]
__all__ = ["drawn_here"]
OVER = at(1, 1, 2032)


def broken() -> tuple[Any, ...]:
    return check_all().broken


def clock_of(who: Acting) -> Acting:
    return system(organs.organ_by_id(who.organ_id))


def test_a_case_past_its_retention_is_neither_opened_nor_handled_anew(clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    assert erase(case_id=case.pk, by=clock_of(clerk), at=OVER)
    Letter.objects.update(pdf=None)
    told = {"case_id": case.pk, "by": section_head, "at": OVER}
    with pytest.raises(Refused, match="保管期限已经满了"):
        box.open_box(**told, why="法院要看", what="什么也不改")
    with pytest.raises(Refused, match="另外登记一件"):
        closing.reopen(**told, on=date(2032, 1, 1), order="撤销答复，重新答复")
    assert sheet.without_files() == ()
    assert not finals.keep_files(letter_id=Letter.objects.get().pk, by=clock_of(clerk), at=OVER)


def test_a_case_that_nobody_sealed_is_emptied_after_its_time_too(clerk: Acting, section_head: Acting) -> None:
    case, later = closed(clerk), received(clerk, at(1, 5))
    closing.withdraw(case_id=later.case_id, how="书面", by=clerk, at=at(1, 6))
    assert boxes.past_retention(date(2031, 12, 31)) == ()
    with pytest.raises(Refused):
        erase(case_id=case.pk, by=clock_of(clerk), at=at(12, 31, 2031))
    due = boxes.past_retention(date(2032, 1, 1))
    assert sorted(key for key, _ in due) == [case.pk, later.case_id]
    for key, _ in due:
        assert erase(case_id=key, by=clock_of(clerk), at=OVER)
    assert boxes.past_retention(date(2032, 1, 2)) == ()
    assert broken() == ()
    assert "甲某" not in sealing.open_sealed(Application.objects.get(pk=case.pk).applicant)
    for act in (
        lambda: handling.add_paper(case_id=case.pk, paper=NewPaper("other", "x", "image/jpeg", b"x"), by=clerk, at=OVER),
        lambda: box.seal_box(case_id=case.pk, pages={}, remark=LACKING, by=clerk, at=OVER),
        lambda: closing.reopen(case_id=case.pk, on=OVER.date(), order="撤销答复", by=section_head, at=OVER),
    ):
        with pytest.raises(Refused, match="保管期限已经满了"):
            act()


def test_what_is_kept_longer_takes_no_turn_of_what_is_past_its_time(
    clerk: Acting, officer: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boxes, "MOST_AT_ONCE", 1)
    longer, anew, over = closed(clerk), received(clerk, at(1, 15)), received(clerk, at(1, 18))
    for case, day in ((anew, 19), (over, 20)):
        closing.withdraw(case_id=case.case_id, how="书面", by=clerk, at=at(1, day))
    for years, when in ((30, at(1, 11)), (10, at(1, 18))):
        practice.set_practice(choices={"archive_years": years}, by=officer, at=when)
    CaseStep.objects.create(
        application_id=anew.case_id, round=2, kind="reopened", on=date(2022, 5, 1), person_id=1, recorded_at=at(5, 1, 2022)
    )
    assert boxes.kept_until(longer).year == 2051
    assert boxes.past_retention(date(2032, 1, 1)) == ((over.case_id, clerk.organ_id),)


def test_an_application_removed_from_the_register_loses_its_persons_too(clerk: Acting, section_head: Acting) -> None:
    case = received(clerk)
    card = NewPaper("identity", "甲某身份证.jpg", "image/jpeg", CARD)
    handling.add_paper(case_id=case.case_id, paper=card, by=clerk, at=at(1, 4))
    with pytest.raises(Refused, match="姓名"):
        register.remove_application(record_id=case.case_id, reason="甲某登记了两次", by=clerk, at=at(1, 5))
    with pytest.raises(Refused, match="科室负责人"):
        register.remove_application(record_id=case.case_id, reason="登记了两次", by=clerk, at=at(1, 5))
    register.remove_application(record_id=case.case_id, reason="登记了两次", by=section_head, at=at(1, 5))
    assert trail.page(organs=None, subjects=listing.removed_subjects(["baiyang"])).entries[0].data[-1][1] == "登记了两次"
    assert listing.removed_subjects(["pengyang"]) == ()
    assert closing.delete_papers(case_id=case.case_id, by=clock_of(clerk), at=at(1, 6)) == 1, "nobody needs the card"
    assert boxes.past_retention(date(2031, 12, 31)) == ()
    assert boxes.past_retention(date(2032, 1, 1)) == ((case.case_id, clerk.organ_id),)
    assert erase(case_id=case.case_id, by=clock_of(clerk), at=OVER)
    assert boxes.past_retention(date(2032, 1, 1)) == ()
    assert "甲某" not in sealing.open_sealed(row_of(case).applicant)
    assert broken() == ()


def test_an_open_case_is_never_emptied(clerk: Acting) -> None:
    case = received(clerk)
    assert boxes.past_retention(date(2050, 1, 1)) == ()
    with pytest.raises(Refused):
        erase(case_id=case.case_id, by=clock_of(clerk), at=at(1, 1, 2050))


def test_a_used_identity_card_goes_from_a_sealed_box_whose_list_keeps_its_digest(clerk: Acting, tmp_path: Any) -> None:
    case = sealed(clerk)
    last = KeptPaper.objects.get(purpose="identity").delete_after
    assert last is not None
    assert listing.expired_papers(last) == ()
    after = at(7, 20)
    assert listing.expired_papers(after.date()) == ((case.pk, clerk.organ_id),)
    assert closing.delete_papers(case_id=case.pk, by=clock_of(clerk), at=after) == 1
    assert closing.delete_papers(case_id=case.pk, by=clock_of(clerk), at=after) == 0
    assert broken() == (), "the trail vouches for the box as it is now"
    page = boxes.box_page(by=clerk, case_id=case.pk)
    (line,) = [one.line for one in page.boxes[0].lines if one.line.title == "身份证明"]
    assert (page.removed, page.may_export) == ({line.source: after.date()}, True)
    made = folder.folder(boxes.case_box(by=clerk, case_id=case.pk))
    assert [name for name in made if name.endswith("jpg")] == []
    assert CARD not in b"".join(made.values())
    (gone,) = json.load(io.BytesIO(made[folder.MANIFEST]))["removed"]
    assert (gone["title"], gone["sha256"]) == ("身份证明", line.sha256)
    assert "用完以后已于2021-07-20按规定删除" in made[folder.INDEX].decode()
    place = tmp_path / "out"
    place.mkdir()
    for name, data in made.items():
        (place / name).write_bytes(data)
    assert verify.verify(place) == ()
    (said,) = verify.removed(place)
    assert line.sha256 in said


def test_an_identity_card_stays_while_a_judgment_has_the_case_handled_anew(clerk: Acting, section_head: Acting) -> None:
    case = sealed(clerk)
    closing.reopen(case_id=case.pk, on=date(2021, 1, 20), order="撤销答复，重新答复", by=section_head, at=at(1, 20))
    assert listing.expired_papers(date(2022, 1, 1)) == ()


def test_what_others_and_lists_read_does_not_say_who_applied(clerk: Acting) -> None:
    case = received(clerk)
    task = {"case_id": case.case_id, "to_whom": "农业中心", "due_on": date(2021, 1, 8), "by": clerk, "at": at(1, 6)}
    for what in (
        "给甲某查2020年的名册",
        f"号码{NUMBER[:6]} {NUMBER[6:14]}-{NUMBER[14:]}的人",
        f"打{PHONE[:3]}-{PHONE[3:7]}-{PHONE[7:]}问",
    ):
        with pytest.raises(Refused, match="收到的人不用知道是谁申请的"):
            handling.send_task(**task, what=what)
    with pytest.raises(Refused) as said:
        handling.send_task(**{**task, "to_whom": "甲 某的村"}, what="查2020年的名册")
    assert said.value.field == "to_whom"
    assert "甲某" not in str(said.value)
    handling.send_task(**task, what="查2020年某村高标准农田项目的名册")
    told = {"case_id": case.case_id, "by": clerk, "at": at(1, 6)}
    for act in (
        lambda: receive.rename(**told, title="甲某要的名册"),
        lambda: receive.split(**told, matters=(SplitPart("方案", "要方案"), SplitPart("甲某的名册", "要名册"))),
        lambda: received(clerk, title="甲某要的名册"),
        lambda: handling.unmask(**told, reason="给甲某打电话"),
        lambda: closing.withdraw(**told, how="甲某书面撤回"),
    ):
        with pytest.raises(Refused, match="申请人的姓名"):
            act()
    unnamed = received(clerk, applicant=Applicant("未写明"))
    handling.send_task(**{**task, "case_id": unnamed.case_id}, what="申请书未写明年份，查一查")


def test_a_new_line_for_lists_leaves_nothing_of_the_old_one_in_the_trail(clerk: Acting) -> None:
    case = received(clerk)
    before = row_of(case).revision
    receive.rename(case_id=case.case_id, title="某村项目的方案", revision=before, by=clerk, at=at(1, 6))
    entry = AuditEntry.objects.get(event="case.renamed")
    assert "高标准农田项目实施方案" not in entry.data
    assert json.loads(entry.data)["after"] == "某村项目的方案"
    assert row_of(case).revision == before + 1, "a page drawn before is stale"


def test_a_lapse_leads_on_whatever_becomes_of_its_letter(clerk: Acting, section_head: Acting) -> None:
    case = received(clerk)
    told: dict[str, Any] = {"case_id": case.case_id}
    fees.notice_fee(**told, way="pages", pages=250, payment="到党政办缴纳", by=section_head, at=at(1, 6))
    fees.lapse_fee(**told, by=clerk, at=at(2, 4))
    parts = {"fee_notice": "2021年1月6日通知缴费，期满没有缴", "contact": "党政办"}
    letters.draft_letter(**told, outcome="fee_unpaid", parts=parts, by=clerk, at=at(2, 5))
    Application.objects.filter(pk=case.case_id).update(state="approving", outcome="", closed_on=None)
    Letter.objects.update(state="approving")
    with pytest.raises(Refused, match="先收回"):
        answer_question(**told, number=1, answer="complete", reason="齐全", by=clerk, at=at(2, 5))
    letters.take_back(**told, by=clerk, at=at(2, 5))
    row = row_of(case)
    assert (row.state, row.outcome, row.closed_on) == (CaseState.FEE_LAPSED, "fee_unpaid", date(2021, 2, 5))
    with pytest.raises(Refused, match="重新申请"):
        fees.receive_fee(**told, on=date(2021, 2, 4), by=section_head, at=at(2, 6))
    fees.receive_fee(**told, on=date(2021, 2, 3), by=section_head, at=at(2, 6))
    row = row_of(case)
    assert (row.state, row.outcome, row.closed_on, row.due_on) == (CaseState.HANDLING, "", None, date(2021, 3, 8))
    assert broken() == ()


def test_a_correction_handed_in_before_the_lapse_was_recorded_is_taken(
    clerk: Acting, section_head: Acting, leader: Acting
) -> None:
    case = received(clerk)
    told: dict[str, Any] = {"case_id": case.case_id}
    asked = {"situations": ("content",), "what": "写明是哪一个项目", "answer_within": 3}
    limits.ask_correction(**told, **asked, on=date(2021, 1, 6), by=clerk, at=at(1, 6))
    limits.lapse_correction(**told, by=clerk, at=at(1, 13))
    letters.draft_letter(**told, outcome="not_corrected", parts={"correction": "没有补正"}, by=clerk, at=at(1, 13))
    Application.objects.filter(pk=case.case_id).update(state="checked", outcome="", closed_on=None)
    Letter.objects.update(state="checked")
    with pytest.raises(Refused):
        limits.receive_correction(**told, sought="2020年的", by=section_head, at=at(1, 14))
    letters.send_back(**told, opinion="补正在期限里到了", by=leader, at=at(1, 14))
    assert row_of(case).state == CaseState.ABANDONED
    limits.receive_correction(**told, sought="2020年的", on=date(2021, 1, 11), by=section_head, at=at(1, 14))
    assert row_of(case).state == CaseState.HANDLING


def test_an_extension_of_the_last_day_stays_when_a_notice_brings_that_day_forward(
    clerk: Acting, section_head: Acting, officer: Acting
) -> None:
    case = received(clerk)
    limits.extend(case_id=case.case_id, workdays=5, reason="需要汇总三个村的资料", by=section_head, at=at(2, 1))
    year = next(one for one in library() if one.year == 2021)
    worked = tuple(sorted({*year.make_up_workdays, date(2021, 1, 30)}))
    notice = Notice("", 2021, "国办发明电〔2021〕9号", date(2021, 2, 2), tuple(sorted(year.days_off)), worked)
    import_notice(notice=notice, by=officer, at=at(2, 2))
    assert calendar.recount(organ_id=clerk.organ_id, by=clock_of(clerk), at=at(2, 2)) == 1
    (moved,) = DateMoved.objects.filter(what="答复")
    assert (moved.before, moved.after, moved.was_told) == (date(2021, 2, 7), date(2021, 2, 5), True)
    asked = AskedParty("other", "县农业农村局", what="是否同意公开")
    assert limits.consult(case_id=case.case_id, asked=asked, by=clerk, at=at(2, 3)) == "县农业农村局"
    assert opened(case.number, case.code, date(2021, 2, 3)) is not None
    clock = work.work_case(by=clerk, case_id=case.case_id, on=date(2021, 2, 3)).timeline
    assert clock is not None
    assert "in_time_then" in [one.code for one in clock.remarks]
