"""What the county's openness page counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.cases.models import Application
from mingbai.cases.queries.listing import answered
from mingbai.catalogue import actions as catalogue
from mingbai.portal.openness.standing import standing
from support import NOW, Team

pytestmark = pytest.mark.django_db


def test_fields_and_organs_add_up_to_the_same(client: Client, officer: Acting, team: Team) -> None:
    assert standing(NOW.date(), 2021).lines.due == 0
    catalogue.load_standard(by=officer, at=NOW)
    found = standing(NOW.date(), 2021)
    assert found.lines.due == sum(one.due for one in found.fields.values()) == sum(row.lines.due for row in found.rows) > 0
    page = client.get(reverse("portal:openness"), {"year": "9" * 5000})
    assert page.status_code == 200
    township = next(row for row in found.rows if row.organ.code == "baiyang")
    blanks = client.get(reverse("portal:content", args=["baiyang"]), {"state": "blank"}).content.decode()
    assert f"{township.lines.blank}" in blanks


def test_applications_count_by_how_they_were_answered(clerk: Acting) -> None:
    on = NOW.date()
    kept = {"organ_id": clerk.organ_id, "applicant_kind": "natural", "received_on": on - timedelta(days=3)}
    ended = {"outcome": "granted", "closed_on": on}
    for number, (state, told) in enumerate(
        (
            ("replied", {**ended, "replied_in_time": True}),
            ("replied", {**ended, "replied_in_time": False}),
            ("replied", ended),
            ("handling", {"due_on": on - timedelta(days=1)}),
            ("handling", {"due_on": on}),
        )
    ):
        Application.objects.create(number=str(number), state=state, **kept, **told)
    Application.objects.create(number="next", state="handling", **{**kept, "received_on": on + timedelta(days=1)})
    assert answered([clerk.organ_id], on.year, on) == {clerk.organ_id: (5, 1, 1, 1)}
