"""Follow-ups to a record: an answer, a judgment, the day of publication or repeal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application, Dispute
from mingbai.documents.models import NormativeDocument

SignIn = Callable[[Client, Acting], Client]
APPLICATION = {
    "number": "依申请〔2020〕1号",
    "applicant_kind": "natural",
    "received_on": "2020-11-02",
    "outcome": "",
    "closed_on": "",
}
DISPUTE = {"number": "彭政复〔2020〕3号", "group": "review", "filed_on": "2020-11-02", "result": "", "concluded_on": ""}
DOCUMENT = {
    "kind": "normative",
    "title": "白阳镇农村宅基地审批管理办法",
    "document_number": "白政发〔2020〕5号",
    "made_on": "2020-06-01",
    "published_on": "",
    "repealed_on": "",
}


def entered(client: Client, register: str, data: dict[str, str]) -> None:
    assert client.post(f"/work/registers/{register}/new/?year=2020", data).status_code == 302


def where(register: str, record_id: int) -> str:
    return f"/work/registers/{register}/{record_id}/follow-up/?year=2020"


@pytest.mark.django_db
def test_an_open_application_is_closed_with_its_result(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    entered(client, "applications", APPLICATION)
    row = Application.objects.get()
    assert where("applications", row.pk) in client.get("/work/registers/applications/?year=2020").content.decode()
    page = client.get(where("applications", row.pk)).content.decode()
    assert "办结：依申请〔2020〕1号" in page

    empty = client.post(where("applications", row.pk), {"outcome": "", "closed_on": ""})
    assert empty.status_code == 422
    assert empty.content.decode().count("选一种办理结果") >= 2
    early = client.post(where("applications", row.pk), {"outcome": "granted", "closed_on": "2020-11-01"})
    assert early.status_code == 422

    done = client.post(where("applications", row.pk), {"outcome": "granted", "closed_on": "2020-11-20"})
    assert done["Location"] == "/work/registers/applications/?year=2020"
    row.refresh_from_db()
    assert (row.outcome, str(row.closed_on)) == ("granted", "2020-11-20")
    assert client.get(where("applications", row.pk)).status_code == 404
    assert where("applications", row.pk) not in client.get("/work/registers/applications/?year=2020").content.decode()


@pytest.mark.django_db
def test_a_pending_dispute_is_concluded(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    entered(client, "disputes", DISPUTE)
    row = Dispute.objects.get()
    assert client.post(where("disputes", row.pk), {"result": "upheld", "concluded_on": "2020-12-08"}).status_code == 302
    row.refresh_from_db()
    assert (row.result, str(row.concluded_on)) == ("upheld", "2020-12-08")


@pytest.mark.django_db
def test_a_document_is_dated_and_the_form_begins_with_what_is_there(client: Client, clerk: Acting, signed_in: SignIn) -> None:
    signed_in(client, clerk)
    entered(client, "normative", DOCUMENT)
    row = NormativeDocument.objects.get()
    assert client.post(where("normative", row.pk), {"published_on": "2020-06-08", "repealed_on": ""}).status_code == 302
    assert 'value="2020-06-08"' in client.get(where("normative", row.pk)).content.decode()
    wrong = client.post(where("normative", row.pk), {"published_on": "2020-06-08", "repealed_on": "2020-05-01"})
    assert wrong.status_code == 422
    row.refresh_from_db()
    assert (str(row.published_on), row.repealed_on) == ("2020-06-08", None)


@pytest.mark.django_db
def test_a_stranger_and_a_register_without_follow_up_get_nothing(
    client: Client, clerk: Acting, stranger: Acting, signed_in: SignIn
) -> None:
    signed_in(client, clerk)
    entered(client, "applications", APPLICATION)
    row = Application.objects.get()
    assert client.get(where("procurement", 1)).status_code == 404
    other = signed_in(Client(), stranger)
    assert other.get(where("applications", row.pk)).status_code == 404
    assert other.post(where("applications", row.pk), {"outcome": "granted", "closed_on": "2020-11-20"}).status_code == 404
    row.refresh_from_db()
    assert row.closed_on is None
