"""Signing up without an account: what is sealed, who sees it, when it goes, and how many places there are."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test import override_settings

from domains.outreach.open_days_made import GUEST, PLAN, announced
from mingbai.accounts.values import Acting, system
from mingbai.core import sealing
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, MingbaiError, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.jobs import tasks
from mingbai.jobs.schedule import SCHEDULE
from mingbai.organs.queries import organ_by_id
from mingbai.outreach import actions, queries
from mingbai.outreach.actions import rekey
from mingbai.outreach.models import SignUp
from mingbai.outreach.values import Guest
from mingbai.statute.outreach.open_days import KEPT_DAYS
from pages.matrix import new_people
from prepared import MIGRATED, Prepared, using
from support import NOW, Team

ADDRESS, NOBODY = "198.51.100.7", Actor(label="未登录")


def sign_up(clerk: Acting, day: int, guest: Guest = GUEST, address: str = ADDRESS) -> actions.Receipt:
    by = system(organ_by_id(clerk.organ_id))
    return actions.sign_up(day_id=day, guest=guest, address=address, by=by, at=NOW)


@pytest.mark.django_db
def test_what_somebody_writes_is_sealed_and_only_those_who_hold_the_day_read_it(
    team: Team, officer: Acting, stranger: Acting
) -> None:
    clerk, day = team[0], announced(team)
    receipt = sign_up(clerk, day)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM outreach_signup")
        stored = str(cursor.fetchall())
    trail = " ".join(AuditEntry.objects.values_list("data", flat=True))
    for said in (GUEST.name, GUEST.telephone, "低保", receipt.code):
        assert said not in stored
        assert said not in trail
    assert [one.guest for one in queries.guests(clerk, day)] == [GUEST]
    for other in (officer, team[3], stranger):
        with pytest.raises(NotVisible):
            queries.guests(other, day)
    assert queries.open_day(officer, day).taken == 2
    before = SignUp.objects.get().contents
    assert not rekey.is_unfinished()
    sealing.rotate()
    assert rekey.is_unfinished()
    assert [rekey.reseal(by=NOBODY, at=NOW) for _ in range(2)] == [1, 0]
    assert (SignUp.objects.get().contents != before, queries.guests(clerk, day)[0].guest) == (True, GUEST)


@pytest.mark.django_db
def test_a_place_is_taken_once_and_free_again_when_it_is_cancelled(team: Team) -> None:
    clerk, day = team[0], announced(team)
    receipt = sign_up(clerk, day)
    with pytest.raises(Invalid, match="已经报过名"):
        sign_up(clerk, day)
    with pytest.raises(Refused, match="只剩3个名额"):
        sign_up(clerk, day, replace(GUEST, name="乙某", people=4))
    told = {"address": ADDRESS, "by": NOBODY, "at": NOW}
    with pytest.raises(Invalid, match="不对"):
        actions.look(number=receipt.number, code="ABCDEFGH23", **told)
    opened = actions.look(number=receipt.number, code=receipt.code.lower(), **told)
    by = system(organ_by_id(clerk.organ_id))
    for _ in range(2):
        actions.cancel(sign_up_id=opened.id, by=by, at=NOW)
    row = SignUp.objects.get()
    assert (row.contents, row.identity) == ("", "")
    assert actions.look(number=receipt.number, code=receipt.code, **told).is_cancelled
    sign_up(clerk, day, replace(GUEST, people=5))
    assert queries.open_day(clerk, day).of_places.left == 0


@pytest.mark.django_db
def test_what_cannot_be_is_refused_with_what_to_write(team: Team, stranger: Acting) -> None:
    clerk, day = team[0], announced(team)
    for wrong, why in (
        (replace(GUEST, telephone="不知道"), "电话只写数字"),
        (replace(GUEST, question="我的号码640425199001011238"), "不要写身份证号码"),
        (replace(GUEST, question="问" * 301), "最多写300个字"),
        (replace(GUEST, name=" "), "写明姓名"),
    ):
        with pytest.raises(Invalid, match=why):
            sign_up(clerk, day, wrong)
    with pytest.raises(NotVisible):
        actions.sign_up(day_id=day, guest=GUEST, address=ADDRESS, by=system(organ_by_id(stranger.organ_id)), at=NOW)
    key = SignUp.objects.get(number=sign_up(clerk, day).number).pk
    with pytest.raises(NotVisible):
        actions.cancel_for(sign_up_id=key, by=stranger, at=NOW)
    with override_settings(OPEN_DAY_SIGN_UPS=1), pytest.raises(Invalid, match="过一个小时"):
        sign_up(clerk, day, replace(GUEST, name="乙某"))
    actions.cancel_for(sign_up_id=key, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.cancel_for(sign_up_id=key + 1, by=clerk, at=NOW)


@pytest.mark.django_db
def test_names_are_deleted_some_days_after_the_day_and_not_before(team: Team) -> None:
    clerk, day = team[0], announced(team)
    receipt = sign_up(clerk, day)
    find = next(one.due for one in SCHEDULE if one.task is tasks.erase_sign_ups)
    last = NOW + (PLAN.held_on - NOW.date()) + timedelta(days=KEPT_DAYS)
    by = system(organ_by_id(clerk.organ_id))
    assert (list(find(last)), actions.erase(day_id=day, by=by, at=last)) == ([], 0)
    after = last + timedelta(days=1)
    assert list(find(after)) == [{"day_id": day, "organ_id": clerk.organ_id}]
    assert actions.erase(day_id=day, by=by, at=after) == 1
    assert (list(find(after)), [one.guest for one in queries.guests(clerk, day)]) == ([], [None])
    assert queries.open_day(clerk, day).taken == 2
    with pytest.raises(Invalid):
        actions.look(number=receipt.number, code=receipt.code, address=ADDRESS, by=NOBODY, at=after)


@pytest.fixture
def own_database(prepared: Prepared, django_db_setup: None, django_db_blocker: object, tmp_path: object) -> Iterator[None]:
    """A database of its own, which threads share on both engines."""
    with django_db_blocker.unblock(), prepared.copied(MIGRATED, tmp_path):  # type: ignore[attr-defined, arg-type]
        yield


@pytest.mark.usefixtures("own_database")
def test_people_who_sign_up_at_the_same_time_never_take_more_places_than_there_are() -> None:
    people = new_people()
    team = tuple(people[role] for role in ("clerk", "section_head", "reviewer", "leader"))
    day = announced(team)  # type: ignore[arg-type]
    clerk, ready, said = team[0], threading.Barrier(4), list[str]()
    assert clerk is not None

    name = connection.settings_dict["NAME"]

    def come(number: int) -> None:
        with using(name):
            ready.wait(30)
            try:
                said.append(sign_up(clerk, day, Guest(f"村民{number}", f"1390000000{number}", 2)).number)
            except MingbaiError as failure:
                said.append(str(failure))

    threads = [threading.Thread(target=come, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sum(bool(re.fullmatch(r"\d+-\d", one)) for one in said) == 2, said
    assert sum(one.startswith("只剩1个名额") for one in said) == 2, said
    assert queries.open_day(clerk, day).taken == 4
