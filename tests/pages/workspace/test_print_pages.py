"""What is printed of an application: right after the counter, beside each letter, and with the boxes for the archives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import APPLICANT, SOUGHT, at, received, row_of
from domains.cases.boxes_made import answered, drawn_here, sealed
from mingbai.accounts.values import Acting
from mingbai.cases.actions import handling
from mingbai.cases.actions.common import sealed as kept
from mingbai.cases.models import Application, Letter, ProcessingFee
from mingbai.core import apart
from mingbai.rendering.casepaper.value import CasePaper, ListTable, PairTable, Prose
from mingbai.rendering.stationery.value import Envelope, EnvelopeSize
from support import NOW, TODAY, sign_in

pytestmark = pytest.mark.django_db
__all__ = ["drawn_here"]
ORAL = {
    "channel": "oral", "submitted_on": TODAY.isoformat(), "kind": "information", "applicant_kind": "natural", "name": "甲喆堃",
    "address": "白阳镇某村某组", "sought": SOUGHT, "title": "高标准农田项目实施方案", "form_wanted": "paper", "delivery": "post",
}  # fmt: skip


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was drawn, instead of its files: those have tests of their own."""
    found: list[Any] = []

    def draw(paper: Any, ending: str) -> bytes:
        found.append(paper)
        return ending.encode()

    monkeypatch.setattr(apart, "paper_file", draw)
    return found


def words(paper: CasePaper) -> str:
    return "\n".join(_words(paper))


def _words(paper: CasePaper) -> Iterator[str]:
    yield from (paper.heading, paper.number)
    for part in paper.parts:
        match part:
            case PairTable():
                yield from (f"{label}：{said}" for row in part.rows for label, said in row.pairs)
            case ListTable():
                yield from ("｜".join(row) for row in part.rows)
            case Prose():
                yield from part.paragraphs


def test_an_oral_application_is_printed_for_the_signature_at_once_with_the_code_on_its_receipt(
    client: Client, clerk: Acting, section_head: Acting, drawn: list[Any], settings: Any
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    answer = sign_in(client, clerk).post("/work/cases/new/", ORAL)
    assert answer.cookies["receipt"]["secure"]
    row = Application.objects.get()
    assert answer["Location"] == f"/work/cases/{row.pk}/print/"
    page = client.get(answer["Location"]).content.decode()
    assert "口头申请政府信息公开记录" in page
    assert "甲喆堃" in page
    code = page.partition("查询码 ")[2][:10]
    assert client.get(f"/work/cases/{row.pk}/print/oral.pdf").content == b"pdf"
    assert "已经向申请人宣读" in words(drawn[-1])
    assert SOUGHT in words(drawn[-1])
    client.get(f"/work/cases/{row.pk}/print/receipt.pdf")
    assert f"查询码：{code}" in words(drawn[-1])
    other = Client()
    sign_in(other, section_head).post(f"/work/cases/{row.pk}/open/")
    other.get(f"/work/cases/{row.pk}/print/receipt.pdf")
    assert "查询码：\n" in words(drawn[-1]), "only the browser that registered it prints the code"


def test_each_letter_has_its_papers_beside_it(client: Client, clerk: Acting, drawn: list[Any]) -> None:
    case = received(clerk, at(1, 4))
    letter = answered(row_of(case), clerk)
    address = f"/work/cases/{case.case_id}/letters/{letter.pk}/"
    assert sign_in(client, clerk).get(f"{address}proof.pdf")["Location"] == f"/work/cases/{case.case_id}/print/"
    client.post(f"/work/cases/{case.case_id}/open/")
    page = client.get(f"/work/cases/{case.case_id}/print/").content.decode()
    assert "口头申请记录" not in page
    assert page.count(f'href="{address}') == 3
    client.get(f"{address}proof.pdf")
    assert "1｜政府信息公开申请答复书｜公开〔2021〕1号｜1" in words(drawn[-1])
    assert "受送达人：甲某" in words(drawn[-1])
    for name, size in (("dl", EnvelopeSize.DL), ("c5", EnvelopeSize.C5)):
        client.get(f"{address}{name}.pdf")
        envelope = drawn[-1]
        assert isinstance(envelope, Envelope)
        assert (envelope.size, envelope.recipient, envelope.recipient_address) == (size, "甲某", "白阳镇某村某组")
        assert (envelope.service, envelope.content) == ("挂号信", "公开〔2021〕1号")
    for name in ("slip", "fees", "nothing"):
        assert client.get(f"{address}{name}.pdf").status_code == 404
    Letter.objects.update(kind="P4", contents=kept({"third_party": "某公司", "about": "合同附表2"}))
    client.get(f"{address}slip.pdf")
    assert "征求意见的信息：合同附表2" in words(drawn[-1])
    assert SOUGHT not in words(drawn[-1])
    assert "逾期未提出意见的，由本机关依照条例的规定决定" in words(drawn[-1])
    client.get(f"{address}c5.pdf")
    assert (drawn[-1].recipient, drawn[-1].recipient_address) == ("某公司", ""), "the third party lives elsewhere"
    Letter.objects.update(kind="P10", contents=kept({"fee_basis": "109号", "fee_payment": "专户"}))
    assert client.get(f"{address}fees.pdf").status_code == 404, "no fee was reckoned"
    ProcessingFee.objects.create(
        application_id=case.case_id, round=1, basis="pages", quantity=250, amount_yuan=4700, noticed_on=TODAY, due_on=TODAY
    )
    client.get(f"{address}fees.pdf")
    assert "4,700" in words(drawn[-1])


@pytest.mark.usefixtures("drawn_here")
def test_the_boxes_of_a_year_go_to_the_archives_with_their_list(
    client: Client, clerk: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = sealed(clerk)
    listed: list[CasePaper] = []
    monkeypatch.setattr(apart, "paper_file", lambda paper, ending: listed.append(paper) or b"pdf")
    page = sign_in(client, clerk).get("/work/cases/handover/").content.decode()
    assert "2021年移交清单" in page
    assert "1卷" in page
    assert client.get("/work/cases/handover/2021.pdf").content == b"pdf"
    assert case.number in words(listed[-1])
    assert "20210104—\n20210112" in words(listed[-1])
    assert "到期开放意见" in words(listed[-1])
    assert "甲某" not in words(listed[-1])
    assert client.get("/work/cases/handover/2020.pdf").status_code == 404


def test_a_task_has_a_letter_that_says_what_is_asked_until_when_and_names_nobody(
    client: Client, clerk: Acting, stranger: Acting, drawn: list[Any]
) -> None:
    case = received(clerk, at(1, 11))
    asked: dict[str, Any] = {"to_whom": "党政办", "what": "查2020年的台账\n复印件送党政办", "due_on": date(2021, 1, 25)}
    task = handling.send_task(case_id=case.case_id, to_organ=stranger.organ_code, **asked, by=clerk, at=NOW)
    wording = "材料较多的，可以先送目录。"
    assert sign_in(client, clerk).post("/work/cases/letters/XB/", {"words": wording}).status_code == 302
    assert "政府信息公开申请协办函" in client.get("/work/cases/letters/").content.decode()
    assert wording in client.get("/work/cases/letters/XB/").content.decode()
    address = f"/work/cases/{case.case_id}/tasks/{task}/letter.pdf"
    assert address in client.get(f"/work/cases/{case.case_id}/").content.decode()
    assert client.get(address).content == b"pdf"
    sheet = drawn[-1]
    assert (sheet.title, sheet.addressee, sheet.signed_on) == ("政府信息公开申请协办函", "王洼镇人民政府", TODAY)
    said = "\n".join(one.words for one in sheet.paragraphs)
    for words_of_it in ("查2020年的台账", "复印件送党政办", "请于2021年1月25日以前书面回复", wording, case.number):
        assert words_of_it in said
    row = row_of(case)
    assert row.title not in said
    assert SOUGHT not in said
    assert APPLICANT.name not in said
    assert client.get(f"/work/cases/{case.case_id}/tasks/999/letter.pdf").status_code == 404
    assert sign_in(client, stranger).get(address).status_code == 404
