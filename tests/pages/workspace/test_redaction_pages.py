"""Papers of an application, and the pages on which a part of one is withheld."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from PIL import Image

from domains.cases.applications_made import at, received
from domains.cases.papers_made import BOX, LINE, NAME, SECRET, put_in, sent
from mingbai.accounts.models import Post
from mingbai.accounts.values import Acting, acting
from mingbai.cases.actions import handling, letters
from mingbai.cases.actions import redaction as actions
from mingbai.cases.actions.receive import Received
from mingbai.cases.models import Application, KeptPaper, Redaction
from mingbai.cases.queries.redaction import mark_of_seen
from mingbai.cases.queries.work import paper, work_case
from mingbai.core import files
from mingbai.core.content_check import check_all
from mingbai.core.errors import Refused
from mingbai.core.models import AuditEntry
from mingbai.scanning.withheld import RedactionBox
from mingbai.statute.cases.states import CaseAct
from mingbai.workspace.cases.tasks import gather
from pages.workspace.pressing import pressed, text
from reading.builders import pdf, write
from support import NOW, TODAY, day_of, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading_here")]


@pytest.fixture
def case(clerk: Acting) -> Received:
    return received(clerk, at(1, 5))


@pytest.fixture
def put(clerk: Acting, case: Received) -> str:
    """The address on which the boxes of a paper are drawn."""
    return f"/work/cases/{case.case_id}/papers/{put_in(clerk, case)}/redact/"


def seen_by(who: Acting, row: Redaction) -> str:
    """What the page of the copy holds for this person."""
    return mark_of_seen(by=who, redaction_id=row.pk, on=TODAY)


def made(client: Client, clerk: Acting, put: str) -> Redaction:
    pressed(client, clerk, put, **sent(BOX, press="make", revision="0"))
    return Redaction.objects.get()


def test_a_paper_is_sealed_opened_on_record_and_deleted_with_a_reason(client: Client, clerk: Acting, case: Received) -> None:
    address = f"/work/cases/{case.case_id}/papers/"
    given = {"purpose": "identity", "file": SimpleUploadedFile("甲某的身份证.txt", "甲某".encode())}
    pressed(client, clerk, address, **given)
    row = KeptPaper.objects.get()
    assert row.stored is not None
    assert "甲某".encode() not in files.read(row.stored.sha256)
    here = f"{address}{row.pk}/"
    assert "打开过这件申请才看得到" in text(client, clerk, address)
    assert "甲某" not in text(client, clerk, address)
    text(client, clerk, f"{here}file/", 403)
    handling.log_reading(case_id=case.case_id, by=clerk, at=NOW)
    assert "甲某的身份证.txt" in text(client, clerk, address)
    answer = client.get(f"{here}file/")
    assert (answer.content.decode(), answer["Cache-Control"]) == (
        "甲某", "max-age=0, no-cache, no-store, must-revalidate, private",
    )  # fmt: skip
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "写为什么删除" in pressed(client, clerk, f"{here}delete/", 422, reason="")
    place = files.path_of(row.stored.sha256)
    pressed(client, clerk, f"{here}delete/", reason="身份已经核实")
    row.refresh_from_db()
    assert (row.stored, row.name) == (None, "")
    assert row.sha256
    text(client, clerk, f"{here}file/", 404)
    assert "已经删除" in text(client, clerk, address)
    assert place.name


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"purpose": "identity"}, "先选一个文件"),
        ({"purpose": "", "file": ("a.txt", b"a")}, "选这份材料是什么"),
        ({"purpose": "grounds", "file": ("a.txt", b"a")}, "选这份材料是什么"),
        ({"purpose": "other", "file": ("a.pdf", b"%PDF-1.7 nothing")}, "文件"),
        ({"purpose": "other", "file": ("a.txt", "机密★10年".encode())}, "密级"),
    ],
)
def test_what_cannot_be_put_in_is_said(client: Client, clerk: Acting, case: Received, given: dict[str, Any], said: str) -> None:
    name, data = given.pop("file", ("", b""))
    if name:
        given["file"] = SimpleUploadedFile(name, data)
    assert said in pressed(client, clerk, f"/work/cases/{case.case_id}/papers/", 422, **given)
    assert not KeptPaper.objects.exists()


def test_a_page_is_served_as_a_picture_to_those_who_opened_the_case(
    client: Client, clerk: Acting, leader: Acting, stranger: Acting, put: str
) -> None:
    page = put.replace("redact", "pages/1")
    answer = sign_in(client, clerk).get(page)
    assert Image.open(io.BytesIO(answer.content)).format == answer["Content-Type"].removeprefix("image/").upper()
    assert "no-store" in answer["Cache-Control"]
    text(client, clerk, put.replace("redact", "pages/3"), 404)
    text(client, leader, page, 403)
    text(client, stranger, page, 404)


def test_boxes_are_saved_as_they_are_and_survive_a_second_look(client: Client, clerk: Acting, put: str) -> None:
    empty = {"page": "1", "left": "", "top": "", "width": "", "height": "", "ground": ""}
    pressed(client, clerk, put, **sent({**BOX, "ground": ""}, empty, press="save", revision="0"))
    row = Redaction.objects.get()
    assert row.boxes == [[1, 0.05, 0.14, 0.6, 0.19, ""]]
    page = text(client, clerk, put)
    assert 'name="1-left" value="5.0"' in page
    assert '<rect data-for="1" x="50.0" y="198.1" width="550.0" height="70.8">' in page
    pressed(client, clerk, put, **sent(BOX | {"remove": "1"}, press="save", revision="1"))
    row.refresh_from_db()
    assert row.boxes == []


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"page": "3"}, "这份文件只有2页"),
        ({"page": "0"}, "页写一个整数，从1开始"),
        ({"left": "50"}, "方框伸出了页面的右边"),
        ({"top": "95.1"}, "方框伸出了页面的下边"),
        ({"width": "0"}, "宽写0到100，最多一位小数"),
        ({"left": "NaN"}, "左写0到100，最多一位小数"),
        ({"height": "1e9"}, "高写0到100，最多一位小数"),
        ({"top": "14.55"}, "上写0到100，最多一位小数"),
        ({"ground": "99.9"}, "选一种依据"),
    ],
)
def test_what_is_no_box_is_said_at_its_field(client: Client, clerk: Acting, put: str, changed: dict[str, str], said: str) -> None:
    page = pressed(client, clerk, put, 422, **sent(BOX | changed, press="make", revision="0"))
    assert page.count(said) >= 2, "in the summary and at the field"
    assert not Redaction.objects.exists()


def test_every_box_needs_a_ground_before_anything_is_burned(client: Client, clerk: Acting, put: str) -> None:
    page = pressed(client, clerk, put, 422, **sent(BOX, BOX | {"top": "30", "ground": ""}, press="make", revision="0"))
    assert "第2个方框还没有选依据" in page
    assert KeptPaper.objects.count() == 1
    assert 'name="revision" value="1"' in page, "the boxes themselves are kept"
    assert "一个方框也没有画" in pressed(client, clerk, put, 422, press="make", revision="1")


def test_two_people_who_draw_see_the_other(client: Client, clerk: Acting, section_head: Acting, case: Received, put: str) -> None:
    handling.log_reading(case_id=case.case_id, by=section_head, at=NOW)
    pressed(client, clerk, put, **sent(BOX, press="save", revision="0"))
    page = pressed(client, section_head, put, 409, **sent(BOX | {"left": "9"}, press="save", revision="0"))
    assert "别人" in page
    assert Redaction.objects.get().boxes[0][1] == 0.05


def test_nothing_is_left_under_the_boxes_of_the_copy_and_its_annex_names_the_grounds(
    client: Client, clerk: Acting, put: str
) -> None:
    row = made(client, clerk, put)
    copy, annex = (paper(by=clerk, paper_id=key or 0) for key in (row.copy_id, row.annex_id))
    assert [one.purpose for one, _ in (copy, annex)] == ["answer", "grounds"]
    assert "甲某" not in copy[0].name
    document = pypdfium2.PdfDocument(copy[1])
    assert SECRET not in document[0].get_textpage().get_text_range()
    assert document[1].get_textpage().get_text_range().strip() == "Second page"
    with pikepdf.open(io.BytesIO(copy[1])) as inside:
        held = [item for item in inside.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image"]
        streams = b"".join(item.read_bytes() for item in held)
        assert len(inside.docinfo) == 0
    assert b"54369" not in copy[1] + streams
    look = document[0].render(scale=1).to_pil().convert("L")
    assert look.crop((33, 121, 354, 157)).getextrema()[1] < 30
    assert look.crop((50, 330, 150, 350)).getextrema()[0] < 128, "the rest is still drawn"
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(annex[1]))
    for words in ("不予公开部分的依据清单", "第1页", "第15条"):
        assert words in "".join(said.split())
    entry = AuditEntry.objects.get(event="case.redacted")
    digests = {"from": KeptPaper.objects.get(purpose="original").sha256, "sha256": KeptPaper.objects.get(pk=row.copy_id).sha256}
    assert digests.items() <= json.loads(entry.data).items()
    trail = "".join(str(one.data) for one in AuditEntry.objects.all())
    assert SECRET not in trail
    assert NAME not in trail


def test_what_the_check_finds_is_said_with_its_page_and_nothing_is_kept(client: Client, clerk: Acting, case: Received) -> None:
    key = put_in(clerk, case, pdf(LINE, LINE))
    address = f"/work/cases/{case.case_id}/papers/{key}/redact/"
    page = pressed(client, clerk, address, 422, **sent(BOX, press="make", revision="0"))
    assert '<a href="#p2">第2页还写着方框里的内容，这一处也要遮。</a>' in page
    assert "什么也没有留下。按下面说的改了方框，再按一次。" in page
    assert KeptPaper.objects.count() == 1
    pressed(client, clerk, address, **sent(BOX, BOX | {"page": "2"}, press="make", revision="1"))
    assert KeptPaper.objects.count() == 3


def test_what_a_machine_finds_is_added_once_without_a_ground(client: Client, clerk: Acting, case: Received) -> None:
    key = put_in(clerk, case, pdf(write("Call 13995412683") + write("Public part", y=500)))
    address = f"/work/cases/{case.case_id}/papers/{key}/redact/"
    pressed(client, clerk, address, press="find", revision="0")
    (box,) = Redaction.objects.get().boxes
    assert (box[0], box[5]) == (1, "")
    page = text(client, clerk, address)
    assert "找到1处" in page
    percents = {"left": box[1] * 100, "top": box[2] * 100, "width": (box[3] - box[1]) * 100, "height": (box[4] - box[2]) * 100}
    shown = {name: f"{value:.1f}" for name, value in percents.items()}
    pressed(client, clerk, address, **sent({"page": "1", "ground": "15.1", **shown}, press="find", revision="2"))
    assert len(Redaction.objects.get().boxes) == 1
    assert "没有找到新的" in text(client, clerk, address)


def test_a_second_person_confirms_and_only_then_it_is_vouched_for(
    client: Client, clerk: Acting, reviewer: Acting, leader: Acting, case: Received, put: str
) -> None:
    row = made(client, clerk, put)
    address = f"/work/cases/{case.case_id}/copies/{row.pk}/"
    (task,) = gather(day_of(reviewer)).tasks
    assert task.href == address
    assert gather(day_of(leader)).tasks == ()
    for who in (clerk, leader):
        handling.log_reading(case_id=case.case_id, by=who, at=NOW)
        assert "由保密审查员核对" in pressed(client, who, address, 422, press="confirm")
    text(client, reviewer, address, 403)
    handling.log_reading(case_id=case.case_id, by=reviewer, at=NOW)
    page = text(client, reviewer, address)
    assert "核对无误，可以提供" in page
    assert "第15条" in page
    seen = re.search('name="seen" value="([0-9a-f]{64})"', page)
    assert seen is not None
    for wrong in ("", "0" * 64, "别的"):
        assert "先打开这份副本" in pressed(client, reviewer, address, 422, press="confirm", seen=wrong)
    pressed(client, reviewer, address, press="confirm", seen=seen[1])
    row.refresh_from_db()
    assert (row.state, row.confirmed_by) == ("confirmed", reviewer.person_id)
    assert gather(day_of(reviewer)).tasks == ()
    assert check_all().broken == ()
    Redaction.objects.update(boxes=[])
    assert any("遮盖的副本" in str(one) for one in check_all().broken)


@pytest.mark.both_engines
def test_no_reply_is_signed_while_a_copy_waits(
    client: Client, clerk: Acting, reviewer: Acting, leader: Acting, case: Received, put: str
) -> None:
    row = made(client, clerk, put)
    Application.objects.update(state="checked")
    said = "遮盖好的副本还没有经保密审查员核对，不能随答复书提供。"
    barred = work_case(by=leader, case_id=case.case_id, on=TODAY).barred
    assert barred[CaseAct.SIGN].reason == said
    with pytest.raises(Refused, match="还没有经保密审查员核对"):
        letters.sign(case_id=case.case_id, by=leader, at=NOW)
    handling.log_reading(case_id=case.case_id, by=reviewer, at=NOW)
    actions.confirm_copy(redaction_id=row.pk, seen=seen_by(reviewer, row), by=reviewer, at=NOW)
    assert work_case(by=leader, case_id=case.case_id, on=TODAY).barred[CaseAct.SIGN].reason != said


def test_nobody_confirms_their_own_copy(client: Client, clerk: Acting, case: Received, put: str) -> None:
    row = made(client, clerk, put)
    post = Post.objects.get(pk=clerk.post_id)
    second = Post.objects.create(person=post.person, organ=post.organ, kind="secrecy_reviewer", since_on=post.since_on)
    with pytest.raises(Refused, match="您自己做的"):
        actions.confirm_copy(redaction_id=row.pk, seen="", by=acting(second), at=NOW)
    assert gather(day_of(acting(second))).tasks == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        Redaction.objects.update(state="confirmed", confirmed_by=clerk.person_id, confirmed_at=NOW)


def test_nobody_who_ever_drew_a_box_confirms_the_copy_whoever_pressed_last(
    client: Client, clerk: Acting, section_head: Acting, case: Received, put: str
) -> None:
    pressed(client, clerk, put, **sent(BOX, press="save", revision="0"))
    handling.log_reading(case_id=case.case_id, by=section_head, at=NOW)
    pressed(client, section_head, put, **sent(BOX, press="make", revision="1"))
    row = Redaction.objects.get()
    assert row.drawn_by == section_head.person_id
    post = Post.objects.get(pk=clerk.post_id)
    second = acting(Post.objects.create(person=post.person, organ=post.organ, kind="secrecy_reviewer", since_on=post.since_on))
    assert gather(day_of(second)).tasks == ()
    with pytest.raises(Refused, match="您画过上面的方框"):
        actions.confirm_copy(redaction_id=row.pk, seen=seen_by(second, row), by=second, at=NOW)


def test_what_a_waiting_or_confirmed_copy_rests_on_is_not_deleted(
    client: Client, clerk: Acting, reviewer: Acting, case: Received, put: str
) -> None:
    row = made(client, clerk, put)
    told: dict[str, Any] = {"reason": "用完了", "by": clerk, "at": NOW}
    for key in (row.paper_id, row.copy_id, row.annex_id):
        with pytest.raises(Refused, match="先把副本收回来"):
            handling.delete_paper(paper_id=key or 0, **told)
    handling.log_reading(case_id=case.case_id, by=reviewer, at=NOW)
    actions.confirm_copy(redaction_id=row.pk, seen=seen_by(reviewer, row), by=reviewer, at=NOW)
    with pytest.raises(Refused, match="要随答复书提供"):
        handling.delete_paper(paper_id=row.copy_id or 0, **told)
    handling.delete_paper(paper_id=row.paper_id, **told)
    assert check_all().broken == ()


@pytest.mark.both_engines
def test_a_copy_that_is_not_right_goes_back_and_is_deleted(
    client: Client, clerk: Acting, reviewer: Acting, case: Received, put: str
) -> None:
    row = made(client, clerk, put)
    address = f"/work/cases/{case.case_id}/copies/{row.pk}/"
    assert "要改，先收回来" in pressed(client, clerk, put, 422, **sent(BOX, press="save", revision=str(row.revision)))
    handling.log_reading(case_id=case.case_id, by=reviewer, at=NOW)
    assert "写哪里不对" in pressed(client, reviewer, address, 422, press="return", reason="")
    pressed(client, reviewer, address, press="return", reason="第2页也要遮")
    again = Redaction.objects.get()
    assert (again.state, again.copy, again.boxes) == ("draft", None, row.boxes)
    assert "第2页也要遮" not in again.remark
    assert list(KeptPaper.objects.filter(stored__isnull=False).values_list("purpose", flat=True)) == ["original"]
    text(client, reviewer, address, 404)
    assert "退回的理由：第2页也要遮" in text(client, clerk, put)
    pressed(client, clerk, put, **sent(BOX, press="make", revision=str(again.revision)))
    assert Redaction.objects.get().remark == ""


def test_who_does_not_work_on_the_case_draws_nothing(
    client: Client, clerk: Acting, leader: Acting, officer: Acting, stranger: Acting, case: Received, put: str
) -> None:
    handling.log_reading(case_id=case.case_id, by=leader, at=NOW)
    for who in (leader, officer, stranger):
        pressed(client, who, put, 404, **sent(BOX, press="make", revision="0"))
    key = int(put.split("/")[-3])
    with pytest.raises(Refused):
        actions.draw_boxes(paper_id=key, boxes=[RedactionBox(1, 0.1, 0.1, 0.2, 0.2)], revision=0, by=leader, at=NOW)
    other = received(clerk, at(1, 6))
    text(client, clerk, put.replace(f"/cases/{case.case_id}/", f"/cases/{other.case_id}/"), 404)
