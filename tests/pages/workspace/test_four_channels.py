"""One clerk registers what came on one day by the window, EMS, ordinary post and fax (条例第31条)."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from domains.cases.applications_made import NUMBER, PHONE, SOUGHT
from mingbai.accounts.values import Acting
from mingbai.cases.models import Application
from mingbai.workspace.cases.tasks import gather
from support import TODAY, day_of, sign_in

pytestmark = pytest.mark.django_db
SENT = {
    "submitted_on": TODAY.isoformat(), "kind": "information", "applicant_kind": "natural", "name": "甲某",
    "document": "居民身份证", "document_number": NUMBER, "telephone": PHONE, "sought": SOUGHT, "form_wanted": "paper",
    "delivery": "post",
}  # fmt: skip
NEXT_WORKDAY = date(2021, 1, 20)


def test_four_channels_of_one_day_have_their_days_of_receipt_and_their_task_to_confirm(client: Client, clerk: Acting) -> None:
    sign_in(client, clerk)
    for channel in ("window", "registered_post", "ordinary_post", "fax"):
        answer = client.post("/work/cases/new/", {**SENT, "channel": channel, "title": f"实施方案，{channel}来的"})
        assert answer.status_code == 302, answer.content.decode()
    rows = {row.channel: row for row in Application.objects.all()}
    assert len({row.number for row in rows.values()}) == 4
    assert {name: row.received_on for name, row in rows.items()} == {
        "window": TODAY, "registered_post": TODAY, "ordinary_post": None, "fax": None,
    }  # fmt: skip
    assert {name: (row.next_what, row.next_on) for name, row in rows.items() if row.state == "entered"} == {
        "ordinary_post": ("confirm", TODAY), "fax": ("confirm", NEXT_WORKDAY),
    }  # fmt: skip
    to_confirm = [row.href for row in gather(day_of(clerk)).tasks if row.source == "依据：条例第31条"]
    assert to_confirm == [f"/work/cases/{rows[name].pk}/" for name in ("ordinary_post", "fax")], "what is due first stands first"
    answer = client.post(f"/work/cases/{rows['fax'].pk}/acts/confirm/", {"how": "电话", "on": TODAY.isoformat()})
    assert answer.status_code == 302, answer.content.decode()
    rows["fax"].refresh_from_db()
    assert (rows["fax"].received_on, rows["fax"].state) == (TODAY, "handling")
    assert rows["window"].due_on == rows["fax"].due_on == date(2021, 2, 20), "a Saturday on which offices work"
