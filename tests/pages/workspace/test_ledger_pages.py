"""The pages of ledgers from before: template, what is wrong by row and column, entering, the rows in lists, taking back."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from domains.cases.ledgers_made import MATTER, NAME, entered, listing, row
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, LedgerBatch
from mingbai.cases.values.ledger import COLUMNS
from mingbai.core import apart
from support import sign_in

pytestmark = pytest.mark.django_db
HERE = "/work/cases/ledgers/"


def sent(client: Client, *rows: dict[str, str], status: int = 302) -> str:
    answer = client.post(HERE, {"file": SimpleUploadedFile("台账.csv", listing(*rows))})
    assert answer.status_code == status, answer.content.decode()
    return str(answer["Location"]) if status == 302 else answer.content.decode()


def test_a_ledger_is_uploaded_shown_and_entered_as_one_act(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    assert HERE in client.get("/work/cases/").content.decode()
    wrong = sent(client, row(收到日期="去年"), row(编号="2020-2", 答复结果="同意"), status=422)
    assert "没有登记，也没有留下这张表" in wrong
    assert '<th scope="row" class="pin n w-xs">2</th><td>收到日期</td>' in wrong
    assert '<th scope="row" class="pin n w-xs">3</th><td>答复结果</td>' in wrong
    assert "先选文件" in client.post(HERE).content.decode()
    there = sent(client, row(), row(编号="2020-2", 答复结果="本机关不掌握"))
    page = client.get(there).content.decode()
    assert "登记这 2 件" in page
    assert "本机关不掌握" in page
    client.post(f"{there}enter/")
    page = client.get(there).content.decode()
    assert "已登记 2 件。" in page
    assert NAME not in page
    again = client.post(
        HERE, {"file": SimpleUploadedFile("台账.csv", listing(row(), row(编号="2020-2", 答复结果="本机关不掌握")))}
    )
    assert f'<a href="{there}">看第一次传的那一批</a>' in again.content.decode()
    assert "2 行都已经登记过" in sent(client, row(编号="2020-2", 答复结果="本机关不掌握"), row(), status=200)


def test_a_row_of_a_ledger_opens_like_a_case_and_its_words_only_on_record(client: Client, clerk: Acting) -> None:
    entered(clerk, row(答复结果="本机关不掌握"))
    here = f"/work/cases/{Application.objects.get().pk}/"
    page = sign_in(client, clerk).get(here).content.decode()
    assert "本机关不掌握" in page
    assert NAME not in page
    client.post(f"{here}open/")
    page = client.get(here).content.decode()
    assert NAME in page
    assert MATTER in page
    assert "台账：邮寄" in page


def test_the_template_is_a_ledger_that_goes_in(client: Client, clerk: Acting) -> None:
    data = sign_in(client, clerk).get(f"{HERE}template.xlsx").content
    assert apart.tables("模板.xlsx", data)[0].header == COLUMNS
    answer = client.post(HERE, {"file": SimpleUploadedFile("台账.xlsx", data)})
    assert answer.status_code == 302, answer.content.decode()


def test_a_ledger_is_taken_back_with_a_reason(client: Client, clerk: Acting) -> None:
    there = f"{HERE}{entered(clerk, row())}/take-back/"
    assert "1 件全部拿掉" in sign_in(client, clerk).get(there).content.decode()
    assert client.post(there, {"reason": ""}).status_code == 422
    assert client.post(there, {"reason": "用错了年份的台账。"}).status_code == 302
    assert not Application.objects.exists()
    assert "用错了年份的台账。" in client.get(f"{HERE}{LedgerBatch.objects.get().pk}/").content.decode()
    assert client.get(there).status_code == 404
