"""Posts that review or sign: one person appoints, another confirms; until then nobody acts in them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts import actions, queries
from mingbai.accounts.actions import Appointment
from mingbai.accounts.models import Post
from mingbai.accounts.queries import acting_for, confirmers, holders, pending_posts, to_confirm
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs.models import Organ
from mingbai.workspace.accounts.tasks import gather
from support import NOW, SYSTEM, TODAY, appointed, day_of

pytestmark = pytest.mark.django_db
NEW = Appointment("by-new", "白阳镇保密审查员", "baiyang", "secrecy_reviewer", TODAY)


def _pending(by: Acting, kind: str = "secrecy_reviewer", username: str = "by-new") -> int:
    person = actions.appoint(appointment=replace(NEW, kind=kind, username=username), by=by, at=NOW).person_id
    assert acting_for(person, None, TODAY) is None
    return Post.objects.get(person_id=person).pk


@pytest.mark.parametrize(
    ("kind", "is_pending"), [("clerk", False), ("section_head", True), ("secrecy_reviewer", True), ("signing_leader", True)]
)
def test_the_officer_alone_fills_no_post_that_decides(officer: Acting, baiyang: Organ, kind: str, is_pending: bool) -> None:
    actions.appoint_many(appointments=[replace(NEW, kind=kind)], by=officer, at=NOW)
    held = [one.kind for one in holders([baiyang.pk], TODAY).get(baiyang.pk, ())]
    assert held == ([] if is_pending else [kind])
    assert [row.kind for row in pending_posts([baiyang.pk])] == ([kind] if is_pending else [])


def test_a_second_person_confirms_and_the_trail_names_both(officer: Acting, sysadmin: Acting, baiyang: Organ) -> None:
    post = _pending(officer)
    with pytest.raises(Refused, match="另一个人"):
        actions.confirm_post(post_id=post, by=officer, at=NOW)
    assert gather(day_of(officer)).tasks == ()
    (task,) = gather(day_of(sysadmin)).tasks
    assert task.is_press
    assert "白阳镇保密审查员" in task.title
    for _ in range(2):
        actions.confirm_post(post_id=post, by=sysadmin, at=NOW)
    (holder,) = holders([baiyang.pk], TODAY)[baiyang.pk]
    assert holder.post_id == post
    (row,) = AuditEntry.objects.filter(event="account.post_confirmed")
    assert (row.person_id, json.loads(row.data)["appointed_by"]) == (sysadmin.person_id, officer.person_id)
    assert gather(day_of(sysadmin)).tasks == ()


def test_who_may_confirm(
    officer: Acting,
    sysadmin: Acting,
    leader: Acting,
    reviewer: Acting,
    clerk: Acting,
    stranger: Acting,
    county: Organ,
    wangwa: Organ,
) -> None:
    post = _pending(officer)
    second = appointed(county, "county_officer", "second-officer")
    foreign = appointed(wangwa, "signing_leader", "wangwa-leader")
    for who in (reviewer, clerk, stranger, foreign):
        assert to_confirm(who) == ()
        with pytest.raises(NotVisible):
            actions.confirm_post(post_id=post, by=who, at=NOW)
    (row,) = to_confirm(leader)
    assert [len(to_confirm(who)) for who in (second, sysadmin, leader)] == [1, 1, 1]
    assert confirmers(row, TODAY) == (
        "second-officer（县政务公开主管）",
        "baiyang-leader（签发领导）",
        "admin（系统管理员）",
    )
    actions.confirm_post(post_id=post, by=leader, at=NOW)


def test_an_administrator_does_not_confirm_through_an_officer_of_their_own_making(
    sysadmin: Acting, officer: Acting, baiyang: Organ
) -> None:
    post = _pending(sysadmin)
    made = actions.appoint(
        appointment=Appointment("officer-2", "县主管", "pengyang", "county_officer", TODAY), by=sysadmin, at=NOW
    )
    new = acting_for(made.person_id, None, TODAY)
    assert new is not None
    assert to_confirm(new) == ()
    with pytest.raises(Refused, match="也是这个人任命的"):
        actions.confirm_post(post_id=post, by=new, at=NOW)
    actions.confirm_post(post_id=post, by=officer, at=NOW)
    # Nobody is stuck: what the new officer appoints, the administrator confirms.
    other = _pending(new, username="by-other")
    with pytest.raises(Refused, match="另一个人"):
        actions.confirm_post(post_id=other, by=new, at=NOW)


def test_nobody_confirms_their_own_post(officer: Acting, sysadmin: Acting, county: Organ) -> None:
    second = appointed(county, "county_officer", "second-officer")
    also = replace(NEW, organ_code="pengyang", kind="signing_leader")
    post = actions.add_post(person_id=second.person_id, appointment=also, by=officer, at=NOW)
    with pytest.raises(Refused, match="另一个人"):
        actions.confirm_post(post_id=post, by=second, at=NOW)
    actions.confirm_post(post_id=post, by=sysadmin, at=NOW)


def test_an_appointment_taken_back_is_not_confirmed(officer: Acting, sysadmin: Acting, baiyang: Organ) -> None:
    post = _pending(officer)
    actions.end_post(post_id=post, until_on=TODAY, by=officer, at=NOW)
    assert pending_posts() == ()
    with pytest.raises(Invalid, match="收回"):
        actions.confirm_post(post_id=post, by=sysadmin, at=NOW)
    assert queries.holders([baiyang.pk], TODAY) == {}


def test_the_first_accounts_of_an_installation_need_nobody_else(baiyang: Organ) -> None:
    people = actions.install(appointments=(NEW,), password="first-password-of-all", must_change=True, by=SYSTEM, at=NOW)
    assert acting_for(people[0], None, TODAY) is not None


def test_the_database_keeps_a_post_pending_until_another_confirmed(officer: Acting, baiyang: Organ) -> None:
    post = _pending(officer)
    wrong = (
        {"confirmed_by": officer.person_id, "confirmed_at": NOW, "is_pending": False},
        {"confirmed_by": officer.person_id + 1, "confirmed_at": NOW},
        {"appointed_by": None},
    )
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.filter(pk=post).update(**values)
