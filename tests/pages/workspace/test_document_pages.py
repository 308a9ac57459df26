"""Document pages: the slip from empty form to signature, its files, number series, validity."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from domains.documents.slips import CLOSED, PLAIN, POLICY, before_signing, handed_in, word
from mingbai.accounts.values import Acting
from mingbai.core import asked
from mingbai.documents import actions
from mingbai.documents.models import Document, NormativeDocument, NumberSeries
from mingbai.statute.disclosure.documents import TRANSITIONS, SlipAct
from mingbai.workspace.accounts.trail.words import EVENTS
from mingbai.workspace.documents.tasks import gather
from mingbai.workspace.tasks import Gathered
from support import NOW, day_of

pytestmark = pytest.mark.usefixtures("spares")

SignIn = Callable[[Client, Acting], Client]
FORM = {
    "title": "白阳镇人民政府关于春季造林的通知",
    "kind": "通知",
    "body": "各村民委员会：\n全镇造林3000亩。",
    "is_policy": "no",
    "origin": "own",
    "is_agreed": "yes",
}
PAGES = {
    SlipAct.SUBMIT: "work:document-submit",
    SlipAct.PASS: "work:document",
    SlipAct.SIGN: "work:document",
    SlipAct.RETURN: "work:document",
    SlipAct.TAKE_BACK: "work:document-take-back",
    SlipAct.DISCARD: "work:document-discard",
}


def at(key: int) -> str:
    return f"/work/documents/{key}/"


def test_every_move_has_a_page_and_words_for_its_event() -> None:
    for move in TRANSITIONS:
        assert reverse(PAGES[move.act], args=[1]).startswith("/work/documents/1/")
        assert move.event in EVENTS


@pytest.mark.django_db
def test_an_incomplete_slip_says_what_is_missing_and_is_not_passed_on(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    empty = client.post("/work/documents/new/", {**FORM, "title": ""})
    assert empty.status_code == 422
    assert empty.content.decode().count("写文件标题") >= 2
    made = client.post("/work/documents/new/", FORM)
    key = Document.objects.get().pk
    assert made["Location"] == at(key)
    page = client.get(at(key)).content.decode()
    assert "还不能送核" in page
    assert "没有定公开属性的公文不编文号" in page
    assert "政务公开实施细则第一部分" in page
    pressed = client.post(f"{at(key)}submit/")
    assert pressed.status_code == 422
    assert "没有做成" in pressed.content.decode()
    assert Document.objects.get().document_number is None

    whole_form = {**FORM, "attribute": "open", "statutory_item": "20.3", "revision": "1"}
    assert client.post(f"{at(key)}edit/", whole_form).status_code == 302
    stale = client.post(f"{at(key)}edit/", {**whole_form, "kind": "意见"})
    assert stale.status_code == 409
    assert "别人刚改过这份公文" in stale.content.decode()
    assert client.post(f"{at(key)}submit/", {"revision": "2"})["Location"] == at(key)
    assert client.get(f"{at(key)}edit/").status_code == 404


@pytest.mark.django_db
def test_each_step_is_decided_on_one_page_and_the_signature_gives_the_number(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, signed_in: SignIn
) -> None:
    key = handed_in(POLICY, clerk)
    for who, step in ((section_head, "办公室核稿"), (reviewer, "保密审查")):
        page = signed_in(client, who).get(at(key)).content.decode()
        assert f"我的决定：{step}" in page
        assert 'name="attribute"' not in page
        nothing = client.post(at(key), {})
        assert nothing.status_code == 422
        assert "选一个决定" in nothing.content.decode()
        assert client.post(at(key), {"act": "pass", "opinion": "同意。"}).status_code == 302
        assert "现在不用您办" in client.get(at(key)).content.decode()
    signed_in(client, leader)
    sent = {"act": "sign", "attribute": "on_request", "reason": "只涉及两户", "opinion": ""}
    refused = client.post(at(key), sent)
    assert refused.status_code == 422
    assert "请在意见里写明为什么" in refused.content.decode()
    assert client.post(at(key), {"act": "sign", "attribute": "open"}).status_code == 302
    page = client.get(at(key)).content.decode()
    assert "白政发〔2021〕1号" in page
    assert "（此件公开发布）" in page
    assert "最迟2021年2月20日" in page
    row = Document.objects.get()
    assert reverse("work:entry", args=[row.entry_id]) in page
    assert reverse("work:entry", args=[row.interpretation_entry_id]) in page
    listed = client.get("/work/documents/?state=signed").content.decode()
    assert "白政发〔2021〕1号" in listed
    assert "白政发〔2021〕1号" not in client.get("/work/documents/?state=mine").content.decode()


@pytest.mark.django_db
def test_sent_back_taken_back_and_given_up(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, signed_in: SignIn
) -> None:
    key = handed_in(PLAIN, clerk)
    signed_in(client, section_head)
    bare = client.post(at(key), {"act": "return", "opinion": ""})
    assert bare.status_code == 422
    assert "哪里要改" in bare.content.decode()
    assert client.post(at(key), {"act": "return", "opinion": "标题里缺发文机关。"})["Location"] == "/work/documents/"
    assert client.post(at(key), {"act": "pass"}).status_code == 403
    signed_in(client, clerk)
    assert "标题里缺发文机关。" in client.get(at(key)).content.decode()
    client.post(f"{at(key)}submit/")
    assert client.get(f"{at(key)}take-back/").status_code == 200
    assert client.post(f"{at(key)}take-back/", {"opinion": ""}).status_code == 422
    assert client.post(f"{at(key)}take-back/", {"opinion": "改"}).status_code == 422
    assert client.post(f"{at(key)}take-back/", {"opinion": "附件拿错了"}).status_code == 302
    assert client.post(f"{at(key)}discard/", {"opinion": "和县里的重复"}).status_code == 302
    assert "已作废" in client.get(at(key)).content.decode()


@pytest.mark.django_db
def test_a_file_is_scanned_before_it_is_kept(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    key = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    signed_in(client, clerk)

    def put(name: str, data: bytes, role: str = "annex") -> tuple[int, str]:
        answer = client.post(f"{at(key)}files/", {"file": SimpleUploadedFile(name, data), "role": role})
        return answer.status_code, answer.content.decode()

    assert put("方案.docx", word("机密★3年", "方案"))[0] == 422
    assert "涉密文件不进本系统" in put("方案.docx", word("机密★3年", "方案"))[1]
    assert client.post(f"{at(key)}files/").status_code == 422
    assert put("材料.docx", word("内部资料，不得外传"))[0] == 302
    assert put("正文.docx", word("各村：造林"), "main")[0] == 302
    page = client.get(at(key)).content.decode()
    assert "有不能公开的标志" in page
    assert "整件不能主动公开" in page
    files = dict(Document.objects.get().files.values_list("name", "id"))
    sent = client.get(f"{at(key)}files/{files['正文.docx']}/")
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert client.post(f"{at(key)}files/{files['材料.docx']}/remove/").status_code == 302
    assert "整件不能主动公开" not in client.get(at(key)).content.decode()
    assert client.get(f"{at(key)}files/{files['材料.docx']}/").status_code == 404
    client.post(f"{at(key)}submit/")
    assert client.post(f"{at(key)}files/{files['正文.docx']}/remove/").status_code == 422


@pytest.mark.django_db
def test_the_slip_is_printed_with_what_was_decided(
    client: Client, clerk: Acting, section_head: Acting, reviewer: Acting, leader: Acting, signed_in: SignIn
) -> None:
    key = before_signing(replace(CLOSED, is_policy=True), clerk, section_head, section_head, reviewer)
    actions.sign(document_id=key, opinion="同意。", by=leader, at=NOW)
    signed_in(client, leader)
    data = client.get(f"{at(key)}slip/slip.pdf").content
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(io.BytesIO(data)))
    flat = "".join(said.split())
    for words in (
        "白政发〔2021〕1号",
        "政务公开机构审查",
        "√不予公开",
        "（此件不公开）",
        "会议讨论中的内部请示",
        "9:33",
        "条例第16条",
    ):
        assert words in flat
    assert client.get(f"{at(key)}slip/slip.docx").content[:2] == b"PK"
    assert client.get(f"{at(key)}slip/slip.exe").status_code == 404


@pytest.mark.django_db
def test_number_series_are_set_on_their_page(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    first = client.get("/work/documents/numbers/").content.decode()
    assert "白政发〔{year}〕{n}号" in first
    wrong = client.post("/work/documents/numbers/", {"template": "白政发{n}号", "used": "0"})
    assert wrong.status_code == 422
    assert client.post("/work/documents/numbers/", {"template": "白政办发〔{year}〕{n}号", "used": "7"}).status_code == 302
    assert NumberSeries.objects.count() == 1
    assert "白政办发〔2021〕…号" in client.get("/work/documents/new/").content.decode()


@pytest.mark.django_db
def test_validity_is_listed_and_cleaned_up_by_year(client: Client, clerk: Acting, leader: Acting, signed_in: SignIn) -> None:
    key = actions.register_normative(
        organ_code="baiyang", kind="normative", title="集市管理办法", document_number="白政发〔2016〕3号",
        made_on=date(2016, 5, 6), by=clerk, at=NOW,
    )  # fmt: skip
    place = f"/work/documents/validity/{key}/"
    signed_in(client, leader)
    assert "登记清理结果" not in client.get(place).content.decode()
    assert client.post(place, {"form": "amend"}).status_code == 404
    signed_in(client, clerk)
    page = client.get("/work/documents/validity/?year=2020").content.decode()
    assert "去清理" in page
    assert "没有清理" in page
    lacking = client.post(place, {"form": "clean-up", "year": "2020", "result": "repeal", "reason": "上位法已废止", "on": ""})
    assert lacking.status_code == 422
    assert "从哪天起废止" in lacking.content.decode()
    amended = {"form": "amend", "on": "2021-01-04", "by_document": "白政发〔2021〕1号", "what": "第三条的收费标准"}
    assert client.post(place, amended).status_code == 302
    assert "已修改，现行有效" in client.get(place).content.decode()
    done = {"form": "clean-up", "year": "2020", "result": "repeal", "reason": "上位法已废止", "on": "2021-01-10"}
    assert client.post(place, done)["Location"].endswith("?year=2020")
    page = client.get("/work/documents/validity/?year=2020").content.decode()
    assert "已废止" in page
    assert "2020年规范性文件清理" in page
    assert NormativeDocument.objects.get().repealed_on == date(2021, 1, 10)
    late = {"form": "repeal", "on": "2021-01-11", "by_document": "某号文件", "reason": "重复废止"}
    assert client.post(place, late).status_code == 422


@pytest.mark.django_db
def test_long_lists_are_paged(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    for n in range(52):
        slip = replace(PLAIN, title=f"关于第{n}件事的通知")
        actions.open_slip(organ_code="baiyang", slip=slip, by=clerk, at=NOW)
    signed_in(client, clerk)
    first = client.get("/work/documents/").content.decode()
    assert "关于第2件事的通知" in first
    assert "关于第1件事的通知" not in first
    second = client.get(f"/work/documents/?after={Document.objects.order_by('pk')[2].pk}").content.decode()
    assert "关于第1件事的通知" in second
    assert "回到第一页" in second


@pytest.mark.django_db
def test_today_names_what_waits_for_whom(clerk: Acting, section_head: Acting, officer: Acting, reviewer: Acting) -> None:
    draft = actions.open_slip(organ_code="baiyang", slip=PLAIN, by=clerk, at=NOW)
    policy = handed_in(replace(CLOSED, is_policy=True), clerk)
    other = handed_in(POLICY, clerk)
    assert [task.href for task in gather(day_of(clerk)).tasks] == [at(draft)]
    assert gather(day_of(officer)).tasks == ()
    first, mine = gather(day_of(section_head, date(2021, 1, 25))).tasks
    assert (first.href, first.act) == (at(policy), "去审查")
    assert (mine.href, mine.act, mine.tag, mine.tag_kind) == (at(other), "去核稿", "等了6天", "soon")
    assert gather(day_of(reviewer)) == Gathered()
    steps = {one.whose.words.partition("：")[0] for one in gather(day_of(clerk)).waiting}
    assert steps == {"政务公开机构审查", "办公室核稿"}
    assert gather(day_of(section_head)).waiting == ()


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("", 0), ("-1", 0), ("１", 0), ("9" * 19, 0), ("x", 0)])
def test_numbers_in_addresses_are_read_safely(text: str, number: int) -> None:
    assert asked.key(text) == number
