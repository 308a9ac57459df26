"""Only the system administrator keeps accounts, incompatible posts stay apart, and everything is in the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from mingbai.accounts import actions, policies, queries
from mingbai.accounts.actions import Appointment
from mingbai.accounts.models import Person, Post
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, SYSTEM, TODAY, appointed

pytestmark = pytest.mark.django_db
NEW = Appointment(username="baiyang-2", label="白阳镇经办", organ_code="baiyang", kind="clerk", since_on=TODAY)


def events() -> list[str]:
    return list(AuditEntry.objects.order_by("id").values_list("event", flat=True))


def test_an_appointed_clerk_signs_in_with_the_initial_password_and_must_change_it(baiyang: Organ, sysadmin: Acting) -> None:
    made = actions.appoint(appointment=NEW, by=sysadmin, at=NOW)
    person = authenticate(RequestFactory().post("/"), username="baiyang-2", password=made.password)
    assert isinstance(person, Person)
    assert person.must_change_password
    assert [p.kind for p in queries.posts_of(made.person_id, TODAY)] == ["clerk"]
    assert events() == ["account.appointed"]
    assert made.password not in AuditEntry.objects.get().data


def test_two_initial_passwords_differ(baiyang: Organ, sysadmin: Acting) -> None:
    first = actions.appoint(appointment=NEW, by=sysadmin, at=NOW)
    second = actions.appoint(appointment=replace(NEW, username="baiyang-3"), by=sysadmin, at=NOW)
    assert first.password != second.password


@pytest.mark.parametrize("kind", ["clerk", "section_head", "secrecy_reviewer", "signing_leader", "auditor"])
def test_nobody_else_keeps_accounts(county: Organ, baiyang: Organ, clerk: Acting, kind: str) -> None:
    other = appointed(county, kind, f"other-{kind}")
    for act in (
        lambda: actions.appoint(appointment=NEW, by=other, at=NOW),
        lambda: actions.add_post(person_id=clerk.person_id, appointment=NEW, by=other, at=NOW),
        lambda: actions.end_post(post_id=clerk.post_id, until_on=TODAY, by=other, at=NOW),
        lambda: actions.reset_password(person_id=clerk.person_id, by=other, at=NOW),
        lambda: actions.reset_code(person_id=clerk.person_id, by=other, at=NOW),
        lambda: actions.deactivate(person_id=clerk.person_id, by=other, at=NOW),
        lambda: actions.reactivate(person_id=clerk.person_id, by=other, at=NOW),
    ):
        with pytest.raises(NotVisible):
            act()
    assert events() == []


@pytest.mark.parametrize("name", ["ab", "Baiyang", "白阳", "-baiyang", "bai yang", "a" * 61])
def test_a_bad_sign_in_name_is_reported_at_its_field(baiyang: Organ, sysadmin: Acting, name: str) -> None:
    with pytest.raises(Invalid) as failure:
        actions.appoint(appointment=replace(NEW, username=name), by=sysadmin, at=NOW)
    assert failure.value.field == "username"
    assert not Person.objects.filter(username=name).exists()


def test_a_name_in_use_is_refused(clerk: Acting, sysadmin: Acting) -> None:
    with pytest.raises(Invalid, match="已经有人用"):
        actions.appoint(appointment=replace(NEW, username="baiyang"), by=sysadmin, at=NOW)


@pytest.mark.parametrize(
    ("held", "added"), [("clerk", "system_administrator"), ("auditor", "clerk"), ("system_administrator", "auditor")]
)
def test_administrator_and_auditor_hold_no_other_post(county: Organ, sysadmin: Acting, held: str, added: str) -> None:
    who = appointed(county, held, "somebody")
    with pytest.raises(Refused) as failure:
        actions.add_post(
            person_id=who.person_id, appointment=replace(NEW, kind=added, organ_code="pengyang"), by=sysadmin, at=NOW
        )
    assert failure.value.verdict.code == "posts_apart"
    assert "GB/T 22239" in str(failure.value.verdict.citation)
    assert Post.objects.filter(person_id=who.person_id).count() == 1


@pytest.mark.parametrize(
    ("since_on", "until_on", "is_refused"),
    [
        (date(2020, 1, 1), date(2099, 12, 31), True),
        (date(2020, 1, 1), TODAY, True),
        (date(2030, 1, 1), None, True),
        (date(2030, 1, 1), date(2030, 1, 1), True),
        (date(2020, 1, 1), TODAY - timedelta(days=1), False),
    ],
)
@pytest.mark.parametrize(("held", "added"), [("auditor", "clerk"), ("clerk", "auditor")])
def test_posts_that_stay_apart_meet_on_no_day(
    county: Organ, sysadmin: Acting, held: str, added: str, since_on: date, until_on: date | None, is_refused: bool
) -> None:
    who = appointed(county, held, "somebody")
    Post.objects.filter(person_id=who.person_id).update(since_on=since_on, until_on=until_on)
    one = {"person_id": who.person_id, "appointment": replace(NEW, kind=added, organ_code="pengyang"), "by": sysadmin, "at": NOW}
    if is_refused:
        with pytest.raises(Refused, match="不能兼任"):
            actions.add_post(**one)
    else:
        assert actions.add_post(**one)


def test_a_clerk_may_also_head_the_section(clerk: Acting, sysadmin: Acting, officer: Acting) -> None:
    post = actions.add_post(person_id=clerk.person_id, appointment=replace(NEW, kind="section_head"), by=sysadmin, at=NOW)
    assert queries.acting_for(clerk.person_id, None, TODAY) == clerk, "nobody has confirmed the second post"
    actions.confirm_post(post_id=post, by=officer, at=NOW)
    assert queries.acting_for(clerk.person_id, None, TODAY) is None, "with two posts they choose"
    assert [p.kind for p in queries.posts_of(clerk.person_id, TODAY)] == ["clerk", "section_head"]
    listed, _ = queries.people(organ_code="baiyang")
    assert [one.id for one in listed] == [clerk.person_id], "once, for both posts"


def test_the_county_officer_sits_in_the_county(baiyang: Organ, sysadmin: Acting) -> None:
    with pytest.raises(Refused):
        actions.appoint(appointment=replace(NEW, kind="county_officer"), by=sysadmin, at=NOW)
    assert not Person.objects.filter(username=NEW.username).exists()


def test_a_post_ends_after_its_last_day_and_stays_on_record(clerk: Acting, sysadmin: Acting) -> None:
    actions.end_post(post_id=clerk.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    assert queries.acting_for(clerk.person_id, clerk.post_id, TODAY) == clerk
    assert queries.acting_for(clerk.person_id, clerk.post_id, TODAY + timedelta(days=1)) is None
    assert Post.objects.get(pk=clerk.post_id).until_on == TODAY
    with pytest.raises(Invalid, match="已经结束"):
        actions.end_post(post_id=clerk.post_id, until_on=TODAY - timedelta(days=1), by=sysadmin, at=NOW + timedelta(days=1))


def test_a_last_day_to_come_is_brought_forward_but_not_put_off(clerk: Acting, sysadmin: Acting) -> None:
    def ended(until_on: date) -> None:
        actions.end_post(post_id=clerk.post_id, until_on=until_on, by=sysadmin, at=NOW)

    ended(date(2021, 3, 31))
    with pytest.raises(Invalid, match="只能提前，不能推后。要接着干，从2021年4月1日起再加一个岗位"):
        ended(date(2021, 4, 1))
    ended(TODAY)
    ended(TODAY)
    assert Post.objects.get(pk=clerk.post_id).until_on == TODAY
    assert events() == ["account.post_ended"] * 2
    actions.deactivate(person_id=clerk.person_id, by=sysadmin, at=NOW)
    assert queries.acting_for(clerk.person_id, clerk.post_id, TODAY) is None


def test_a_post_does_not_end_before_it_began(clerk: Acting, sysadmin: Acting) -> None:
    with pytest.raises(Invalid):
        actions.end_post(post_id=clerk.post_id, until_on=date(2019, 12, 31), by=sysadmin, at=NOW)


def test_the_database_refuses_a_post_that_ends_before_it_began(clerk: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=clerk.post_id).update(until_on=date(2019, 12, 31))


def test_the_database_refuses_the_same_post_twice(baiyang: Organ, clerk: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(person_id=clerk.person_id, organ=baiyang, kind="clerk", since_on=TODAY)
    Post.objects.filter(pk=clerk.post_id).update(until_on=TODAY)
    Post.objects.create(person_id=clerk.person_id, organ=baiyang, kind="clerk", since_on=TODAY)


def test_the_database_refuses_an_unknown_kind_of_post(baiyang: Organ, clerk: Acting) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(person_id=clerk.person_id, organ=baiyang, kind="king", since_on=TODAY)


def test_the_last_system_administrator_cannot_be_removed(county: Organ, sysadmin: Acting) -> None:
    with pytest.raises(Refused, match="最后一位"):
        actions.end_post(post_id=sysadmin.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    with pytest.raises(Refused, match="自己"):
        actions.deactivate(person_id=sysadmin.person_id, by=sysadmin, at=NOW)
    second = appointed(county, "system_administrator", "admin-2")
    actions.deactivate(person_id=second.person_id, by=sysadmin, at=NOW)
    with pytest.raises(Refused, match="最后一位"):
        actions.end_post(post_id=sysadmin.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    actions.reactivate(person_id=second.person_id, by=sysadmin, at=NOW)
    actions.end_post(post_id=sysadmin.post_id, until_on=TODAY, by=sysadmin, at=NOW)
    assert events() == ["account.deactivated", "account.reactivated", "account.post_ended"]


def test_a_deactivated_person_acts_nowhere(clerk: Acting, sysadmin: Acting) -> None:
    actions.deactivate(person_id=clerk.person_id, by=sysadmin, at=NOW)
    assert queries.acting_for(clerk.person_id, clerk.post_id, TODAY) is None
    actions.reactivate(person_id=clerk.person_id, by=sysadmin, at=NOW)
    assert queries.acting_for(clerk.person_id, clerk.post_id, TODAY) == clerk


def test_somebody_elses_post_is_not_ones_own(clerk: Acting, stranger: Acting) -> None:
    assert queries.acting_for(clerk.person_id, stranger.post_id, TODAY) is None
    with pytest.raises(Invalid):
        actions.choose_post(person_id=clerk.person_id, post_id=stranger.post_id, at=NOW)


def test_the_first_accounts_come_with_the_installation_and_only_then(county: Organ, baiyang: Organ) -> None:
    both = (
        NEW,
        replace(NEW, kind="section_head"),
        replace(NEW, username="admin", kind="system_administrator", organ_code="pengyang"),
    )
    passwords = dict.fromkeys(("admin", NEW.username, "other"), "mingbai-2020")
    people = actions.install(appointments=both, passwords=passwords, must_change=False, by=SYSTEM, at=NOW)
    assert len(people) == 2
    with pytest.raises(Refused):
        actions.install(appointments=(replace(NEW, username="other"),), passwords=passwords, must_change=False, by=SYSTEM, at=NOW)


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("kurz1-a", "至少10"),
        ("58203917466", "全是数字"),
        ("abcdefghijklm", "全是字母"),
        ("password123", "太常见"),
        ("baiyang-2020-x", "登录名"),
        ("altes-wort-1", "不一样"),
    ],
)
def test_a_bad_new_password_is_explained(clerk: Acting, new: str, words: str) -> None:
    person = Person.objects.get(pk=clerk.person_id)
    person.set_password("altes-wort-1")
    person.save()
    with pytest.raises(Invalid, match=words):
        actions.change_password(request=RequestFactory().post("/"), old="altes-wort-1", new=new, by=clerk, at=NOW)
    assert Person.objects.get(pk=clerk.person_id).check_password("altes-wort-1")


def test_a_reset_password_must_be_changed(clerk: Acting, sysadmin: Acting) -> None:
    password = actions.reset_password(person_id=clerk.person_id, by=sysadmin, at=NOW)
    person = Person.objects.get(pk=clerk.person_id)
    assert person.check_password(password)
    assert person.must_change_password
    actions.change_password(request=RequestFactory().post("/"), old=password, new="gelber-kranich-8", by=clerk, at=NOW)
    assert not Person.objects.get(pk=clerk.person_id).must_change_password
    assert events() == ["account.password_reset", "account.password_changed"]


def test_who_reads_which_organ(
    county: Organ, baiyang: Organ, wangwa: Organ, clerk: Acting, officer: Acting, auditor: Acting, sysadmin: Acting
) -> None:
    village = Organ.objects.create(code="baiyang-v1", name="白阳镇一村", short_name="一村", level="village", parent=baiyang)
    reads = {
        (who, code): policies.may_read_organ(by, organs.organ(code))
        for who, by in {"clerk": clerk, "officer": officer, "auditor": auditor, "sysadmin": sysadmin}.items()
        for code in ("pengyang", "baiyang", "wangwa", village.code)
    }
    assert {key for key, allowed in reads.items() if allowed} == {
        ("clerk", "baiyang"),
        *(("officer", code) for code in ("pengyang", "baiyang", "wangwa", "baiyang-v1")),
        *(("auditor", code) for code in ("pengyang", "baiyang", "wangwa", "baiyang-v1")),
    }


def test_who_works_for_which_organ(baiyang: Organ, wangwa: Organ, clerk: Acting, section_head: Acting, officer: Acting) -> None:
    own, other = organs.organ("baiyang"), organs.organ("wangwa")
    assert policies.may_work_for(clerk, own)
    assert policies.may_work_for(section_head, own)
    assert not policies.may_work_for(clerk, other)
    assert not policies.may_work_for(officer, own)


def test_the_county_office_fills_posts_but_keeps_no_passwords(clerk: Acting, officer: Acting) -> None:
    for act in (
        lambda: actions.reset_password(person_id=clerk.person_id, by=officer, at=NOW),
        lambda: actions.reset_code(person_id=clerk.person_id, by=officer, at=NOW),
        lambda: actions.deactivate(person_id=clerk.person_id, by=officer, at=NOW),
        lambda: actions.reactivate(person_id=clerk.person_id, by=officer, at=NOW),
    ):
        with pytest.raises(NotVisible):
            act()
    actions.end_post(post_id=clerk.post_id, until_on=TODAY, by=officer, at=NOW)
    assert Post.objects.get(pk=clerk.post_id).until_on == TODAY
