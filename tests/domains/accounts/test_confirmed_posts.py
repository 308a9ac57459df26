"""Posts that review or sign: one person appoints, another confirms; until then nobody acts in them."""

from __future__ import annotations

import argparse
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts import actions, queries
from mingbai.accounts.actions import Appointment
from mingbai.accounts.models import Person, Post
from mingbai.accounts.queries import acting_for, confirmers, holders, pending_posts, to_confirm
from mingbai.accounts.values import Acting
from mingbai.cli import account, serve
from mingbai.cli.exits import Trouble
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs.models import Organ
from mingbai.workspace.accounts.tasks import gather
from support import NOW, SYSTEM, TODAY, appointed, day_of

pytestmark = pytest.mark.django_db
OFFICER = Appointment("officer-2", "县主管", "pengyang", "county_officer", TODAY)
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
    assert [row.kind for row in pending_posts(TODAY, [baiyang.pk])] == ([kind] if is_pending else [])


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
        assert to_confirm(who, TODAY) == ()
        with pytest.raises(NotVisible):
            actions.confirm_post(post_id=post, by=who, at=NOW)
    (row,) = to_confirm(leader, TODAY)
    assert [len(to_confirm(who, TODAY)) for who in (second, sysadmin, leader)] == [1, 1, 1]
    assert confirmers(row, TODAY) == (
        "second-officer（县政务公开主管）",
        "baiyang-leader（签发领导）",
        "admin（系统管理员）",
    )
    actions.confirm_post(post_id=post, by=leader, at=NOW)


def test_an_administrator_fills_no_chain_through_accounts_of_their_own_making(
    sysadmin: Acting, officer: Acting, baiyang: Organ, county: Organ
) -> None:
    post = _pending(sysadmin)
    made = actions.appoint(appointment=OFFICER, by=sysadmin, at=NOW).person_id
    assert acting_for(made, None, TODAY) is None, "whoever appoints the officer would fill every post through it"
    with pytest.raises(Refused, match="另一个人"):
        actions.confirm_post(post_id=Post.objects.get(person_id=made).pk, by=sysadmin, at=NOW)
    actions.confirm_post(post_id=Post.objects.get(person_id=made).pk, by=officer, at=NOW)
    new = acting_for(made, None, TODAY)
    assert new is not None
    # A last day that is still to come changes nothing about who made whom.
    actions.end_post(post_id=new.post_id, until_on=TODAY + timedelta(days=30), by=sysadmin, at=NOW)
    assert to_confirm(new, TODAY) == ()
    with pytest.raises(Refused, match="另一个任命的"):
        actions.confirm_post(post_id=post, by=new, at=NOW)
    # The other way round: the administrator knows the first password of whoever appointed.
    other = _pending(new, username="by-other")
    with pytest.raises(Refused, match="另一个任命的"):
        actions.confirm_post(post_id=other, by=sysadmin, at=NOW)
    # Two accounts of the same making are no two people either.
    second = actions.appoint(appointment=replace(OFFICER, username="officer-3"), by=sysadmin, at=NOW).person_id
    actions.confirm_post(post_id=Post.objects.get(person_id=second).pk, by=officer, at=NOW)
    sibling = acting_for(second, None, TODAY)
    assert sibling is not None
    with pytest.raises(Refused, match="同一个人任命的"):
        actions.confirm_post(post_id=other, by=sibling, at=NOW)
    for waiting in (post, other):
        actions.confirm_post(post_id=waiting, by=officer, at=NOW)


def test_two_people_hand_a_county_on_to_two_others(sysadmin: Acting, officer: Acting, baiyang: Organ, wangwa: Organ) -> None:
    next_officer = actions.appoint(appointment=OFFICER, by=officer, at=NOW).person_id
    actions.confirm_post(post_id=Post.objects.get(person_id=next_officer).pk, by=sysadmin, at=NOW)
    actions.end_post(post_id=officer.post_id, until_on=TODAY - timedelta(days=1), by=sysadmin, at=NOW)
    admin = replace(OFFICER, username="admin-2", kind="system_administrator")
    next_admin = actions.appoint(appointment=admin, by=sysadmin, at=NOW).person_id
    with pytest.raises(Refused, match="最后一位"):
        actions.end_post(post_id=sysadmin.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    first, second = acting_for(next_officer, None, TODAY), Post.objects.get(person_id=next_admin).pk
    assert first is not None
    actions.confirm_post(post_id=second, by=first, at=NOW)
    actions.end_post(post_id=sysadmin.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    successor = acting_for(next_admin, None, TODAY)
    assert successor is not None
    actions.confirm_post(post_id=_pending(first), by=successor, at=NOW)
    actions.confirm_post(post_id=_pending(successor, username="by-other"), by=first, at=NOW)


@pytest.mark.parametrize("kind", ["county_officer", "system_administrator"])
def test_the_leader_of_the_county_confirms_who_fills_posts_and_no_other_leader_does(
    sysadmin: Acting, leader: Acting, county: Organ, kind: str
) -> None:
    top = appointed(county, "signing_leader", "county-leader")
    made = actions.appoint(appointment=replace(OFFICER, kind=kind), by=sysadmin, at=NOW).person_id
    (row,) = pending_posts(TODAY)
    assert confirmers(row, TODAY) == ("county-leader（签发领导）",)
    with pytest.raises(NotVisible):
        actions.confirm_post(post_id=row.post_id, by=leader, at=NOW)
    actions.confirm_post(post_id=row.post_id, by=top, at=NOW)
    assert acting_for(made, None, TODAY) is not None


def test_a_new_password_stops_the_posts_that_decide_until_another_person_confirms(
    sysadmin: Acting, officer: Acting, reviewer: Acting, clerk: Acting, baiyang: Organ, county: Organ
) -> None:
    actions.reset_password(person_id=reviewer.person_id, by=sysadmin, at=NOW)
    assert acting_for(reviewer.person_id, None, TODAY) is None
    assert [one.kind for one in holders([baiyang.pk], TODAY)[baiyang.pk]] == ["clerk"]
    with pytest.raises(Refused, match="另一个人"):
        actions.confirm_post(post_id=reviewer.post_id, by=sysadmin, at=NOW)
    assert gather(day_of(sysadmin)).tasks == ()
    (task,) = gather(day_of(officer)).tasks
    assert "重设了密码" in task.why
    actions.confirm_post(post_id=reviewer.post_id, by=officer, at=NOW)
    assert acting_for(reviewer.person_id, None, TODAY) == reviewer
    # What was appointed and never confirmed needs somebody who did neither.
    post = _pending(officer)
    actions.reset_password(person_id=Post.objects.get(pk=post).person_id, by=sysadmin, at=NOW)
    for one in (officer, sysadmin):
        with pytest.raises(Refused, match="另一个人"):
            actions.confirm_post(post_id=post, by=one, at=NOW)
    # The other officer's appointment is in effect, also while a new password is not confirmed: only the administrator ends it.
    second = appointed(county, "county_officer", "second-officer")
    actions.reset_password(person_id=second.person_id, by=sysadmin, at=NOW)
    with pytest.raises(NotVisible):
        actions.end_post(post_id=second.post_id, until_on=TODAY, by=officer, at=NOW)
    assert [row.is_unconfirmed for row in pending_posts(TODAY)] == [False, True]
    # A clerk decides nothing, and goes on at once.
    actions.reset_password(person_id=clerk.person_id, by=sysadmin, at=NOW)
    assert acting_for(clerk.person_id, None, TODAY) == clerk
    with pytest.raises(Refused, match="账号安全"):
        actions.reset_password(person_id=sysadmin.person_id, by=sysadmin, at=NOW)


def test_a_post_with_a_last_day_to_come_waits_after_a_new_password_like_any_other(
    sysadmin: Acting, officer: Acting, reviewer: Acting, baiyang: Organ
) -> None:
    actions.end_post(post_id=reviewer.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    for _ in range(2):
        actions.reset_password(person_id=reviewer.person_id, by=sysadmin, at=NOW)
        assert acting_for(reviewer.person_id, None, TODAY) is None
        with pytest.raises(Refused, match="另一个人"):
            actions.confirm_post(post_id=reviewer.post_id, by=sysadmin, at=NOW)
        assert [row.post_id for row in to_confirm(officer, TODAY)] == [reviewer.post_id]
        actions.confirm_post(post_id=reviewer.post_id, by=officer, at=NOW)
        assert acting_for(reviewer.person_id, None, TODAY) == reviewer
    actions.reset_password(person_id=reviewer.person_id, by=sysadmin, at=NOW)
    assert pending_posts(TODAY, [baiyang.pk]) != ()
    assert actions.release(username="baiyang-secrecy", by=SYSTEM, at=NOW) == 1
    actions.reset_password(person_id=reviewer.person_id, by=sysadmin, at=NOW)
    with pytest.raises(Invalid, match="结束"):
        actions.confirm_post(post_id=reviewer.post_id, by=officer, at=NOW + timedelta(days=1))


def test_the_server_itself_is_the_way_back_in(sysadmin: Acting, officer: Acting, capsys: pytest.CaptureFixture[str]) -> None:
    actions.reset_password(person_id=officer.person_id, by=sysadmin, at=NOW)
    assert [confirmers(row, TODAY) for row in pending_posts(TODAY)] == [()]
    line = argparse.Namespace(username="county", new_password=False, release=True)
    assert account.run(line) == 0
    assert acting_for(officer.person_id, None, TODAY) == officer
    with pytest.raises(Trouble, match="没有等确认的岗位"):
        account.run(line)
    account.run(argparse.Namespace(username="admin", new_password=True, release=False))
    password = re.search(r"\w{4}-\w{4}-\w{4}", capsys.readouterr().out)
    assert password
    assert Person.objects.get(pk=sysadmin.person_id).check_password(password[0])
    rows = AuditEntry.objects.exclude(event="account.password_reset").order_by("id").values_list("actor", "event", "subject")
    assert list(rows) == [
        ("服务器上的命令", "account.post_released", "person:county"),
        ("服务器上的命令", "account.password_given", "person:admin"),
    ]
    with pytest.raises(Trouble, match="没有登录名"):
        account.run(argparse.Namespace(username="nobody", new_password=True, release=False))


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
    assert pending_posts(TODAY) == ()
    with pytest.raises(Invalid, match="收回"):
        actions.confirm_post(post_id=post, by=sysadmin, at=NOW)
    assert queries.holders([baiyang.pk], TODAY) == {}


def test_the_accounts_that_a_demonstration_offers_leave_out_who_is_not_confirmed(
    clerk: Acting, officer: Acting, sysadmin: Acting, baiyang: Organ
) -> None:
    def offered() -> str:
        return "\n".join(serve._demo_accounts())

    post = _pending(officer)
    assert Person.objects.get(pk=clerk.person_id).username in offered()
    assert NEW.username not in offered()
    actions.confirm_post(post_id=post, by=sysadmin, at=NOW)
    assert NEW.username in offered()


def test_the_first_accounts_of_an_installation_need_nobody_else(baiyang: Organ) -> None:
    people = actions.install(
        appointments=(NEW,), passwords={NEW.username: "first-password-of-all"}, must_change=True, by=SYSTEM, at=NOW
    )
    assert acting_for(people[0], None, TODAY) is not None


def test_the_database_keeps_a_post_pending_until_another_confirmed(officer: Acting, baiyang: Organ) -> None:
    post = _pending(officer)
    wrong = (
        {"confirmed_by": officer.person_id, "confirmed_at": NOW, "is_pending": False},
        {"confirmed_by": officer.person_id + 1, "confirmed_at": NOW},
        {"appointed_by": None},
        {"is_pending": False, "reset_by": officer.person_id},
    )
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.filter(pk=post).update(**values)
