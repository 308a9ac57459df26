"""Signing a document: number, attribute, duty, entry, interpretation, register, table 2."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from PIL import Image
from slips import CLOSED, PLAIN, POLICY, before_signing, word

from mingbai.accounts.values import Acting
from mingbai.annual_report.queries.counted import counted
from mingbai.catalogue.actions import load_standard
from mingbai.catalogue.models import Duty
from mingbai.catalogue.queries import lines_for
from mingbai.core import apart
from mingbai.core.acts import is_open
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry, IssuedNumber
from mingbai.documents import actions, queries
from mingbai.documents.actions.publication import to_html
from mingbai.documents.models import Document, NormativeDocument
from mingbai.entries import actions as entries
from mingbai.entries.models import Attachment, Draft, Entry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.attributes import Attribute, Proposal
from mingbai.statute.disclosure.documents import SlipState
from support import CHINA, NOW, TODAY

Crew = tuple[Acting, Acting, Acting, Acting]


@pytest.fixture
def crew(clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting) -> Crew:
    return clerk, section_head, reviewer, leader


def signed(slip, crew: Crew, decided: Proposal | None = None, opinion: str = "同意发。", at: datetime = NOW) -> Document:
    key = before_signing(slip, *crew[:3])
    actions.sign(document_id=key, decided=decided, opinion=opinion, by=crew[3], at=at)
    return Document.objects.get(pk=key)


def test_an_open_document_becomes_a_duty_and_a_draft_with_its_number(crew: Crew) -> None:
    row = signed(PLAIN, crew)
    assert (row.document_number, row.signed_on, row.state) == ("白政发〔2021〕1号", date(2021, 1, 19), "signed")
    entry = row.entry
    assert entry is not None
    content = Draft.objects.get(entry=entry).content
    assert content["document_number"] == "白政发〔2021〕1号"
    assert content["formed_on"] == "2021-01-19"
    assert content["body"].startswith("<p>各村民委员会：</p><h2>一、造林任务</h2>")
    # 20 working days from Tuesday 19 January, across the Spring Festival: Saturday 20 February, a working day.
    duty = entry.duty
    assert duty is not None
    assert (duty.kind, duty.judge_by) == ("document", date(2021, 2, 20))
    assert duty.source == "条例第26条"
    assert queries.work_document(by=crew[0], document_id=row.pk).publish_by == duty.judge_by
    assert entry.drafted_by == crew[0].person_id


def test_a_policy_brings_its_interpretation_and_enters_the_register(crew: Crew) -> None:
    row = signed(replace(POLICY, in_force_on=date(2021, 3, 1), valid_until=date(2026, 2, 28)), crew)
    assert row.interpretation_entry is not None
    assert row.interpretation_entry.interprets_id == row.entry_id
    assert row.interpretation_entry.title == "《农村宅基地审批管理办法》解读"
    normative = NormativeDocument.objects.get(document=row)
    assert (normative.document_number, normative.made_on) == ("白政发〔2021〕1号", date(2021, 1, 19))
    assert (normative.in_force_on, normative.valid_until) == (date(2021, 3, 1), date(2026, 2, 28))
    assert row.entry is not None
    assert row.entry.valid_until == date(2026, 2, 28)


def test_table_2_counts_a_signed_document_by_itself(crew: Crew) -> None:
    row = signed(POLICY, crew)
    found = counted(organs.organ("baiyang"), 2021).figures
    assert (found["2.normative.made"], found["2.normative.in_force"]) == (1, 1)
    assert [one.published_on for one in queries.normative(row.organ_id, date(2021, 12, 31))] == [None]
    out = datetime(2021, 1, 20, 0, 30, tzinfo=CHINA)
    Entry.objects.filter(pk=row.entry_id).update(
        standing="published", published_at=out, index_number="BAIYANG-2021-00001", formed_on=row.signed_on, stage="none"
    )
    assert [one.published_on for one in queries.normative(row.organ_id, date(2021, 12, 31))] == [date(2021, 1, 20)]
    Entry.objects.filter(pk=row.entry_id).update(standing="withdrawn", withdrawn_at=out, withdrawal_reason="内容有误")
    assert [one.published_on for one in queries.normative(row.organ_id, date(2021, 12, 31))] == [None]


def test_files_go_with_the_entry_and_a_file_may_be_the_text(crew: Crew) -> None:
    clerk, head, secrecy, leader = crew
    key = actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, body=""), by=clerk, at=NOW)
    for name, is_main in (("正文.docx", True), ("附件1.docx", False)):
        data = word(f"{name}里的话")
        actions.attach(document_id=key, name=name, data=data, is_main=is_main, by=clerk, at=NOW)
    actions.submit(document_id=key, by=clerk, at=NOW)
    for who in (head, secrecy):
        actions.pass_on(document_id=key, by=who, at=NOW)
    actions.sign(document_id=key, by=leader, at=NOW)
    entry = Document.objects.get(pk=key).entry
    assert entry is not None
    assert "正文.docx里的话" in Draft.objects.get(entry=entry).content["body"]
    assert list(Attachment.objects.filter(entry=entry).order_by("position").values_list("name", flat=True)) == [
        "正文.docx",
        "附件1.docx",
    ]


def test_a_draft_that_was_thrown_away_is_made_again_and_belongs_to_the_document(crew: Crew, stranger: Acting) -> None:
    row = signed(POLICY, crew)
    clerk = crew[0]
    first, explained = row.entry, row.interpretation_entry
    assert first is not None
    assert explained is not None
    assert first.duty_id is not None
    entries.change_line(entry_id=first.pk, line_id=a_line(), by=clerk, at=NOW)
    assert actions.draft_again(duty_id=first.duty_id, by=clerk, at=NOW) == first.pk, "an open draft is resumed"
    entries.discard(entry_id=first.pk, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.draft_again(duty_id=first.duty_id, by=stranger, at=NOW)
    again = actions.draft_again(duty_id=first.duty_id, by=clerk, at=NOW)
    row.refresh_from_db()
    explained.refresh_from_db()
    assert again not in (None, first.pk)
    assert (row.entry_id, explained.interprets_id) == (again, again)
    assert Draft.objects.get(entry_id=again).content["document_number"] == row.document_number
    found = queries.validity_of_entry(again or 0, TODAY)
    assert found is not None
    assert found.document_number == row.document_number
    assert actions.draft_again(duty_id=999_999, by=clerk, at=NOW) is None


def a_line() -> int:
    """Return a line of the county's catalogue."""
    county = Organ.objects.get(parent=None)
    by = Acting(0, 0, "county_officer", county.pk, county.code, county.name, "county", None, "县政务公开主管", "彭阳县")
    load_standard(by=by, at=NOW)
    return lines_for(organs.organ("baiyang"), TODAY)[0].id


def test_what_is_closed_gets_its_number_and_nothing_else(crew: Crew) -> None:
    row = signed(CLOSED, crew)
    assert row.document_number == "白政发〔2021〕1号"
    assert (row.decided_attribute, row.decided_ground) == ("closed", "16.2")
    assert (row.entry_id, Duty.objects.count(), Entry.objects.count()) == (None, 0, 0)


def test_the_signer_decides_otherwise_only_with_an_opinion(crew: Crew) -> None:
    other = Proposal(Attribute.ON_REQUEST, "只涉及两个村的调整")
    key = before_signing(PLAIN, *crew[:3])
    with pytest.raises(Refused, match="请在意见里写明为什么"):
        actions.sign(document_id=key, decided=other, by=crew[3], at=NOW)
    with pytest.raises(Refused, match="没有定公开属性"):
        actions.sign(document_id=key, decided=Proposal(None), opinion="同意发文", by=crew[3], at=NOW)
    actions.sign(document_id=key, decided=other, opinion="只涉及两个村，依申请公开。", by=crew[3], at=NOW)
    row = Document.objects.get(pk=key)
    assert (row.attribute, row.decided_attribute, row.entry_id) == ("open", "on_request", None)


def test_the_signer_does_not_close_a_policy_that_the_disclosure_office_has_not_seen(crew: Crew) -> None:
    closed = Proposal(Attribute.CLOSED, "讨论中的过程性信息", "16.2")
    policy = replace(POLICY, normative_kind="")
    key = before_signing(policy, *crew[:3])
    with pytest.raises(Refused, match="先送本单位政务公开工作机构审查"):
        actions.sign(document_id=key, decided=closed, opinion="暂不公开为好", by=crew[3], at=NOW)
    slip = replace(CLOSED, title="关于某项政策的意见", is_policy=True)
    seen = before_signing(slip, crew[0], crew[1], *crew[1:3])
    actions.sign(document_id=seen, by=crew[3], at=NOW)
    assert Document.objects.get(pk=seen).state == SlipState.SIGNED


def test_opening_a_policy_at_the_signature_needs_its_interpretation(crew: Crew) -> None:
    slip = replace(CLOSED, is_policy=True, statutory_item="20.1")
    key = before_signing(slip, crew[0], crew[1], *crew[1:3])
    with pytest.raises(Refused, match="解读方案"):
        actions.sign(document_id=key, decided=Proposal(Attribute.OPEN), opinion="群众关心，公开", by=crew[3], at=NOW)


def test_a_forwarded_document_keeps_the_attribute_of_its_original(crew: Crew) -> None:
    slip = replace(PLAIN, origin="forwarded", original="open", from_organ="彭阳县人民政府", from_number="彭政发〔2021〕2号")
    key = before_signing(slip, *crew[:3])
    with pytest.raises(Refused, match="原件定的是主动公开"):
        actions.sign(
            document_id=key, decided=Proposal(Attribute.ON_REQUEST, "不宜主动公开"), opinion="不宜公开", by=crew[3], at=NOW
        )
    actions.sign(document_id=key, by=crew[3], at=NOW)


def test_organs_that_did_not_agree_need_the_signers_word(crew: Crew) -> None:
    slip = replace(PLAIN, origin="joint_lead", partners="彭阳县林业局", is_agreed=False)
    key = before_signing(slip, *crew[:3])
    with pytest.raises(Refused, match="没有协商一致，由签发人定"):
        actions.sign(document_id=key, by=crew[3], at=NOW)
    actions.sign(document_id=key, opinion="造林任务群众要知道，主动公开。", by=crew[3], at=NOW)


def test_the_same_person_does_not_draft_and_sign(crew: Crew) -> None:
    key = before_signing(PLAIN, *crew[:3])
    with pytest.raises(Refused, match="要由另一个人"):
        actions.sign(document_id=key, by=replace(crew[3], person_id=crew[0].person_id), at=NOW)


def test_numbers_run_by_series_and_year_and_pass_over_those_entered_by_hand(crew: Crew) -> None:
    clerk = crew[0]
    office = actions.set_series(organ_code="baiyang", template="白政办发〔{year}〕{n}号", used=11, by=clerk, at=NOW)
    main = actions.set_series(organ_code="baiyang", template="白政发〔{year}〕{n}号", by=clerk, at=NOW)
    actions.register_normative(
        organ_code="baiyang", kind="normative", title="旧办法", document_number="白政发〔2021〕1号",
        made_on=date(2021, 1, 4), by=clerk, at=NOW,
    )  # fmt: skip
    later = NOW + timedelta(days=360)
    assert signed(replace(PLAIN, series_id=office), crew).document_number == "白政办发〔2021〕12号"
    assert signed(replace(POLICY, series_id=main), crew).document_number == "白政发〔2021〕2号"
    assert (
        signed(replace(CLOSED, title="关于追加资金的请示", kind="请示"), crew, at=later).document_number == "白政办发〔2022〕1号"
    )
    assert IssuedNumber.objects.filter(subject__startswith="document:baiyang:").count() == 4


def test_a_series_is_one_organs(crew: Crew, stranger: Acting, leader: Acting) -> None:
    first = actions.set_series(organ_code="baiyang", template="白政发〔{year}〕{n}号", by=crew[0], at=NOW)
    assert actions.set_series(organ_code="baiyang", template="白政发〔{year}〕{n}号", by=crew[0], at=NOW) == first
    assert AuditEntry.objects.filter(event="document.series_set").count() == 1
    with pytest.raises(Refused, match="别的机关已经在用"):
        actions.set_series(organ_code="wangwa", template="白政发〔{year}〕{n}号", by=stranger, at=NOW)
    with pytest.raises(Refused, match="样式里先写"):
        actions.set_series(organ_code="baiyang", template="白政发{n}号", by=crew[0], at=NOW)
    with pytest.raises(Invalid):
        actions.set_series(organ_code="baiyang", template="白政函〔{year}〕{n}号", used=-1, by=crew[0], at=NOW)
    with pytest.raises(Refused, match="经办或者科室负责人"):
        actions.set_series(organ_code="baiyang", template="白政函〔{year}〕{n}号", by=leader, at=NOW)
    actions.set_series(organ_code="baiyang", template="白政发〔{year}〕{n}号", used=5, by=crew[0], at=NOW)
    with pytest.raises(Invalid, match="不能往回改"):
        actions.set_series(organ_code="baiyang", template="白政发〔{year}〕{n}号", used=3, by=crew[0], at=NOW)


def test_nothing_is_left_when_the_signature_fails(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    key = before_signing(POLICY, *crew[:3])

    def broken(**_: object) -> int:
        raise Invalid("坏了", "file")

    with monkeypatch.context() as patch:
        patch.setattr("mingbai.documents.actions.publication.entries.open_draft", broken)
        with pytest.raises(Invalid):
            actions.sign(document_id=key, by=crew[3], at=NOW)
    assert Document.objects.get(pk=key).state == SlipState.SIGNING
    assert (IssuedNumber.objects.count(), NormativeDocument.objects.count(), Duty.objects.count()) == (0, 0, 0)
    assert actions.sign(document_id=key, by=crew[3], at=NOW) == "白政发〔2021〕1号"


def test_an_entry_belongs_to_an_open_document_only(crew: Crew) -> None:
    row, closed = signed(PLAIN, crew), signed(CLOSED, crew)
    with pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.filter(pk=closed.pk).update(interpretation_entry=None, entry_id=row.entry_id)


def test_the_last_day_is_set_although_the_next_year_is_not_announced(crew: Crew) -> None:
    at = datetime(2026, 12, 14, 9, 0, tzinfo=CHINA)  # a Monday
    row = signed(PLAIN, crew, at=at)
    assert row.entry is not None
    assert row.entry.duty is not None
    # Twenty working days after the Monday, with 1 January off: Tuesday 12 January 2027.
    assert row.entry.duty.judge_by == date(2027, 1, 12)


def test_plain_lines_become_paragraphs_and_headings() -> None:
    assert to_html("一、任务\n\n 造林<3000>亩。\n二、这一条是整句话。") == (
        "<h2>一、任务</h2><p>造林&lt;3000&gt;亩。</p><p>二、这一条是整句话。</p>"
    )


def test_a_signature_reads_a_scan_of_twelve_pages_before_the_act(crew: Crew, monkeypatch: pytest.MonkeyPatch) -> None:
    out = BytesIO()
    pages = [Image.new("L", (40, 40), 255 - number) for number in range(12)]
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:])
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=crew[0], at=NOW)
    actions.attach(document_id=key, name="扫描件.pdf", data=out.getvalue(), is_main=False, by=crew[0], at=NOW)
    actions.submit(document_id=key, by=crew[0], at=NOW)
    for who in crew[1:3]:
        actions.pass_on(document_id=key, by=who, at=NOW)
    inside: list[bool] = []
    asked = apart.READING.ask

    def counted_ask(job: str, *given: object) -> object:
        inside.append(is_open())
        return asked(job, *given)

    monkeypatch.setattr(apart.READING, "ask", counted_ask)
    actions.sign(document_id=key, by=crew[3], at=NOW)
    # The inspection is kept since the file came in; what is read at all is read before the lock.
    assert inside
    assert not any(inside)
    assert Attachment.objects.get(entry=Document.objects.get(pk=key).entry).pages == 12
