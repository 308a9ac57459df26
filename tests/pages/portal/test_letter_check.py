"""Whether a letter was issued: the page says so to whoever has it in hand, and nothing of whom it went to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from domains.cases.applications_made import at, received, row_of
from domains.cases.boxes_made import answered
from mingbai.accounts.values import Acting
from mingbai.cases.actions import online
from mingbai.cases.models import Letter, PublicUse
from mingbai.core.clock import machine_now
from mingbai.core.models import AuditEntry

pytestmark = pytest.mark.django_db
ADDRESS, CODE, SHA256 = "/apply/letter/", "3KQ7X9XD5A", "ab" * 32


@pytest.fixture(autouse=True)
def _letter(clerk: Acting) -> None:
    letter = answered(row_of(received(clerk, at(1, 4))), clerk)
    Letter.objects.filter(pk=letter.pk).update(check_code=CODE, pdf_sha256=SHA256)


def asked(client: Client, number: str, code: str) -> tuple[int, str]:
    answer = client.post(ADDRESS, {"number": number, "code": code})
    return answer.status_code, answer.content.decode()


def test_the_code_on_the_letter_fills_the_form_and_one_press_says_what_was_issued(client: Client) -> None:
    page = client.get(ADDRESS, {"n": "2021-1", "c": CODE}).content.decode()
    assert f'value="{CODE}"' in page
    assert 'value="2021-1"' in page
    assert "发出过这份文书" not in page, "reading tries nothing, so nobody guesses by it"
    for number, code in (("2021-1", CODE), ("公开〔2021〕1号", CODE.lower()), ("公开[2021] 1号", "3KQ7-X9XD-5A")):
        status, page = asked(client, number, code)
        assert (status, "白阳镇人民政府发出过这份文书" in page) == (200, True), number
        assert "公开〔2021〕1号" in page
        assert "2021年1月12日" in page
        assert SHA256 in page
        assert not [said for said in ("甲某", "高标准农田", "答复书，") if said in page]


def test_a_wrong_number_or_code_says_nothing_is_logged_and_slowed(client: Client) -> None:
    status, page = asked(client, "公开〔2021〕11号", CODE)
    assert (status, "没有查到这个文号" in page, "发出过这份文书" in page) == (422, True, False)
    assert asked(client, "公开", CODE)[0] == asked(client, "2021-1", "WRONGWRONG")[0] == 422
    entries = AuditEntry.objects.filter(event="case.check_refused")
    assert entries.count() == 3
    assert "WRONG" not in repr(list(entries.values_list("data", "subject")))
    for _ in range(settings.APPLY_WRONG_CODES):
        asked(client, "2021-1", "WRONGWRONG")
    assert online.SLOWED in asked(client, "2021-1", CODE)[1], "the right one has to wait, too"
    assert entries.count() == settings.APPLY_WRONG_CODES
    PublicUse.objects.update(at=machine_now() - timedelta(minutes=2))
    assert asked(client, "2021-1", CODE)[0] == 200


def test_a_draft_is_no_issued_letter(client: Client) -> None:
    Letter.objects.update(state="draft", number=None, signed_on=None, sent_on=None, served_on=None)
    assert asked(client, "2021-1", CODE)[0] == 422
