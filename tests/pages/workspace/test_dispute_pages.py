"""Reviews and suits through the pages: dates, evidence, results, instances, the reply anew, and what table 4 counts."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from django.test import Client

from domains.cases.applications_made import at, received, replied, row_of
from mingbai.accounts.values import Acting
from mingbai.annual_report import queries as reports
from mingbai.annual_report.actions import open_report
from mingbai.cases import checks, queries
from mingbai.cases.actions import closing, disputes, register_dispute
from mingbai.cases.actions.receive import Received
from mingbai.cases.models import Application, Dispute
from mingbai.cases.values.disputes import Decided, NewDispute
from mingbai.core import apart, content_check
from mingbai.core.errors import Refused
from mingbai.core.models import Site
from mingbai.rendering.casepaper.value import CasePaper, ListTable, PairTable
from mingbai.statute.annual_report.counting import column_of, dispute_cells, period
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.cases.disputes import DisputeResult
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from support import NOW, TODAY, Team, day_of

pytestmark = pytest.mark.django_db
REVIEW = {
    "procedure": "review",
    "number": "彭政复〔2021〕1号",
    "body": "彭阳县人民政府",
    "filed_on": "2021-01-11",
    "received_on": "2021-01-13",
}
SUIT = {**REVIEW, "procedure": "suit", "is_after_review": "no", "number": "（2021）宁0425行初1号", "body": "彭阳县人民法院"}
SECOND = {"number": "（2021）宁04行终1号", "body": "固原市中级人民法院", "filed_on": "2021-01-19", "received_on": "2021-01-19"}
DECIDED = {"decision": "upheld", "is_ruling": "judgment", "decided_on": "2021-01-18", "served_on": "2021-01-19"}
ORDERED = {**DECIDED, "decision": "revoked", "order": "撤销答复，责令重新答复。"}


@pytest.fixture
def case(team: Team) -> Received:
    return replied(team, at(1, 4), at(1, 8))


def counted(clerk: Acting, year: int = 2021) -> list[tuple[str, ...]]:
    return [dispute_cells(row, year) for row in queries.disputes(clerk.organ_id, *period(year))]


def test_a_review_has_its_dates_its_evidence_and_its_cell_and_opens_a_new_clock(
    client: Client, clerk: Acting, section_head: Acting, case: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = f"/work/cases/{case.case_id}/"
    assert "选起诉以前复议过吗" in pressed(client, clerk, f"{address}disputes/new/", 422, **{**SUIT, "is_after_review": ""})
    here = pressed(client, clerk, f"{address}disputes/new/", **REVIEW)
    page = text(client, clerk, here)
    assert "最迟2021年1月25日" in page, "ten natural days until 2024, off the Saturday"
    assert page.count("还没有<") == 1, "the application on paper is not in the file yet"
    assert "公开〔2021〕1号，2021年1月8日送出，2021年1月8日签收" in page
    drawn: list[CasePaper] = []
    monkeypatch.setattr(apart, "paper_file", lambda paper, ending: drawn.append(paper) or b"pdf")
    assert f"{here}evidence.pdf" in page
    assert client.get(f"{here}evidence.pdf").content == b"pdf"
    pairs, listed = drawn[0].parts
    assert isinstance(pairs, PairTable)
    assert isinstance(listed, ListTable)
    assert [pair for row in pairs.rows for pair in row.pairs] == [
        ("复议机关或者法院", REVIEW["body"]), ("案号", REVIEW["number"])
    ]  # fmt: skip
    assert listed.rows[0][1:3] == ("", "申请书和收到日期的证据"), "what is not in the file yet is written by pen"
    assert any("公开〔2021〕1号，2021年1月8日送出" in one[1] for one in listed.rows)
    (row,) = gather(day_of(clerk)).tasks
    assert (row.on, row.href, row.source) == (date(2021, 1, 25), here, "依据：行政复议法第48条")
    pressed(client, clerk, f"{here}acts/hearing/", on="2021-01-22")
    pressed(client, clerk, f"{here}acts/answer/", on="2021-01-19")
    assert [one.on for one in gather(day_of(clerk)).tasks] == [date(2021, 1, 22)]
    assert counted(clerk) == [("4.review.pending", "4.review.total")]
    assert "要求本机关做什么" in pressed(client, clerk, f"{here}acts/decide/", 422, **{**ORDERED, "order": ""})
    pressed(client, clerk, f"{here}acts/decide/", **ORDERED)
    assert counted(clerk) == [("4.review.corrected", "4.review.total")]
    text(client, clerk, f"{here}acts/answer/", 404)
    (row,) = gather(day_of(clerk)).tasks
    assert row.on == date(2021, 2, 20), "20 working days from the day of force"
    reopen = f"{address}acts/reopen/?dispute={Dispute.objects.get().pk}"
    assert reopen.removeprefix("/work") in text(client, section_head, here)
    assert "撤销答复，责令重新答复。" in text(client, section_head, reopen)
    given = {"dispute_id": Dispute.objects.get().pk, "order": "撤销答复，责令重新答复。"}
    assert "才生效" in pressed(client, section_head, reopen, 422, **given, on="2021-01-18")
    pressed(client, section_head, reopen, **given, on="2021-01-19")
    case_row = row_of(case)
    assert (case_row.state, case_row.round, case_row.due_on) == ("handling", 2, date(2021, 2, 20))
    assert [one for one in gather(day_of(clerk)).tasks if "彭政复" in one.title] == []
    assert content_check.check_all().broken == ()
    Application.objects.filter(pk=case.case_id).update(state="replied")
    with pytest.raises(Refused, match="已经开始办了"):
        closing.reopen(case_id=case.case_id, on=TODAY, **given, by=section_head, at=NOW)
    Application.objects.filter(pk=case.case_id).update(state="handling")
    Dispute.objects.update(decision="upheld")
    assert len(content_check.check_all().broken) == 1, "an edit by SQL is seen"


def test_a_suit_of_two_instances_is_counted_once_and_a_published_year_keeps_its_result(
    client: Client, clerk: Acting, section_head: Acting, case: Received, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = pressed(client, clerk, f"/work/cases/{case.case_id}/disputes/new/", **SUIT)
    assert "最迟2021年1月28日" in text(client, clerk, here)
    text(client, clerk, f"{here}acts/second/", 404)
    pressed(client, clerk, f"{here}acts/decide/", **{**ORDERED, "decision": "ordered"})
    page = text(client, clerk, here)
    assert "2021年2月4日" in page, "in force once the fifteen days to appeal are over"
    first = Dispute.objects.get()
    assert first.in_force_on == date(2021, 2, 4)
    assert [(one.on, one.source) for one in gather(day_of(clerk)).tasks] == [(date(2021, 2, 3), "依据：行政诉讼法第85条")]
    second = pressed(client, clerk, f"{here}acts/second/", **SECOND)
    with pytest.raises(Refused, match="后面还有一审"):
        closing.reopen(case_id=case.case_id, on=TODAY, order="重新答复", dispute_id=first.pk, by=section_head, at=NOW)
    assert counted(clerk) == [("4.direct_suit.pending", "4.direct_suit.total")]
    pressed(client, clerk, f"{second}acts/decide/", **{**DECIDED, "decision": "request_rejected", "decided_on": "2021-01-19"})
    assert counted(clerk) == [("4.direct_suit.upheld", "4.direct_suit.total")]
    monkeypatch.setattr(checks, "_published", [lambda organ: frozenset({2021})])
    pressed(client, clerk, f"{second}acts/retrial/", **{**SECOND, "number": "（2021）宁行申1号"})
    assert counted(clerk) == [("4.direct_suit.upheld", "4.direct_suit.total")]
    late = {"by": clerk, "at": NOW.replace(year=2022)}
    new = NewDispute("review", "彭政复〔2021〕1号", "彭阳县人民政府", date(2021, 1, 11), date(2021, 1, 13))
    key = disputes.register_over_case(case_id=case.case_id, new=new, **late)
    disputes.decide(dispute_id=key, decided=Decided("declared_unlawful", TODAY, TODAY), **late)
    assert ("4.review.pending", "4.review.total") in counted(clerk), "as the published report has it"
    assert counted(clerk, 2022) == [("4.review.corrected", "4.review.total")]
    gone = {"reason": "登记错了"}
    address = f"/work/registers/disputes/{first.pk}/remove/?year=2021"
    assert "先撤下后面的" in pressed(client, clerk, address, 422, **gone)


def test_each_column_of_table_4_counts_what_the_pages_registered_and_decided(
    client: Client, clerk: Acting, case: Received
) -> None:
    kinds = {"review": REVIEW, "direct_suit": SUIT, "suit_after_review": {**SUIT, "is_after_review": "yes"}}
    counted_in: dict[str, set[str]] = {path: set() for path in form_for(2021).cells if path.startswith("4.")}
    assert set(counted_in) == {path for path in form_for(2020).cells if path.startswith("4.")}
    each = count()
    for group, told in kinds.items():
        for result in (None, *DisputeResult):
            number = f"第{next(each)}号"
            here = pressed(client, clerk, f"/work/cases/{case.case_id}/disputes/new/", **{**told, "number": number})
            if result is not None:
                pressed(client, clerk, f"{here}acts/decide/", **{**ORDERED, "decision": result.value})
            for column in (column_of(result) if result else "pending", "total"):
                counted_in[f"4.{group}.{column}"].add(number)
    open_report(organ_code="baiyang", year=2021, by=clerk, at=NOW.replace(year=2022))
    Site.objects.update(demo_today=date(2022, 1, 20))
    cells = reports.workbench(by=clerk, organ_code="baiyang", year=2021, today=date(2022, 1, 20)).cells
    table = {path: view.value for path, view in cells.items() if path.startswith("4.")}
    assert table == {path: len(numbers) for path, numbers in counted_in.items()}
    for path, numbers in counted_in.items():
        page = text(client, clerk, f"/work/reports/baiyang/2021/cells/{path}/")
        assert {one for every in counted_in.values() for one in every if one in page} == numbers, path


def test_a_row_of_the_register_from_before_is_linked_to_its_case(
    client: Client, clerk: Acting, stranger: Acting, case: Received
) -> None:
    told = {"group": "review", "filed_on": date(2021, 1, 11), "by": clerk, "at": NOW}
    key = register_dispute(organ_code="baiyang", number="彭政复〔2021〕9号", **told)
    here = f"/work/cases/disputes/{key}/"
    assert here in text(client, clerk, "/work/registers/disputes/?year=2021")
    assert "还没有对上申请" in text(client, clerk, here)
    text(client, clerk, f"{here}evidence.pdf", 404)
    text(client, stranger, here, 404)
    pressed(client, stranger, f"{here}acts/link/", 404, case_number=case.number)
    assert "没有这个编号的申请" in pressed(client, clerk, f"{here}acts/link/", 422, case_number="申请〔2021〕99号")
    pressed(client, clerk, f"{here}acts/link/", case_number=case.number)
    assert case.number in text(client, clerk, here)
    assert "彭政复〔2021〕9号" in text(client, clerk, f"/work/cases/{case.case_id}/")
    with pytest.raises(Refused, match="重新登记"):
        disputes.link_dispute(dispute_id=key, case_number=received(clerk, NOW).number, by=clerk, at=NOW)
    assert Dispute.objects.get().application_id == case.case_id
