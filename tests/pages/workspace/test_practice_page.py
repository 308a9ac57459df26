"""Where the law on applications is silent the county's office decides, and what is done afterwards follows."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from domains.cases.applications_made import at, received, row_of
from mingbai.accounts.values import Acting
from mingbai.cases.actions import practice as actions
from mingbai.cases.actions.practice import set_practice
from mingbai.cases.models import PracticeChoice
from mingbai.cases.queries.clock import practice
from mingbai.core.acts import open_act
from mingbai.core.models import AuditEntry
from mingbai.statute.cases.practice import CaseSettings, notes
from mingbai.statute.posts import PostKind
from mingbai.workspace.cases.practice.form import LABELS, PracticeForm
from support import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "/work/cases/practice/"


def sent(**changed: Any) -> dict[str, Any]:
    """What the page sends as it stands, with some choices made otherwise."""
    form = PracticeForm(now=CaseSettings())
    return {name: str(form.initial[name]) for name in LABELS} | changed


def test_each_open_point_is_explained_and_what_is_chosen_counts_from_then_on(
    client: Client, clerk: Acting, officer: Acting
) -> None:
    before = row_of(received(clerk, at(1, 4)))
    page = sign_in(client, officer).get(ADDRESS).content.decode()
    assert [name for name, _, note in notes() if LABELS[name] not in page or note not in page] == []
    wrong = client.post(ADDRESS, sent(draft_workday="99", warn_workdays="十"))
    assert wrong.status_code == 422
    assert client.post(ADDRESS, sent(case_number_word="K1")).status_code == 422
    assert PracticeChoice.objects.count() == 0
    given = sent(draft_workday="10", legal_check_by="secrecy_reviewer", fees_since="2021-03-01", warn_workdays="5、8")
    assert client.post(ADDRESS, given).status_code == 302
    found = practice()
    assert (found.draft_workday, found.legal_check_by, found.warn_workdays) == (10, PostKind.SECRECY_REVIEWER, (5, 8))
    assert found.fees_since == date(2021, 3, 1)
    assert found.archive_years == CaseSettings().archive_years
    entries = AuditEntry.objects.filter(event="case.practice_set")
    assert {json.loads(one.data)["name"] for one in entries} == {"draft_workday", "legal_check_by", "fees_since", "warn_workdays"}
    after = row_of(received(clerk, at(1, 4)))
    assert (before.draft_by, after.draft_by) == (date(2021, 1, 22), date(2021, 1, 18))
    assert "没有改动" in client.post(ADDRESS, given, follow=True).content.decode()
    assert entries.count() == 4


def test_a_choice_is_compared_with_what_counts_once_nobody_else_changes_it(
    officer: Acting, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: dict[str, Any] = {"choices": {"archive_years": 30}, "by": officer, "at": at(1, 4)}

    def overtaken(**given: Any) -> Any:
        monkeypatch.undo()
        assert set_practice(**told) == ("archive_years",)
        return open_act(**given)

    monkeypatch.setattr(actions, "open_act", overtaken)
    assert set_practice(**told) == ()
    assert PracticeChoice.objects.get().earlier == [["2021-01-04", 10]]
