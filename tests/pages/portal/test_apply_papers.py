"""Photographs and files that the public sends: drawn anew, sealed, with the case or deleted, and reachable by nobody outside."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from domains.cases.applications_made import NUMBER
from mingbai.accounts.values import Acting, system
from mingbai.cases.actions import online
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application, ApplicationDraft, DraftPaper, KeptPaper, PublicUse
from mingbai.cases.queries.online import is_to_be_cleared
from mingbai.cases.values.draft import PAPER_BYTES
from mingbai.core import apart, files, sealing
from mingbai.core.clock import machine_now
from mingbai.core.errors import Invalid
from mingbai.core.models import AuditEntry, StoredFile
from mingbai.core.sealing import open_sealed
from mingbai.organs.queries import organ
from pages.portal.applying import KIND, RECEIPT, everything_stored, filled_until, said, there
from reading.builders import pdf, write
from support import NOW, SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading_here")]
PAPERS = "/apply/to/baiyang/papers/"


@pytest.fixture(autouse=True)
def _organ(clerk: Acting) -> None:
    """The small county with its township."""


def photograph(width: int = 3000, height: int = 2000) -> bytes:
    """A picture of a phone, turned, that says where it was taken."""
    properties, written = Image.Exif(), io.BytesIO()
    properties[0x0112], properties[0x010E] = 6, "taken at home"
    Image.new("RGB", (width, height), "teal").save(written, "JPEG", exif=properties)
    return written.getvalue()


def given(client: Client, status: int = 302, name: str = "身份证.jpg", data: bytes = b"", **more: Any) -> str:
    more = more or {"identity": SimpleUploadedFile(name, data or photograph())}
    answer = client.post(PAPERS, more)
    assert answer.status_code == status, answer.content.decode()
    return answer.content.decode() or answer["Location"]


def test_a_photograph_is_drawn_anew_sealed_and_goes_with_the_application(client: Client) -> None:
    assert client.get(PAPERS)["Location"] == there("kind")
    filled_until(client, "form")
    assert given(client).endswith("/check/")
    given(client, identity=[SimpleUploadedFile("执照.pdf", pdf(write("Licence")))], more="1")
    page = said(client, PAPERS)
    assert "身份证.jpg（" in page
    assert "授权委托书" not in page, "nobody acts for the applicant"
    assert "身份证.jpg（" in said(client, reverse("portal:apply-check", args=["baiyang"]))
    stored = everything_stored()
    assert "身份证.jpg" not in stored
    assert client.post(RECEIPT).status_code == 200
    row, (picture, document) = Application.objects.get(), KeptPaper.objects.order_by("id")
    assert not DraftPaper.objects.exists()
    assert (picture.application, picture.purpose, open_sealed(picture.name)) == (row, "identity", "身份证.jpg")
    assert (picture.added_by, document.media_type) == ("白阳镇人民政府 系统", "application/pdf")
    kept = Image.open(io.BytesIO(sealing.open_bytes(files.read(picture.stored_id))))
    assert (kept.size, dict(kept.getexif())) == ((1600, 2400), {}), "upright, smaller, and without its properties"
    entry = AuditEntry.objects.get(event="case.papers_sent")
    assert entry.data == '{"count":2,"organ":"baiyang"}'


def test_no_public_address_gives_a_paper_back(client: Client) -> None:
    filled_until(client, "form")
    given(client)
    digest, token = DraftPaper.objects.get().stored_id, client.cookies["draft"].value
    for address in (f"{PAPERS}1/", f"/files/{digest}", "/apply/papers/1/", f"/media/{digest}", f"/baiyang/files/{digest}/"):
        for one in (client, Client()):
            assert one.get(address).status_code in {302, 404}, address
    stranger = Client()
    stranger.post(there("kind"), KIND)
    stranger.post(PAPERS, {"remove": str(DraftPaper.objects.get().pk)})
    assert DraftPaper.objects.exists(), "of another browser's draft"
    assert token not in everything_stored()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("合影.jpg", b"\xff\xd8\xff" + bytes(12 * 1024 * 1024), "这个文件有 12 MB，最大 10 MB。照片在手机里打开、截一张图再传"),
        ("空.jpg", b"\0", "只收照片（jpg、png）和 PDF"),
        ("坏.jpg", photograph(64, 64)[:300], "这个文件打不开，可能没有传完整"),
        ("照片.heic", b"\0\0\0\x18ftypheic", "兼容性最佳"),
        ("申请.docx", b"PK\x03\x04", "Word 文件先另存为 PDF"),
        ("流水.pdf", pdf(*[write("Page")] * 21), "PDF 超过20页"),
    ],
)
def test_what_cannot_be_kept_gets_a_clear_answer(client: Client, name: str, data: bytes, sentence: str) -> None:
    filled_until(client, "form")
    page = given(client, 422, name, data)
    assert page.count(sentence) == 2, "in the summary and at the field"
    assert "<title>错误：" in page
    assert 'href="#id_identity"' in page
    assert not DraftPaper.objects.exists()


def test_an_agent_sends_the_power_of_attorney_and_takes_it_back(client: Client) -> None:
    filled_until(client, "form", reach={"agent": "乙某", "agent_telephone": "0954-7012345"})
    assert "授权委托书" in said(client, PAPERS)
    given(client, power=SimpleUploadedFile("IMG_1.jpg", photograph(64, 64)))
    one = DraftPaper.objects.get()
    place = files.path_of(one.stored_id)
    assert (one.purpose, place.is_file()) == ("power", True)
    given(client, evidence=SimpleUploadedFile("证据.jpg", photograph(64, 64)))
    assert DraftPaper.objects.count() == 1, "evidence is for the correction of a record"
    assert given(client, remove=str(one.pk)).endswith("/papers/")
    assert not DraftPaper.objects.exists()
    assert not StoredFile.objects.filter(pk=one.stored_id).exists()


def test_strangers_neither_fill_the_disk_nor_keep_the_reader_busy(
    client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled_until(client, "form")
    settings.APPLY_PAPERS = 3
    for _ in range(2):
        given(client, data=photograph(64, 64))
    assert "打不开" in given(client, 422, data=photograph(64, 64)[:300]), "what is refused counts too"
    assert "从这个网络地址传的文件太多" in given(client, 422, data=photograph(64, 64))
    assert PublicUse.objects.filter(door="paper").count() == 3
    settings.APPLY_PAPERS, settings.APPLY_DRAFTS = 40, 0
    stranger = NewPaper("identity", "身份证.jpg", "", photograph(64, 64))
    with pytest.raises(Invalid, match="新填的申请太多"):
        online.save_draft(token="", words={}, papers=[stranger], address="192.0.2.7", by=system(organ("baiyang")), at=NOW)
    assert PublicUse.objects.filter(door="paper").count() == 4, "what was read counts, whatever came of it"
    settings.APPLY_PAPERS_BYTES = 1
    assert "现在收不下文件" in given(client, 422, data=photograph(64, 64))
    settings.APPLY_PAPERS_BYTES, settings.APPLY_LEAST_FREE = PAPER_BYTES, 10**18
    assert "现在收不下文件" in given(client, 422, data=photograph(64, 64)), "the disk is nearly full"
    settings.APPLY_LEAST_FREE = 0
    given(client, identity=[SimpleUploadedFile(f"{n}.jpg", photograph(64, 64)) for n in range(6)])
    monkeypatch.setattr(apart, "as_it_looks", lambda data: pytest.fail("one too many is not even read"))
    assert "最多传8份" in given(client, 422, data=photograph(64, 64))
    assert DraftPaper.objects.count() == 8
    assert client.post(RECEIPT).status_code == 200, "who may send no more may still apply"


def test_papers_of_what_nobody_sends_go_after_a_week_and_with_their_draft(client: Client) -> None:
    filled_until(client, "form")
    given(client, data=photograph(64, 64))
    place = files.path_of(DraftPaper.objects.get().stored_id)
    DraftPaper.objects.update(at=machine_now() - timedelta(days=6))
    assert not is_to_be_cleared()
    DraftPaper.objects.update(at=machine_now() - timedelta(days=7))
    assert "已经传了" not in said(client, PAPERS)
    assert is_to_be_cleared()
    online.clear_public_form(by=SYSTEM, at=NOW)
    assert not DraftPaper.objects.exists()
    assert ApplicationDraft.objects.exists()
    given(client, data=photograph(64, 64))
    assert client.post(reverse("portal:apply-discard")).status_code == 302
    assert not DraftPaper.objects.exists()
    assert place.parent.parent.is_dir()


def test_a_record_about_oneself_is_corrected_by_the_same_form(client: Client) -> None:
    for step in ("kind", "who", "identity", "reach"):
        filled_until(client, step, kind={"kind": "correction"})
    assert client.get(there("what"))["Location"] == there("kind"), "that asks for information"
    record = {
        "record": "2025年低保公示第3行",
        "wrong": "人口写成2人，应当是3人",
        "is_own": "yes",
        "evidence": f"户口簿，{NUMBER}",
    }
    page = said(client, there("record"), 422, **{**record, "is_own": "no"})
    assert page.count("只能要求更正与自身相关的政府信息记录。（") == 2, "in the summary and at the field"
    assert "条例第41条）" in page
    assert "写用什么证明记录不准确" in said(client, there("record"), 422, **{**record, "evidence": ""})
    assert client.post(there("record"), record)["Location"] == there("form")
    page = said(client, there("form"))
    assert "怎样把答复给您？" in page
    assert "要什么样的" not in page
    assert client.post(there("form"), {"delivery": "web"})["Location"] == PAPERS
    given(client, evidence=SimpleUploadedFile("户口簿.jpg", photograph(64, 64)))
    page = said(client, reverse("portal:apply-check", args=["baiyang"]))
    assert "更正一条和我有关、写错了的记录" in page
    assert "怎样把答复给您？" in page
    assert "户口簿.jpg" in page
    assert client.post(RECEIPT).status_code == 200
    row = Application.objects.get()
    assert (row.kind, row.form_wanted, row.helped) == ("correction", "", "")
    assert "哪里不准确，应当是什么：人口写成2人，应当是3人" in open_sealed(row.sought)
    assert KeptPaper.objects.get().purpose == "evidence"
    assert NUMBER not in everything_stored()
