"""A line for the village stays there by every way in; only the secrecy reviewer widens it, with a reason on record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from domains.entries.made import CONTENT, drafted, published
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import load_standard, open_chain
from mingbai.catalogue.queries import lines_for
from mingbai.channels import actions as channels
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.documents import actions as documents
from mingbai.documents.models import Document
from mingbai.documents.values import Slip
from mingbai.entries import actions
from mingbai.entries.models import Entry, ReviewVerdict
from mingbai.entries.queries.check import check
from mingbai.entries.queries.floor import RANGE_CODE
from mingbai.entries.values.content import Element, EntryContent
from mingbai.entries.values.findings import CheckFinding
from mingbai.organs import queries as organs
from mingbai.statute.disclosure.review import EntryAct, Stage
from reading.builders import docx, p, saved, workbook
from support import NOW, TODAY, brought_in, handed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def lines(officer: Acting) -> dict[str, int]:
    """The keys of the township's lines by title."""
    load_standard(by=officer, at=NOW)
    return {row.title: row.id for row in lines_for(organs.organ("baiyang"), TODAY)}


def content(line_id: int) -> EntryContent:
    """A harmless text under a line, for everyone."""
    return replace(CONTENT, line_id=line_id, statutory_item="", elements=(Element("x", is_in_text=True),))


def _range(entry_id: int, on: date = TODAY) -> CheckFinding | None:
    return next((one for one in check(entry_id, on) if one.code == RANGE_CODE and one.is_stop), None)


def _aid(lines: dict[str, int]) -> int:
    return next(key for title, key in lines.items() if title.startswith("临时救助") and "审核" in title)


def _of_village(lines: dict[str, int]) -> int:
    return next(key for title, key in lines.items() if "耕地地力保护补贴村级公示" in title)


def test_a_line_for_the_village_cannot_be_for_everyone_though_its_text_is_clean(clerk: Acting, lines: dict[str, int]) -> None:
    for line_id, article in ((_aid(lines), "社会救助暂行办法第11条"), (_of_village(lines), "标准目录“公开对象”一栏")):
        entry = drafted(clerk, content(line_id))
        found = _range(entry)
        assert found is not None
        assert (found.source, found.place) == (article, "range")
        assert "把“给谁看”改成“只在本村、本社区”" in found.detail
        assert next(title for title, key in lines.items() if key == line_id) in found.detail
        with pytest.raises(Refused, match="不能给全社会看"):
            actions.submit(entry_id=entry, by=clerk, at=NOW)


def test_the_law_in_force_on_the_day_is_named(clerk: Acting, lines: dict[str, int]) -> None:
    entry = drafted(clerk, content(_aid(lines)))
    sources = [found.source for on in (date(2026, 6, 30), date(2026, 7, 1)) if (found := _range(entry, on))]
    assert sources == ["社会救助暂行办法第11条", "社会救助法第45条"]


def test_writing_another_audience_into_the_draft_changes_nothing(clerk: Acting, lines: dict[str, int]) -> None:
    entry = drafted(clerk, replace(content(_of_village(lines)), audience="全社会"))
    assert _range(entry) is not None


def test_a_step_of_a_chain_keeps_its_range(clerk: Acting, lines: dict[str, int]) -> None:
    chain = open_chain(organ_code="baiyang", template="social_aid", title="临时救助", opened_on=TODAY, by=clerk, at=NOW)
    plain = replace(CONTENT, statutory_item="21.8")
    entry = actions.open_draft(organ_code="baiyang", content=plain, chain_id=chain, chain_step="review", by=clerk, at=NOW)
    assert _range(entry) is not None
    policy = actions.open_draft(organ_code="baiyang", content=plain, chain_id=chain, chain_step="policy", by=clerk, at=NOW)
    assert _range(policy) is None


def test_named_payments_and_a_table_in_the_text_make_a_list(clerk: Acting) -> None:
    for body in (
        "<p>发放临时救助：马小军3000元、李大山2000元。</p>",
        "<table><tr><td>姓名</td><td>金额</td></tr><tr><td>马小军</td><td>3000</td></tr></table>",
    ):
        entry = drafted(clerk, replace(CONTENT, title="临时救助发放情况", statutory_item="21.8", body=body))
        assert _range(entry) is not None, body


def of_aid(title: str, body: str, item: str = "21.8") -> EntryContent:
    """A text without a line of the catalogue, for everyone."""
    return replace(CONTENT, title=title, statutory_item=item, body=f"<p>{body}</p>")


def test_named_recipients_make_a_list_without_a_line_of_the_catalogue(clerk: Acting) -> None:
    for title, body, item in (
        ("临时救助对象名单", "马小军、李大山、王秀英", "21.8"),
        ("第四季度公示", "低保对象花名册</p><p>马军、李山", "20.15"),
        ("残疾人补贴发放公示表", "马小军、李大山", "20.15"),
    ):
        entry = drafted(clerk, of_aid(title, body, item))
        assert _range(entry) is not None, title
    with pytest.raises(Refused, match="不能给全社会看"):
        actions.submit(entry_id=entry, by=clerk, at=NOW)


def test_a_file_that_lists_recipients_is_a_list_too(clerk: Acting) -> None:
    entry = drafted(clerk, of_aid("临时救助发放情况", "名单见附件。"))
    assert _range(entry) is None
    said = "马小军3000元、李大山2000元"
    for name, data in (
        ("一.txt", said.encode()),
        ("二.docx", docx(p(said))),
        ("三.xlsx", saved(workbook(("马小军", 3000), ("李大山", 2000)))),
    ):
        file = actions.attach(entry_id=entry, name=name, data=data, by=clerk, at=NOW)
        assert _range(entry) is not None, name
        actions.remove_attachment(attachment_id=file, by=clerk, at=NOW)
        assert _range(entry) is None


def test_standards_policy_and_officials_are_for_everyone(clerk: Acting) -> None:
    for title, body in (
        ("临时救助标准", "低保对象3000元、特困人员5000元。审批登记表在镇民政办领取，联系人：马小军、李大山。"),
        ("残疾人补贴领导小组名单", "组长：马小军。副组长：李大山、王秀英。"),
        ("第四季度临时救助发放公示表", "共救助86户，发放12.6万元。"),
    ):
        assert _range(drafted(clerk, of_aid(title, body))) is None, title


def test_only_the_secrecy_reviewer_widens_and_everybody_sees_why(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, lines: dict[str, int]
) -> None:
    entry = drafted(clerk, content(_aid(lines)))
    found = _range(entry)
    assert found is not None
    for who in (clerk, section_head, leader):
        with pytest.raises(Refused, match="保密审查员"):
            actions.widen_range(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=who, at=NOW)
    with pytest.raises(Invalid, match="不能放行"):
        actions.release(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=reviewer, at=NOW)
    with pytest.raises(Invalid):
        actions.widen_range(entry_id=entry, finding=found.key, reason="", by=reviewer, at=NOW)
    with pytest.raises(NotVisible):
        actions.widen_range(entry_id=entry, finding="x", reason="只有汇总，没有名单。", by=reviewer, at=NOW)
    for _ in range(2):
        actions.widen_range(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=reviewer, at=NOW)
    assert _range(entry) is None
    row = ReviewVerdict.objects.get(entry_id=entry, act=EntryAct.WIDEN.value)
    assert (row.person_id, row.opinion, row.basis) == (reviewer.person_id, "只有汇总，没有名单。", "社会救助暂行办法第11条")
    trail = AuditEntry.objects.get(subject=f"entry:baiyang:{entry}", event="entry.range_widened")
    assert json.loads(trail.data)["reason"] == "只有汇总，没有名单。"
    handed_in(entry, clerk)
    for who in (section_head, reviewer, leader):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    assert Entry.objects.get(pk=entry).stage == Stage.APPROVED


def test_a_widening_holds_for_its_line_its_title_and_its_law(clerk: Acting, reviewer: Acting, lines: dict[str, int]) -> None:
    entry = drafted(clerk, content(_aid(lines)))
    found = _range(entry)
    assert found is not None
    actions.widen_range(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=reviewer, at=NOW)
    assert _range(entry, date(2026, 7, 1)) is not None
    changed = replace(content(_aid(lines)), title="临时救助对象名单")
    actions.save_draft(entry_id=entry, content=changed, revision=None, by=clerk, at=NOW)
    assert _range(entry) is not None


def test_whoever_drafted_does_not_widen(reviewer: Acting, clerk: Acting, lines: dict[str, int]) -> None:
    entry = drafted(clerk, content(_aid(lines)))
    Entry.objects.filter(pk=entry).update(drafted_by=reviewer.person_id)
    found = _range(entry)
    assert found is not None
    with pytest.raises(Refused, match="另一个人"):
        actions.widen_range(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=reviewer, at=NOW)


def test_an_old_record_is_neither_imported_nor_filed_under_a_line_for_the_village(clerk: Acting, lines: dict[str, int]) -> None:
    early = NOW - timedelta(days=290)
    record = actions.Published("20.11", "涉农补贴", "2020年补贴发放情况", date(2020, 3, 30), early)
    with pytest.raises(Refused, match="本村村民"):
        brought_in(clerk, replace(record, line_id=_of_village(lines)))
    (entry,) = brought_in(clerk, record)
    with pytest.raises(Refused, match="本村村民"):
        actions.file_under(organ_code="baiyang", chosen={entry: _of_village(lines)}, by=clerk, at=NOW)


def test_a_record_that_lists_recipients_is_neither_imported_nor_filed(clerk: Acting, lines: dict[str, int]) -> None:
    early = NOW - timedelta(days=290)
    record = actions.Published("21.8", "", "临时救助发放名单", date(2020, 3, 30), early, "马小军3000元、李大山2000元")
    with pytest.raises(Refused, match="不能给全社会看"):
        brought_in(clerk, record)
    (entry,) = brought_in(clerk, replace(record, summary="共2人，5000元"))
    Entry.objects.filter(pk=entry).update(summary="马军、李山")
    policy = next(key for title, key in lines.items() if title.startswith("临时救助") and "政策" in title)
    with pytest.raises(Refused, match="不能给全社会看"):
        actions.file_under(organ_code="baiyang", chosen={entry: policy}, by=clerk, at=NOW)


def test_a_plan_made_before_the_law_stops_on_the_day_it_is_in_force(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, lines: dict[str, int]
) -> None:
    entry = drafted(clerk, content(_aid(lines)))
    found = _range(entry)
    assert found is not None
    actions.widen_range(entry_id=entry, finding=found.key, reason="只有汇总，没有名单。", by=reviewer, at=NOW)
    handed_in(entry, clerk)
    for who in (section_head, reviewer, leader):
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=who, at=NOW)
    with pytest.raises(Refused, match="不能发布"):
        channels.publish(entry_id=entry, by=clerk, at=NOW.replace(year=2026, month=7, day=1))


LIST = "<p>发放临时救助：马小军3000元、李大山2000元。</p>"


def test_the_entry_of_a_signed_document_stays_within_its_range(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    paper = Slip(
        "关于公布临时救助对象的通知", attribute="open", body="发放临时救助：马小军3000元、李大山2000元。", statutory_item="21.8"
    )
    key = documents.open_slip(organ_code="baiyang", slip=paper, by=clerk, at=NOW)
    documents.submit(document_id=key, by=clerk, at=NOW)
    for who in (section_head, reviewer):
        documents.pass_on(document_id=key, by=who, at=NOW)
    documents.sign(document_id=key, by=leader, at=NOW)
    entry = Document.objects.get(pk=key).entry_id
    assert entry is not None
    assert _range(entry) is not None
    with pytest.raises(Refused, match="不能给全社会看"):
        handed_in(entry, clerk)


def test_an_amendment_stays_within_the_range_too(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> None:
    totals = replace(CONTENT, title="临时救助发放情况", statutory_item="21.8", body="<p>发放2人，共5000元。</p>")
    entry = published(clerk, section_head, reviewer, leader, content=totals)
    actions.amend(entry_id=entry, reason="补上名单。", by=clerk, at=NOW)
    assert _range(entry) is None
    actions.save_draft(entry_id=entry, content=replace(totals, body=LIST), revision=None, by=clerk, at=NOW)
    assert _range(entry) is not None
    with pytest.raises(Refused, match="不能给全社会看"):
        handed_in(entry, clerk)
