"""How many queries an entry's pages make: an act loads what it needs, not everything its page shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from clerks_bench import aid_list, sent, whole
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mingbai.accounts.values import Acting
from mingbai.entries import actions
from mingbai.entries.models import Attachment
from support import NOW, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("team")]


@pytest.fixture
def browser(clerk: Acting) -> Client:
    client = sign_in(Client(), clerk)
    # The first visit of a minute stores that the session is in use.
    client.get(reverse("work:security"))
    return client


@pytest.fixture
def entry_id(clerk: Acting) -> int:
    made = whole(clerk)
    actions.attach(entry_id=made, name="名单.xlsx", data=aid_list(), by=clerk, at=NOW)
    return made


@pytest.fixture
def file_id(entry_id: int) -> int:
    return Attachment.objects.get(entry_id=entry_id).pk


def asked(request: Callable[[], Any]) -> tuple[int, int]:
    """Return the response's status and its number of queries, not counting savepoints."""
    with CaptureQueriesContext(connection) as seen:
        status = request().status_code
    return status, sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in seen.captured_queries)


def test_the_draft_page_asks_once_for_each_part(browser: Client, entry_id: int) -> None:
    status, queries = asked(lambda: browser.get(reverse("work:entry", args=[entry_id])))
    assert status == 200
    assert queries <= 18


def test_a_download_asks_for_its_file_only(browser: Client, entry_id: int, file_id: int) -> None:
    status, queries = asked(lambda: browser.get(reverse("work:entry-file", args=[entry_id, file_id])))
    assert status == 200
    assert queries <= 8


def test_a_page_that_saves_by_itself_asks_for_what_the_check_needs(browser: Client, entry_id: int, clerk: Acting) -> None:
    form = sent(entry_id, clerk, summary="改了的话")
    save = reverse("work:entry-save", args=[entry_id])
    status, queries = asked(lambda: browser.post(save, form, headers={"X-Requested-With": "autosave"}))
    assert status == 200
    assert queries <= 12


def test_masking_asks_for_one_file(browser: Client, entry_id: int, file_id: int) -> None:
    shown, queries = asked(lambda: browser.get(reverse("work:entry-masked", args=[entry_id, file_id])))
    assert shown == 200
    assert queries <= 12
    status, queries = asked(lambda: browser.post(reverse("work:entry-treat", args=[entry_id, file_id])))
    assert status == 302
    assert queries <= 30


def test_the_list_of_the_day_asks_a_fixed_number_of_times(browser: Client, entry_id: int, clerk: Acting) -> None:
    browser.get(reverse("work:today"))
    status, queries = asked(lambda: browser.get(reverse("work:today")))
    assert status == 200
    for _ in range(5):
        whole(clerk)
    assert asked(lambda: browser.get(reverse("work:today"))) == (200, queries)
    # Who is here and which day it is 3; posts 3, reminders 2, reports 2, imports 4, entries 3, slips 3, applications 12,
    # duties 7; boards, media, management, open days, rota, opinion, inspections, assessments, channels 9; messages and their
    # box 2; the figures 4; the marks 1. Of the rest, the site, the day, organs and channels are kept.
    assert queries == 48
