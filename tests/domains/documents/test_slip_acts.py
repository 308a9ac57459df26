"""The path of a slip: who moves it, what stops it, what the trail records."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from slips import CLOSED, PLAIN, POLICY, before_signing, handed_in, word

from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
from mingbai.core.models import AppendOnlyError, AuditEntry, IssuedNumber, StoredFile
from mingbai.documents import actions, queries
from mingbai.documents.checks import missing
from mingbai.documents.models import Document, DocumentFile, Opinion
from mingbai.statute.disclosure.documents import SlipAct, SlipState
from support import CHINA, NOW

pytestmark = pytest.mark.usefixtures("spares")


def state(key: int) -> str:
    return Document.objects.get(pk=key).state


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("id").values_list("event", flat=True))


def test_without_attribute_it_is_neither_passed_on_nor_numbered_and_the_refusal_names_the_rule(clerk: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, attribute=""), by=clerk, at=NOW)
    with pytest.raises(Refused, match="没有定公开属性") as refused:
        actions.submit(document_id=key, by=clerk, at=NOW)
    assert refused.value.verdict.citation is not None
    assert refused.value.verdict.citation.document_number == "国办发〔2016〕80号"
    assert state(key) == SlipState.DRAFTING
    assert not IssuedNumber.objects.exists()


def test_the_database_gives_no_number_without_attribute_or_signature(clerk: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    for values in (
        {"document_number": "白政发〔2021〕1号"},
        {"document_number": "白政发〔2021〕1号", "signed_on": NOW.date(), "state": "signed"},
        {"state": "signed"},
        {"attribute": "secret"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=key).update(**values)
    whole = {"document_number": "白政发〔2021〕1号", "signed_on": NOW.date(), "state": "signed", "decided_attribute": "closed"}
    for lacking in ({}, {"decided_reason": "内部请示"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Document.objects.filter(pk=key).update(**whole, **lacking)
    Document.objects.filter(pk=key).update(**whole, decided_reason="内部请示", decided_ground="16.2")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"attribute": "closed"}, "要写明为什么"),
        ({"attribute": "closed", "reason": "会议讨论中的请示"}, "要选明依据"),
        ({"attribute": "on_request", "reason": "内部管理", "ground": "16.1"}, "选不予公开"),
        ({"origin": "forwarded"}, "写明原件定的公开属性"),
        ({"origin": "forwarded", "original": "closed", "from_organ": "彭阳县人民政府"}, "不能另定"),
        ({"origin": "forwarded", "original": "open"}, "写明原件或者主办机关"),
        (
            {"origin": "joint", "original": "on_request", "from_organ": "彭阳县民政局", "partners": "彭阳县民政局"},
            "主办机关定的是依申请公开",
        ),
        ({"origin": "joint_lead"}, "写明和谁联合发文"),
        ({"body": ""}, "没有正文"),
        ({"statutory_item": ""}, "第20、21条的哪一项"),
        ({"is_policy": True}, "解读方案"),
        ({"is_policy": True, "interpretation_plan": "办公室主任用问答"}, "解读要和文件一起写好"),
    ],
)
def test_what_is_missing_stops_the_handing_in(clerk: Acting, change: dict[str, object], said: str) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, **change), by=clerk, at=NOW)
    with pytest.raises(Refused, match=said):
        actions.submit(document_id=key, by=clerk, at=NOW)
    shown = missing(queries.work_document(by=clerk, document_id=key), NOW.date())
    assert any(said in one.verdict.reason for one in shown)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "长" * 301}, "title"),
        ({"body": "长" * 200_001}, "body"),
        ({"origin": "found"}, "origin"),
        ({"attribute": "secret"}, "attribute"),
        ({"original": "secret"}, "original"),
        ({"normative_kind": "law"}, "normative_kind"),
        ({"statutory_item": "20.16"}, "statutory_item"),
        ({"series_id": 99}, "series_id"),
        ({"normative_kind": "normative", "attribute": "closed"}, "normative_kind"),
    ],
)
def test_a_slip_has_its_shape(clerk: Acting, change: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as failure:
        actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, **change), by=clerk, at=NOW)
    assert failure.value.field == field


def test_an_unknown_kind_is_refused_and_the_same_slip_pressed_twice_is_one(clerk: Acting) -> None:
    with pytest.raises(Refused, match="公文种类"):
        actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, kind="便笺"), by=clerk, at=NOW)
    keys = {actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW) for _ in range(2)}
    keys.add(actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, kind="意见"), by=clerk, at=NOW))
    assert len(keys) == 2


def test_every_check_is_done_by_another_person_and_each_leaves_its_line(
    clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting
) -> None:
    key = before_signing(PLAIN, clerk, section_head, reviewer)
    assert state(key) == SlipState.SIGNING
    number = actions.sign(document_id=key, opinion="同意发。", by=leader, at=NOW)
    assert number == "白政发〔2021〕1号"
    assert actions.sign(document_id=key, by=leader, at=NOW) == number
    lines = queries.work_document(by=clerk, document_id=key).opinions
    assert [(one.state, one.act) for one in lines] == [
        (SlipState.DRAFTING, SlipAct.SUBMIT),
        (SlipState.OFFICE_CHECK, SlipAct.PASS),
        (SlipState.SECRECY_CHECK, SlipAct.PASS),
        (SlipState.SIGNING, SlipAct.SIGN),
    ]
    assert [one for one in events() if one.startswith("document.")] == [
        "document.opened", "document.submitted", "document.office_passed", "document.secrecy_passed", "document.signed",
    ]  # fmt: skip
    with pytest.raises(AppendOnlyError):
        Opinion.objects.filter(document_id=key).update(opinion="改")


def test_the_drafter_does_not_check_their_own_slip(section_head: Acting, clerk: Acting) -> None:
    key = handed_in(PLAIN, section_head)
    with pytest.raises(Refused, match="要由另一个人"):
        actions.pass_on(document_id=key, by=section_head, at=NOW)
    shown = queries.work_document(by=section_head, document_id=key)
    assert shown.barred is not None
    assert shown.acts == {SlipAct.TAKE_BACK}


def test_neither_the_drafter_nor_the_submitter_checks_it(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    actions.submit(document_id=key, by=section_head, at=NOW)
    for who in (section_head, replace(section_head, person_id=clerk.person_id)):
        with pytest.raises(Refused, match="要由另一个人"):
            actions.pass_on(document_id=key, by=who, at=NOW)
    actions.pass_on(document_id=key, by=replace(section_head, person_id=reviewer.person_id), at=NOW)


def test_one_person_in_two_posts_does_not_do_two_steps(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    key = before_signing(PLAIN, clerk, section_head)
    both = replace(reviewer, person_id=section_head.person_id)
    with pytest.raises(Refused, match="前一道是您办的"):
        actions.pass_on(document_id=key, by=both, at=NOW)
    assert queries.waiting(both) == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        Opinion.objects.create(
            document_id=key, round=1, state="secrecy_check", act="pass", person_id=section_head.person_id,
            decided_by="", decided_at=NOW,
        )  # fmt: skip
    actions.pass_on(document_id=key, by=reviewer, at=NOW)


@pytest.mark.parametrize("who", ["clerk", "reviewer", "leader", "officer"])
def test_only_the_owner_of_a_step_does_it(who: str, clerk: Acting, request: pytest.FixtureRequest) -> None:
    key = handed_in(PLAIN, clerk)
    with pytest.raises(Refused, match="这一步由科室负责人来做"):
        actions.pass_on(document_id=key, by=request.getfixturevalue(who), at=NOW)


def test_strangers_do_not_see_it(clerk: Acting, stranger: Acting, sysadmin: Acting) -> None:
    key = handed_in(PLAIN, clerk)
    for who in (stranger, sysadmin):
        with pytest.raises(NotVisible):
            queries.work_document(by=who, document_id=key)
        with pytest.raises(NotVisible):
            actions.send_back(document_id=key, opinion="退回修改正文", by=who, at=NOW)
    with pytest.raises(NotVisible):
        queries.work_document(by=clerk, document_id=key + 1)
    with pytest.raises(NotVisible):
        actions.submit(document_id=key + 1, by=clerk, at=NOW)


def test_sent_back_with_a_reason_mended_and_handed_in_again(clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    key = before_signing(PLAIN, clerk, section_head)
    with pytest.raises(Invalid):
        actions.send_back(document_id=key, opinion="改", by=reviewer, at=NOW)
    actions.send_back(document_id=key, opinion="第二段有个人电话，请删去。", by=reviewer, at=NOW)
    assert state(key) == SlipState.RETURNED
    assert [row.id for row in queries.waiting(clerk)] == [key]
    with pytest.raises(Refused, match="退回修改"):
        actions.pass_on(document_id=key, by=reviewer, at=NOW)
    actions.save_slip(
        document_id=key, slip=replace(PLAIN, body="各村民委员会：全镇造林3000亩。"), revision=None, by=clerk, at=NOW
    )
    actions.submit(document_id=key, by=clerk, at=NOW)
    actions.pass_on(document_id=key, by=section_head, at=NOW)
    assert Document.objects.get(pk=key).round == 2
    assert events().count("document.returned") == 1


@pytest.mark.parametrize("checks", [0, 1, 2])
def test_a_slip_is_taken_back_from_every_check(checks: int, clerk: Acting, section_head: Acting, reviewer: Acting) -> None:
    key = before_signing(PLAIN, clerk, *(section_head, reviewer)[:checks])
    with pytest.raises(Refused, match="经办或者科室负责人"):
        actions.take_back(document_id=key, reason="附件拿错了", by=reviewer, at=NOW)
    actions.take_back(document_id=key, reason="附件拿错了", by=clerk, at=NOW)
    assert state(key) == SlipState.DRAFTING
    assert "document.taken_back" in events()


def test_a_slip_is_given_up_with_a_reason_once(clerk: Acting, leader: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    for _ in range(2):
        actions.discard(document_id=key, reason="和县里的文件重复，不发了", by=clerk, at=NOW)
    assert state(key) == SlipState.DISCARDED
    assert events().count("document.discarded") == 1
    with pytest.raises(Refused, match="已作废"):
        actions.submit(document_id=key, by=clerk, at=NOW)
    with pytest.raises(Refused):
        actions.discard(document_id=key, reason="和县里的文件重复，不发了", by=leader, at=NOW)


def test_an_outdated_page_overwrites_nothing(clerk: Acting, section_head: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    new = actions.save_slip(document_id=key, slip=replace(PLAIN, kind="意见"), revision=1, by=clerk, at=NOW)
    assert actions.save_slip(document_id=key, slip=replace(PLAIN, kind="意见"), revision=1, by=clerk, at=NOW) == new
    with pytest.raises(Stale):
        actions.save_slip(document_id=key, slip=PLAIN, revision=1, by=clerk, at=NOW)
    actions.submit(document_id=key, by=clerk, at=NOW)
    actions.submit(document_id=key, by=clerk, at=NOW)
    assert events().count("document.submitted") == 1
    with pytest.raises(Stale):
        actions.pass_on(document_id=key, revision=1, by=section_head, at=NOW)
    with pytest.raises(Refused, match="先撤回修改"):
        actions.save_slip(document_id=key, slip=PLAIN, revision=None, by=clerk, at=NOW)


def test_a_policy_that_is_not_open_goes_to_the_disclosure_office_first(
    clerk: Acting, section_head: Acting, reviewer: Acting, officer: Acting
) -> None:
    slip = replace(CLOSED, is_policy=True)
    key = handed_in(slip, clerk)
    assert state(key) == SlipState.DISCLOSURE_CHECK
    for other in (officer, clerk, reviewer):
        with pytest.raises(Refused):
            actions.pass_on(document_id=key, by=other, at=NOW)
        assert queries.waiting(other) == ()
    assert [row.id for row in queries.waiting(section_head)] == [key]
    actions.submit(document_id=key, by=clerk, at=NOW)
    actions.pass_on(document_id=key, by=section_head, at=NOW)
    assert state(key) == SlipState.OFFICE_CHECK
    assert "document.disclosure_passed" in events()
    # In a township the office that checks the text is its disclosure office.
    assert [row.id for row in queries.waiting(section_head)] == [key]
    actions.pass_on(document_id=key, by=section_head, at=NOW)
    assert state(key) == SlipState.SECRECY_CHECK


def test_classified_content_is_rejected(clerk: Acting) -> None:
    with pytest.raises(Refused, match="涉密文件不进本系统"):
        actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, body="机密★5年\n关于某事"), by=clerk, at=NOW)
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    data = word("秘密★1年", "名单")
    with pytest.raises(Refused, match="涉密渠道"):
        actions.attach(document_id=key, name="附件.docx", data=data, is_main=False, by=clerk, at=NOW)
    assert not StoredFile.objects.exists()
    assert not DocumentFile.objects.exists()


def test_an_open_document_takes_no_annex_with_a_secrecy_mark(clerk: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    file_id = actions.attach(
        document_id=key, name="会议材料.docx", data=word("内部资料，不得外传", "议题"), is_main=False, by=clerk, at=NOW
    )
    with pytest.raises(Refused, match=r"会议材料\.docx.*不能主动公开"):
        actions.submit(document_id=key, by=clerk, at=NOW)
    for _ in range(2):
        actions.remove_file(file_id=file_id, by=clerk, at=NOW)
    actions.submit(document_id=key, by=clerk, at=NOW)
    assert events().count("document.file_removed") == 1
    closed = actions.open_slip(organ_code="baiyang", slip=CLOSED, by=clerk, at=NOW)
    actions.attach(document_id=closed, name="会议材料.docx", data=word("内部资料，不得外传"), is_main=False, by=clerk, at=NOW)
    actions.submit(document_id=closed, by=clerk, at=NOW)


def test_files_of_a_slip(clerk: Acting, stranger: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, body=""), by=clerk, at=NOW)

    def put(name: str, data: bytes, is_main: bool) -> int:
        return actions.attach(document_id=key, name=name, data=data, is_main=is_main, by=clerk, at=NOW)

    first = put("正文.docx", word("各村：第一稿"), True)
    assert put("正文.docx", word("各村：第一稿"), True) in {first, first + 1}
    put("正文.docx", word("各村：第二稿"), True)
    put("附件.txt", "造林任务表".encode(), False)
    shown = queries.work_document(by=clerk, document_id=key)
    assert [(one.name, one.is_main) for one in shown.files] == [("正文.docx", True), ("附件.txt", False)]
    assert shown.main is not None
    assert missing(shown, NOW.date()) == ()
    assert queries.document_file(by=clerk, file_id=shown.annexes[0].id)[1] == "造林任务表".encode()
    with pytest.raises(NotVisible):
        queries.document_file(by=stranger, file_id=shown.main.id)
    with pytest.raises(NotVisible):
        queries.document_file(by=clerk, file_id=999)
    with pytest.raises(NotVisible):
        actions.remove_file(file_id=999, by=clerk, at=NOW)
    for name, data, field in (("空.docx", b"", "file"), ("程序.exe", b"MZ", "file"), ("坏.docx", b"PK\x03\x04", "file")):
        with pytest.raises(Invalid) as failure:
            put(name, data, False)
        assert failure.value.field == field


def test_lists_are_paged_by_key_and_counted_by_state(clerk: Acting, section_head: Acting, leader: Acting) -> None:
    keys = [
        actions.open_slip(organ_code="baiyang", slip=replace(PLAIN, title=f"关于第{n}号事项的通知"), by=clerk, at=NOW)
        for n in range(5)
    ]
    actions.submit(document_id=keys[0], by=clerk, at=NOW)
    page = queries.listed(by=leader, organ_code="baiyang", limit=2)
    assert [row.id for row in page.rows] == keys[:2:-1]
    rest = queries.listed(by=leader, organ_code="baiyang", after=page.next, limit=3)
    assert [row.id for row in rest.rows] == keys[2::-1]
    assert rest.next == ""
    assert queries.counts(by=leader, organ_code="baiyang") == {SlipState.DRAFTING: 4, SlipState.OFFICE_CHECK: 1}
    waiting = queries.listed(by=leader, organ_code="baiyang", states=(SlipState.OFFICE_CHECK,))
    assert [row.id for row in waiting.rows] == keys[:1]
    assert [row.id for row in queries.waiting(section_head)] == keys[:1]
    assert [row.id for row in queries.waiting(clerk)] == keys[1:]


def test_policy_example_is_whole(clerk: Acting) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=POLICY, by=clerk, at=NOW)
    assert missing(queries.work_document(by=clerk, document_id=key), NOW.date()) == ()


def test_lists_cost_the_same_for_few_and_many(clerk: Acting, leader: Acting, django_assert_num_queries) -> None:
    def begin(numbers: range) -> None:
        for n in numbers:
            slip = replace(PLAIN, title=f"关于第{n}号事项的通知")
            actions.submit(document_id=actions.open_slip(organ_code="baiyang", slip=slip, by=clerk, at=NOW), by=clerk, at=NOW)

    begin(range(2))
    with CaptureQueriesContext(connection) as few:
        queries.listed(by=leader, organ_code="baiyang")
        queries.waiting(leader)
    begin(range(2, 20))
    with django_assert_num_queries(len(few)):
        assert len(queries.listed(by=leader, organ_code="baiyang").rows) == 20
        queries.waiting(leader)


LAW_OF_2024 = datetime(2024, 8, 1, 9, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("at", "changes", "match"),
    [
        (LAW_OF_2024 - timedelta(days=1), {}, ""),
        (LAW_OF_2024, {}, "公平竞争审查的结果"),
        (LAW_OF_2024, {"competition": "passed"}, "由谁做、结论是什么"),
        (LAW_OF_2024, {"competition": "passed", "competition_conclusion": "县市场监管局会同本镇审查，不违反规定。"}, ""),
        (LAW_OF_2024, {"competition": "not_concerned"}, ""),
        (LAW_OF_2024, {"is_policy": False}, "公平竞争审查的结果"),
        (LAW_OF_2024, {"is_policy": False, "normative_kind": ""}, ""),
    ],
)
def test_a_policy_measure_is_not_handed_in_unreviewed(clerk: Acting, at: datetime, changes: dict[str, Any], match: str) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=replace(POLICY, **changes), by=clerk, at=at)
    if match:
        with pytest.raises(Refused, match=match):
            actions.submit(document_id=key, by=clerk, at=at)
    else:
        actions.submit(document_id=key, by=clerk, at=at)
    assert state(key) == (SlipState.DRAFTING if match else SlipState.OFFICE_CHECK)
