"""Around a case: fees and refunds, records corrected, joint replies, lessons, dates that moved, late organs."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from domains.cases.applications_made import APPLICANT, NAMES, SOUGHT, at, received, replied, row_of
from mingbai.accounts.values import Acting
from mingbai.cases import queries
from mingbai.cases.actions import disputes, handling, limits, signing
from mingbai.cases.actions.register import remove_application
from mingbai.cases.models import Application, DateMoved, Lesson, Letter, PracticeChoice, ProcessingFee
from mingbai.cases.queries import joint, work
from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.cases.values.intake import Applicant
from mingbai.core import content_check
from mingbai.core.errors import Refused
from mingbai.statute.annual_report.counting import application_cells, period
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from support import NOW, TODAY, Team, day_of

pytestmark = pytest.mark.django_db
ON = TODAY.isoformat()
OTHER = Applicant("乙某", document_number="X1", telephone="13900000002")


def cells_of(*rows: str) -> tuple[str, ...]:
    """The cells of table 3 in which an application of a natural person counts."""
    return tuple(f"3.{row}.{column}" for row in rows for column in ("natural", "total"))


def test_35_applications_of_a_month_are_3000_yuan_250_pages_4700_and_what_was_paid_is_paid_back_once(
    client: Client, clerk: Acting, section_head: Acting
) -> None:
    made = [received(clerk, at(1, 11)) for _ in range(35)]
    received(clerk, at(1, 4), kind="correction")
    addresses = [f"/work/cases/{one.case_id}/" for one in made]
    fee = {"payment": "县财政非税专户", "on": ON}
    assert "不收费" in pressed(client, section_head, f"{addresses[9]}acts/notice-fee/", 422, way="pieces", **fee)
    pressed(client, section_head, f"{addresses[34]}acts/notice-fee/", way="pieces", **fee)
    assert "200 元" in text(client, clerk, f"{addresses[34]}fees/")
    page = text(client, clerk, f"{addresses[34]}fees/")
    assert "共 35 件，按件合计 3000 元" in page
    pressed(client, section_head, f"{addresses[0]}acts/notice-fee/", way="pages", pages="250", **fee)
    assert "4700 元" in text(client, clerk, addresses[0])
    PracticeChoice.objects.create(name="fee_page", value='"sheet"', set_by="测试", set_at=NOW)
    pressed(client, section_head, f"{addresses[1]}acts/notice-fee/", way="pages", pages="499", **fee)
    assert "4700 元" in text(client, clerk, addresses[1]), "499 sides are 250 sheets"
    refund = {"yuan": "4701", "reason": "多收了", "on": ON}
    assert "还没有缴费" in pressed(client, clerk, f"{addresses[0]}fees/", 422, **refund)
    pressed(client, clerk, f"{addresses[0]}acts/receive-fee/", on=ON)
    both = pressed(client, section_head, f"{addresses[0]}acts/notice-fee/", 422, way="pieces", **fee)
    assert "不能两种都收" in both
    assert "不超过缴的4700元" in pressed(client, clerk, f"{addresses[0]}fees/", 422, **refund)
    assert "申请人的姓名" in pressed(client, clerk, f"{addresses[0]}fees/", 422, **{**refund, "reason": "甲某多缴了"})
    pressed(client, clerk, f"{addresses[0]}fees/", **{**refund, "yuan": "40"})
    assert "退还 40 元" in text(client, clerk, addresses[0])
    assert "已经退过" in pressed(client, clerk, f"{addresses[0]}fees/", 422, **{**refund, "yuan": "40"})
    assert ProcessingFee.objects.get(application_id=made[0].case_id).refunded_on == TODAY


def test_before_2021_there_is_no_fee(client: Client, clerk: Acting, section_head: Acting) -> None:
    case = received(clerk, at(12, 21, 2020))
    given = {"way": "pages", "pages": "250", "payment": "县财政非税专户", "on": "2020-12-31"}
    said = pressed(client, section_head, f"/work/cases/{case.case_id}/acts/notice-fee/", 422, **given)
    assert "2021年1月1日以前没有信息处理费" in said


def test_a_record_is_corrected_only_as_the_law_has_it_and_no_table_counts_it(
    client: Client, clerk: Acting, section_head: Acting
) -> None:
    signing.set_signing(organ_code="baiyang", names=NAMES, by=section_head, at=NOW)
    case = received(clerk, at(1, 11), kind="correction")
    handling.log_reading(case_id=case.case_id, by=clerk, at=NOW)
    address = f"/work/cases/{case.case_id}/"
    assert f"{address}record/" in text(client, clerk, address)
    judged = {"is_own": "yes", "has_evidence": "no", "has_power": "yes", "is_wrong": "yes", "result": "corrected"}
    judged["reason"] = "经核对户籍底册，出生年份是1963年。"
    assert "要有证据证明记录不准确" in pressed(client, clerk, f"{address}record/", 422, **judged)
    judged["has_evidence"] = "yes"
    assert "不符" in pressed(client, clerk, f"{address}record/", 422, **{**judged, "result": "passed_on"})
    seen = row_of(case).revision
    pressed(client, clerk, f"{address}record/", **judged, revision=seen)
    assert "别人刚改过" in pressed(client, clerk, f"{address}record/", 409, **judged, revision=seen), "pressed twice"
    pressed(client, clerk, f"{address}path/5/", answer="fit", reason="已经核对")
    page = text(client, clerk, f"{address}reply/")
    assert "审核属实，予以更正。经核对户籍底册，出生年份是1963年。" in page
    assert "更正告知书" in page
    assert queries.applications(clerk.organ_id, *period(2021)) == ()


def test_one_reply_answers_several_applications_and_each_is_counted_once(
    client: Client, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk, head, reviewer, leader = team
    signing.set_signing(organ_code="baiyang", names=NAMES, by=head, at=NOW)
    alike = received(clerk, at(1, 12), applicant=OTHER)
    first, same = received(clerk, at(1, 11)), received(clerk, at(1, 6), sought="别的事")
    strange = received(clerk, at(1, 12), applicant=OTHER, sought="另外的事")
    for who in team:
        handling.log_reading(case_id=first.case_id, by=who, at=NOW)
    address = f"/work/cases/{first.case_id}/"
    monkeypatch.setattr(joint, "MOST", 1)
    page = text(client, clerk, f"{address}joint/")
    assert [one.number in page for one in (same, alike, strange)] == [True, False, False]
    pressed(client, clerk, f"{address}joint/", 422, others=[same.case_id, alike.case_id])
    pressed(client, clerk, f"{address}joint/", 422, others=[strange.case_id])
    pressed(client, clerk, f"{address}joint/", others=[same.case_id])
    assert "合在一起，最迟2021年2月3日答复" in text(client, clerk, f"{address}joint/"), "the day of the earlier one"
    assert first.number in text(client, clerk, f"/work/cases/{same.case_id}/")
    for number, answer in enumerate(("complete", "responsible", "held", "open", "fit"), 1):
        pressed(client, clerk, f"{address}path/{number}/", answer=answer, reason="已核对")
    page = text(client, clerk, f"{address}reply/")
    assert f"{first.number}：{SOUGHT.rstrip('。')}；{same.number}：别的事" in page
    pressed(client, clerk, f"{address}reply/", enclosed="实施方案1份12页")
    for step, who in (("submit", clerk), ("check", head), ("clear", reviewer), ("sign", leader)):
        pressed(client, who, f"{address}reply/{step}/", opinion="逐项看过，可以提供。")
    served = {"mode": "direct", "sent_on": ON, "signed_on": ON, "proof": "送达回证"}
    pressed(client, clerk, f"{address}reply/serve/", **served)
    rows = [row_of(one) for one in (first, same, alike)]
    assert [(one.state, one.outcome) for one in rows] == [("replied", "granted"), ("replied", "granted"), ("handling", "")]
    counted = [application_cells(one, 2021) for one in queries.applications(clerk.organ_id, *period(2021))]
    granted, open_still = ("granted", "total"), ("carried_out",)
    assert counted == [cells_of("new", *rows) for rows in (open_still, granted, granted, open_still)]
    assert Letter.objects.count() == 1
    assert str(Letter.objects.get().number) in text(client, clerk, f"/work/cases/{same.case_id}/")
    status = work.status_of(row_of(same), TODAY)
    assert status is not None
    assert [one.id for one in status.letters] == [Letter.objects.get().pk], "with its days for review"
    assert content_check.check_all().broken == ()


def test_an_application_withdrawn_or_removed_lets_those_joined_to_it_go(
    client: Client, clerk: Acting, section_head: Acting, auditor: Acting
) -> None:
    first, other = received(clerk, at(1, 11)), received(clerk, at(1, 11))
    address = f"/work/cases/{first.case_id}/"
    pressed(client, clerk, f"{address}joint/", others=[other.case_id])
    assert "在那一件里办" in pressed(client, clerk, f"/work/cases/{other.case_id}/joint/", 422, others=[])
    ask = {"situations": ("content",), "what": "写明是哪个村。", "answer_within": 10, "by": clerk, "at": NOW}
    with pytest.raises(Refused, match="在那一件里办"):
        limits.ask_correction(case_id=other.case_id, **ask)
    pressed(client, clerk, f"{address}acts/withdraw/", on=ON, how="书面撤回")
    assert row_of(other).joined_to_id is None
    twice = received(clerk, at(1, 11))
    pressed(client, clerk, f"/work/cases/{twice.case_id}/joint/", others=[other.case_id])
    remove_application(record_id=twice.case_id, reason="登记了两次", by=section_head, at=NOW)
    assert row_of(other).joined_to_id is None
    listed = text(client, auditor, "/work/audit/?removed=1")
    assert "登记了两次" in listed
    assert f"applications:{first.case_id}" not in listed
    assert content_check.check_all().broken == ()


def test_a_lesson_of_a_lost_review_is_shown_at_the_same_step_and_names_nobody(client: Client, team: Team) -> None:
    clerk = team[0]
    case = replied(team, at(1, 4), at(1, 8))
    new = NewDispute("review", "彭政复〔2021〕1号", "彭阳县人民政府", date(2021, 1, 11), date(2021, 1, 13))
    key = disputes.register_over_case(case_id=case.case_id, new=new, by=clerk, at=NOW)
    here = f"/work/cases/disputes/{key}/"
    text(client, clerk, f"{here}acts/lesson/", 404)
    disputes.decide(dispute_id=key, decided=Decided("declared_unlawful", TODAY, TODAY), by=clerk, at=NOW)
    said = {"step": "held", "words": "只查了公文系统，没有查档案室。"}
    assert "不能公开" in pressed(client, clerk, f"{here}acts/lesson/", 422, **{**said, "words": f"{APPLICANT.telephone}没有查"})
    assert "申请人的姓名" in pressed(client, clerk, f"{here}acts/lesson/", 422, **{**said, "words": "没有查甲某的档案"})
    for _ in range(2):
        pressed(client, clerk, f"{here}acts/lesson/", **said)
    assert Lesson.objects.count() == 1
    address = f"/work/cases/{received(clerk, at(1, 11)).case_id}/"
    assert said["words"] in text(client, clerk, f"{address}path/3/")
    assert said["words"] not in text(client, clerk, f"{address}path/1/")
    for number, answer in ((1, "complete"), (2, "responsible")):
        pressed(client, clerk, f"{address}path/{number}/", answer=answer, reason="已核对")
    assert said["words"] in text(client, clerk, address), "beside the question that is open"
    pressed(client, clerk, f"{here}lessons/1/drop/")
    assert said["words"] not in text(client, clerk, f"{address}path/3/")


def test_dates_that_a_notice_moved_are_listed_without_names(client: Client, clerk: Acting, officer: Acting) -> None:
    assert "重算过的期限" not in text(client, clerk, "/work/cases/")
    case = received(clerk, at(1, 11))
    days = {"before": date(2021, 2, 7), "after": date(2021, 2, 8)}
    DateMoved.objects.create(
        application=row_of(case), what="答复", notice="国办发明电〔2020〕27号", was_told=True, at=NOW, **days
    )
    assert "/work/cases/moved/?organ=baiyang" in text(client, clerk, "/work/cases/")
    moved = "国办发明电〔2020〕27号：答复从2021年2月7日变为2021年2月8日；已经发出的文书写的还是原来的日子。"
    assert moved in text(client, clerk, f"/work/cases/{case.case_id}/")
    for who in (clerk, officer):
        page = text(client, who, "/work/cases/moved/?organ=baiyang")
        assert "2021年2月8日" in page
        assert "写过原来的日子" in page
        assert (f"/work/cases/{case.case_id}/" in page) is (who is clerk)


def test_the_county_is_told_which_organs_are_late_in_the_order_of_the_organs(
    clerk: Acting, stranger: Acting, officer: Acting
) -> None:
    for who, days in ((stranger, 3), (stranger, 4), (clerk, 3)):
        received(who, at(12, days, 2020))
    Application.objects.update(due_on=date(2021, 1, 18))
    late = [one for one in gather(day_of(officer)).tasks if one.tag == "逾期"]
    assert [(one.title, one.href) for one in late] == [
        ("白阳镇：1件申请过了答复期限", "/work/cases/?organ=baiyang"),
        ("王洼镇：2件申请过了答复期限", "/work/cases/?organ=wangwa"),
    ]
