"""Letters on the page of the state: only served ones, only with the code, fetched on record, with the days that follow."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from domains.cases.boxes_made import LETTER, at
from domains.cases.boxes_made import answered as replied
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling, limits, online, receive
from mingbai.cases.actions.handling import NewPaper
from mingbai.cases.models import Application, CaseStep, KeptPaper, Letter, PublicUse
from mingbai.core.errors import Invalid
from mingbai.core.models import AuditEntry
from mingbai.core.sealing import open_sealed, seal
from pages.portal.applying import STATUS, opened, said, sent
from pages.portal.test_apply_papers import photograph
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
PLAIN = "text/plain"


@pytest.fixture(autouse=True)
def _organ(clerk: Acting) -> None:
    """The small county with its township."""


def answered(client: Client, clerk: Acting, papers: Sequence[NewPaper] = (), **letter: object) -> Letter:
    """A reply, granted, to an application by web that is open in this browser."""
    row, code = sent(client)
    days = dict.fromkeys(("submitted_on", "received_on", "confirmed_on"), date(2021, 1, 4))
    Application.objects.filter(pk=row.pk).update(**days, state="handling")
    row.refresh_from_db()
    for paper in papers:
        handling.add_paper(case_id=row.pk, paper=paper, by=clerk, at=at(1, 8))
    made = replied(row, clerk)
    Letter.objects.filter(pk=made.pk).update(**letter)
    opened(client, row.number, code)
    made.refresh_from_db()
    return made


def fetch(client: Client, letter: Letter) -> tuple[int, bytes]:
    answer = client.post(reverse("portal:apply-fetch", args=[letter.pk]))
    return answer.status_code, answer.content


def test_a_letter_served_here_is_fetched_with_the_code_and_known_from_that_day(client: Client, clerk: Acting) -> None:
    letter = answered(client, clerk, service="web", served_on=None)
    page = said(client, STATUS)
    assert "2021年1月12日送出" in page
    assert "不服的，最迟" not in page, "nobody knows yet from which day the time runs"
    assert fetch(Client(), letter)[0] == 409
    answer = client.post(reverse("portal:apply-fetch", args=[letter.pk]))
    assert (answer.content, answer["Content-Type"]) == (LETTER, "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert "no-store" in answer["Cache-Control"]
    assert client.get(reverse("portal:apply-fetch", args=[letter.pk])).status_code == 405, "reading writes nothing"
    letter.refresh_from_db()
    assert letter.served_on == TODAY
    entry = AuditEntry.objects.latest("id")
    assert entry.event == "case.letter_fetched"
    assert "公开〔2021〕1号" in entry.data
    page = said(client, STATUS)
    assert "您2021年1月19日收到。不服的，最迟2021年3月22日申请行政复议。" in page, "60 days later is a Saturday"
    assert "也可以最迟2021年7月19日直接向人民法院起诉。" in page
    fetch(client, letter)
    assert AuditEntry.objects.filter(event="case.letter_fetched").count() == 2
    first = "如对本答复书不服，应当先申请行政复议，可以自收到本答复书之日起60日内向彭阳县人民政府提出。"
    Letter.objects.filter(pk=letter.pk).update(contents=seal(json.dumps({"remedy": first})))
    page = said(client, STATUS)
    assert "最迟2021年3月22日申请行政复议" in page
    assert "直接向人民法院起诉" not in page, "the days follow the clause that was signed, not today's rules"


def test_the_day_on_record_stays_and_what_went_by_post_is_not_here(client: Client, clerk: Acting) -> None:
    letter = answered(client, clerk)
    page = said(client, STATUS)
    assert "您2021年1月13日收到。" in page
    assert "没有在网上送达" in page
    assert fetch(client, letter)[0] == 404, "served by post"
    Letter.objects.filter(pk=letter.pk).update(service="web")
    assert fetch(client, letter) == (200, LETTER)
    letter.refresh_from_db()
    assert letter.served_on == date(2021, 1, 13)


def test_what_a_reply_served_here_encloses_is_fetched_with_it(client: Client, clerk: Acting) -> None:
    papers = [NewPaper("answer", f"补贴名单{one}.txt", PLAIN, one.encode()) for one in ("甲", "乙")]
    letter = answered(client, clerk, [*papers, NewPaper("original", "合同.txt", PLAIN, b"inside")], service="web", served_on=None)
    first, late, inside = KeptPaper.objects.filter(application_id=letter.application_id).order_by("id")
    KeptPaper.objects.filter(pk=late.pk).update(added_at=NOW)
    page = said(client, STATUS)
    assert "下载 补贴名单甲.txt" in page
    assert "补贴名单乙" not in page, "it came in after the reply was handed in"
    assert "合同" not in page

    def pressed(by: Client, paper: KeptPaper) -> HttpResponse:
        return by.post(reverse("portal:apply-fetch-enclosed", args=[letter.pk, paper.pk]))

    answer = pressed(client, first)
    assert (answer.content, answer["Content-Type"]) == ("甲".encode(), PLAIN)
    assert quote("补贴名单甲.txt") in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert AuditEntry.objects.latest("id").event == "case.enclosed_fetched"
    assert [pressed(client, one).status_code for one in (late, inside)] == [404, 404]
    assert pressed(Client(), first).status_code == 409, "without the code"
    other = Client()
    row, code = sent(other)
    opened(other, row.number, code)
    assert pressed(other, first).status_code == 404, "another applicant"
    Letter.objects.filter(pk=letter.pk).update(service="post")
    assert "补贴名单甲" not in said(client, STATUS), "it went by post"
    assert pressed(client, first).status_code == 404


@pytest.mark.parametrize("state", ["draft", "approving", "checked", "signed"])
def test_what_was_not_served_is_neither_shown_nor_given(client: Client, clerk: Acting, state: str) -> None:
    signed = {} if state == "signed" else {"number": None, "signed_on": None, "signed_by": None}
    away = {"service": "web", "sent_on": None, "served_on": None}
    letter = answered(client, clerk, state=state, **signed, **away)
    assert "给您的文书" not in said(client, STATUS)
    assert fetch(client, letter)[0] == 404


@pytest.mark.parametrize("kind", ["P4", "P6", "P7"])
def test_a_letter_to_a_third_party_or_another_organ_is_none_of_the_applicants(client: Client, clerk: Acting, kind: str) -> None:
    letter = answered(client, clerk, service="web", served_on=None, kind=kind, is_reply=False)
    assert "给您的文书" not in said(client, STATUS)
    assert fetch(client, letter)[0] == 404
    letter.refresh_from_db()
    assert letter.served_on is None, "nobody received it"


def test_a_code_gives_no_letter_of_another_case(client: Client, clerk: Acting) -> None:
    letter = answered(client, clerk, service="web")
    other = Client()
    row, code = sent(other)
    opened(other, row.number, code)
    assert row.pk != letter.application_id
    assert fetch(other, letter)[0] == 404
    assert not AuditEntry.objects.filter(event="case.letter_fetched").exists()


def _refuse(**given: object) -> None:
    raise Invalid("不能补正。")


@pytest.mark.usefixtures("reading_here")
def test_a_correction_may_bring_a_photograph(client: Client, clerk: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    row, code = sent(client)
    opened(client, row.number, code)
    page = said(client, STATUS)
    assert "工作机构最迟2021年1月20日和您联系，确认收到。" in page
    receive.confirm(case_id=row.pk, how="电话", by=clerk, at=NOW)
    ask = {"situations": ("applicant",), "what": "请传身份证的照片。", "answer_within": 10}
    address = reverse("portal:apply-correction")
    early = client.post(address, {"text": "早了", "correction": SimpleUploadedFile("a.jpg", photograph(64, 64))})
    assert early.status_code == 422
    limits.ask_correction(case_id=row.pk, **ask, by=clerk, at=NOW)
    page = said(client, STATUS)
    assert "请您最迟2021年2月2日补正" in page
    assert "视为放弃申请" in page
    assert 'enctype="multipart/form-data"' in page
    broken = client.post(address, {"text": "见照片", "correction": SimpleUploadedFile("a.jpg", photograph(64, 64)[:300])})
    assert broken.status_code == 422
    assert "没有传完整" in broken.content.decode()
    assert AuditEntry.objects.filter(event="case.papers_refused").count() == 1
    assert not CaseStep.objects.filter(kind="correction_received").exists()
    with monkeypatch.context() as patched:
        patched.setattr(online, "receive_correction", _refuse)
        refused = client.post(address, {"text": "见照片", "correction": SimpleUploadedFile("a.jpg", photograph(64, 64))})
    assert refused.status_code == 422
    assert PublicUse.objects.filter(door="paper").count() == 2, "what was read is counted, whatever came of it"
    files = [SimpleUploadedFile(name, photograph(64, 64)) for name in ("正面.jpg", "反面.jpg")]
    assert client.post(address, {"text": "见照片", "correction": files}).status_code == 302
    names = [open_sealed(one.name) for one in KeptPaper.objects.filter(application=row, purpose="correction").order_by("id")]
    assert names == ["正面.jpg", "反面.jpg"]
    row.refresh_from_db()
    assert row.state == "handling"
