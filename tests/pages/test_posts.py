"""Every address that takes POST, in every state, against every role: who may not act changes nothing in any table.

Each state is a transaction and each request a savepoint in it; both are rolled back. The tables that a request touched are
compared with what they are again when it is rolled back. Who may act does not depend on the engine: on PostgreSQL one
of those who may presses once, so that it meets every statement of every act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from digests import changed, digests, of_organs, touched
from mingbai.accounts.values import Acting
from pages.kept import KeptPages
from pages.matrix import filled, new_matrix, written
from pages.press import Made, Press, Typed
from pages.presses_of_applying import OF_APPLYING
from pages.presses_of_assessments import OF_ASSESSMENTS
from pages.presses_of_boards import OF_BOARDS
from pages.presses_of_cases import OF_CASES
from pages.presses_of_entries import OF_ENTRIES
from pages.presses_of_inspections import OF_INSPECTIONS
from pages.presses_of_mail import OF_MAIL
from pages.presses_of_management import OF_MANAGEMENT
from pages.presses_of_media import OF_MEDIA
from pages.presses_of_opinions import OF_OPINIONS
from pages.presses_of_outreach import OF_OUTREACH
from pages.presses_of_papers import OF_PAPERS
from pages.presses_of_reports import OF_REPORTS
from pages.presses_of_work import OF_WORK
from pages.test_role_matrix import ADDRESSES, MATRIX
from prepared import Prepared

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="who may act does not depend on the engine; once is enough")
elsewhere = pytest.mark.skipif(connection.vendor == "sqlite", reason="the test above presses as everybody")
PRESSES = sum(
    (
        OF_APPLYING,
        OF_ASSESSMENTS,
        OF_BOARDS,
        OF_CASES,
        OF_ENTRIES,
        OF_INSPECTIONS,
        OF_MAIL,
        OF_MANAGEMENT,
        OF_MEDIA,
        OF_OPINIONS,
        OF_OUTREACH,
        OF_PAPERS,
        OF_REPORTS,
        OF_WORK,
    ),
    (),
)
#: Those of another organ, and those who see no content: for them nothing of Baiyang is there at all.
OUTSIDE = ("sysadmin", "stranger")
#: Addresses that are the system administrator's too: the people and tasks of the machine; and the applicant's, where a post means
#: nothing.
FOR_ALL = frozenset(
    {
        "work:account-act", "work:post-confirm", "work:failure-give-up", "work:failure-try-again", "portal:apply-fetch",
        "portal:apply-fetch-enclosed", "portal:sign-up", "portal:sign-up-cancel", "portal:sign-up-state",
    }
)  # fmt: skip


@dataclass(frozen=True)
class County:
    """The people with their clients, and what was made."""

    people: Mapping[str, Acting | None]
    clients: Mapping[str, Client]
    made: Made
    data: Path
    kept: Callable[[], KeptPages]


@dataclass(frozen=True)
class Got:
    """What became of a request: the status, the tables that changed, the organs whose rows did, public pages that are stale."""

    status: int
    tables: tuple[str, ...] = ()
    organs: frozenset[int] = frozenset()
    stale: tuple[str, ...] = ()


@pytest.fixture(scope="module")
def county(
    prepared: Prepared, django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[County]:
    with django_db_blocker.unblock(), new_matrix(prepared, tmp_path_factory.mktemp("presses")) as made:
        clients = {role: made.client(role) for role in made.people}
        # Made at the first press: static files have no names before.
        yield County(made.people, clients, made.made, made.data, cache(KeptPages))


@pytest.fixture(autouse=True)
def _own_data_directory(settings, county: County) -> None:
    """Use the files of the county."""
    settings.DATA_DIR = county.data


def pressed(county: County, press: Press) -> dict[str, Got]:
    """Bring about the state and press as each role; everything is rolled back."""
    made, got, kept = dict(county.made), {}, county.kept()
    with transaction.atomic():
        if press.before:
            press.before(made)
        for role, client in county.clients.items():
            cookies = dict(client.cookies)
            with transaction.atomic():
                if press.first:
                    client.post(reverse(press.first[0]), dict(press.first[1]))
                got[role] = pressed_once(client, press, made, kept if role == min(press.may, default="") else None)
                transaction.set_rollback(True)
            client.cookies.clear()
            client.cookies.update(cookies)
        transaction.set_rollback(True)
    return got


def pressed_once(client: Client, press: Press, made: Made, kept: KeptPages | None) -> Got:
    touched()
    with transaction.atomic():
        status = sent(client, press, made).status_code
        # The session's table counts only for an act on the session.
        names = touched(without=()) if press.is_session else touched()
        tables, organs = digests(names), of_organs(names)
        stale = kept.stale(names) if kept else ()
        transaction.set_rollback(True)
    moved = frozenset(organ for _, organ in changed(of_organs(names), organs))
    return Got(status, tuple(changed(digests(names), tables)), moved, tuple(kept.unless_before(stale)) if kept else ())


def sent(client: Client, press: Press, made: Made) -> HttpResponse:
    """Press, with what the browser keeps from before."""
    for name, value in of(press.cookies, made).items():
        client.cookies[name] = value
    address = reverse(press.name, kwargs=filled(of(press.args, made), made))
    query = of(press.query, made)
    return client.post(f"{address}?{urlencode(query)}" if query else address, of(press.data, made))


def of(value: Typed | Callable[[Made], Typed], made: Made) -> dict[str, Any]:
    return dict(value(made) if callable(value) else value)


@on_sqlite
@pytest.mark.parametrize("press", PRESSES, ids=lambda press: press.title)
def test_only_those_who_may_change_anything(press: Press, county: County) -> None:
    got = pressed(county, press)
    moved = {role for role, one in got.items() if one.tables}
    assert moved == press.may, {role: got[role] for role in moved ^ press.may}
    if callable(press.args) or (any(key.endswith("_id") or key == "code" for key in press.args) and press.name not in FOR_ALL):
        # Another organ may have been asked to do a part.
        outside = set(OUTSIDE) - press.may
        assert {role: got[role].status for role in outside} == dict.fromkeys(outside, 404)
    assert [address for one in got.values() for address in one.stale] == [], "no subject of the act is one of these pages'"
    if not press.is_county_wide:
        there = {who.organ_id for who in county.people.values() if who}
        beyond = {role: (one.organs & there) - own(role, county) for role, one in got.items()}
        assert {role: organs for role, organs in beyond.items() if organs} == {}, "rows of another organ changed"


@elsewhere
@pytest.mark.parametrize("press", [one for one in PRESSES if one.may], ids=lambda press: press.title)
def test_a_press_of_one_who_may_is_taken_on_this_engine_too(press: Press, county: County) -> None:
    made, client = dict(county.made), county.clients[min(press.may)]
    cookies = dict(client.cookies)
    with transaction.atomic():
        if press.before:
            press.before(made)
        if press.first:
            client.post(reverse(press.first[0]), dict(press.first[1]))
        with written() as wrote:
            status = sent(client, press, made).status_code
        assert wrote
        assert status == 422 if press.of.startswith("logs a wrong") else status < 400
        # Rolled back, what is checked at the end of a transaction would never be.
        connection.check_constraints()
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)


def own(role: str, county: County) -> set[int]:
    """The organs whose rows a press of this role may change: their own, and for those who act on Baiyang that one."""
    who, clerk = county.people[role], county.people["clerk"]
    assert clerk
    return ({who.organ_id} if who else set()) | (set() if role == "stranger" else {clerk.organ_id})


def test_every_address_that_takes_post_is_pressed_by_somebody_who_may(county: County) -> None:
    taking = {name for name in ADDRESSES if takes_post(name, county)}
    succeed = {press.name for press in PRESSES if press.may}
    assert "work:release" in taking
    assert sorted(taking - succeed) == [], "nobody can do this, or nobody tried with what the form asks for"
    assert sorted({press.name for press in PRESSES} - taking) == []


def takes_post(name: str, county: County) -> bool:
    """Whether the address names POST among what it takes; it says so before it asks who is there."""
    address = reverse(name, kwargs=filled(MATRIX[name].args, county.made))
    return "POST" in county.clients["nobody"].put(address).headers.get("Allow", "")
