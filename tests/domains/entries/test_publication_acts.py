"""Publication, scheduling, amendment, withdrawal and the end of posting: whole or not at all, and always in the trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from domains.entries.made import CONTENT, approved, drafted, published, submitted
from mingbai.accounts.values import Acting
from mingbai.channels import actions as channels
from mingbai.channels.models import Delivery
from mingbai.core import public
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import IssuedNumber
from mingbai.entries import actions, queries
from mingbai.entries.models import Draft, Entry, Version
from mingbai.entries.queries.records import Place, records
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.review import EntryAct, Stage
from support import NOW, TODAY, Team, expire_due, publish_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def village(baiyang: Organ) -> Organ:
    return Organ.objects.create(
        code="baiyang-yangping", name="白阳镇阳坪村村民委员会", short_name="阳坪村", level="village", parent=baiyang
    )


def test_publishing_gives_the_number_the_moment_and_the_delivery(team: Team) -> None:
    before = public.generation()
    entry = Entry.objects.get(pk=published(*team))
    assert (entry.index_number, entry.published_at, entry.is_listed) == ("BAIYANG-2021-00001", NOW, True)
    assert Delivery.objects.get(entry=entry).delivered_at == NOW
    assert Version.objects.get(entry=entry).number == 1
    assert not Draft.objects.filter(entry=entry).exists()
    assert public.generation() > before
    assert queries.public_entry("baiyang", entry.pk).content.title == CONTENT.title


def test_publishing_twice_publishes_once(team: Team) -> None:
    entry = published(*team)
    channels.publish(entry_id=entry, by=team[0], at=NOW + timedelta(hours=1))
    assert Version.objects.filter(entry_id=entry).count() == Delivery.objects.filter(entry_id=entry).count() == 1
    assert Entry.objects.get(pk=entry).published_at == NOW


def test_what_is_not_reviewed_is_not_published(team: Team, stranger: Acting) -> None:
    for entry in (drafted(team[0]), submitted(team[0])):
        with pytest.raises(Refused, match="不能发布"):
            channels.publish(entry_id=entry, by=team[0], at=NOW)
        with pytest.raises(NotVisible):
            channels.publish(entry_id=entry, by=stranger, at=NOW)
        with pytest.raises(NotVisible):
            queries.public_entry("baiyang", entry)
    assert not Version.objects.exists()
    assert not IssuedNumber.objects.exists()


def test_the_database_refuses_an_entry_that_is_public_in_part(team: Team) -> None:
    entry = Entry.objects.filter(pk=drafted(team[0]))
    for wrong in (
        {"standing": "published"},
        {"is_listed": True},
        {"published_at": NOW},
        {"index_number": "X-1"},
        {"standing": "withdrawn", "published_at": NOW, "index_number": "X-1"},
        {"range": "village"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            entry.update(**wrong)


def test_what_is_for_a_village_has_no_public_page_and_no_delivery(team: Team, village: Organ) -> None:
    entry = published(*team, content=replace(CONTENT, range="village", village=village.code))
    row = Entry.objects.get(pk=entry)
    assert (row.standing, row.is_listed, row.village) == ("published", False, village)
    assert row.index_number
    assert not Delivery.objects.filter(entry=row).exists()
    with pytest.raises(NotVisible):
        queries.public_entry("baiyang", entry)
    assert queries.latest(10) == ()


def test_planned_publication_happens_when_its_time_has_come_by_the_real_clock(team: Team) -> None:
    entry = approved(*team)
    with pytest.raises(Invalid, match="晚于现在"):
        actions.schedule(entry_id=entry, publish_at=NOW, by=team[0], at=NOW)
    actions.schedule(entry_id=entry, publish_at=NOW + timedelta(hours=2), by=team[0], at=NOW)
    assert publish_due(NOW + timedelta(hours=1)) == []
    late = NOW + timedelta(hours=2, minutes=7)
    assert publish_due(late) == [entry]
    assert publish_due(late) == []
    assert Entry.objects.get(pk=entry).published_at == late


def test_an_amendment_is_reviewed_while_the_public_sees_the_old_text(team: Team) -> None:
    clerk = team[0]
    entry = published(*team)
    actions.amend(entry_id=entry, reason="支出金额写错，更正为98,600元。", by=clerk, at=NOW)
    new = replace(CONTENT, title="白阳镇2020年第四季度财务公开（更正）")
    actions.save_draft(entry_id=entry, content=new, revision=1, by=clerk, at=NOW)
    assert queries.public_entry("baiyang", entry).content == CONTENT
    assert Entry.objects.get(pk=entry).title == CONTENT.title
    actions.submit(entry_id=entry, by=clerk, at=NOW)
    for reviewer in team[1:]:
        actions.decide(entry_id=entry, act=EntryAct.APPROVE, by=reviewer, at=NOW)
    later = NOW + timedelta(days=1)
    channels.publish(entry_id=entry, by=clerk, at=later)
    shown = queries.public_entry("baiyang", entry)
    assert (shown.content.title, shown.published_at, shown.changed_at) == (new.title, NOW, later)
    assert [one.note for one in shown.versions] == ["", "支出金额写错，更正为98,600元。"]
    assert Delivery.objects.filter(entry_id=entry).count() == 1
    assert IssuedNumber.objects.count() == 1


def test_a_discarded_amendment_leaves_the_published_version(team: Team) -> None:
    entry = published(*team)
    actions.amend(entry_id=entry, reason="标题要改短一些。", by=team[0], at=NOW)
    actions.discard(entry_id=entry, by=team[0], at=NOW)
    assert Entry.objects.get(pk=entry).stage == Stage.NONE
    assert queries.public_entry("baiyang", entry).content == CONTENT


def test_withdrawal_removes_it_everywhere_and_leaves_a_trace(team: Team) -> None:
    clerk = team[0]
    entry = published(*team)
    with pytest.raises(Invalid, match="为什么撤回"):
        channels.withdraw(entry_id=entry, reason="错", by=clerk, at=NOW)
    channels.withdraw(entry_id=entry, reason="数字有误，重新核对。", by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        queries.public_entry("baiyang", entry)
    assert records(Place("statutory_item", "20.7", clerk.organ_id)) == ((), "")
    assert Delivery.objects.get(entry_id=entry).state == "withdrawn"
    row = queries.work_entry(clerk, entry, TODAY)
    assert (row.standing, row.withdrawal_reason) == ("withdrawn", "数字有误，重新核对。")
    with pytest.raises(Refused, match="已撤回"):
        channels.withdraw(entry_id=entry, reason="再撤一次看看。", by=clerk, at=NOW)


def test_an_index_number_is_never_given_again(team: Team) -> None:
    first = published(*team)
    channels.withdraw(entry_id=first, reason="数字有误，重新核对。", by=team[0], at=NOW)
    second = published(*team)
    numbers = list(Entry.objects.order_by("pk").values_list("index_number", flat=True))
    assert numbers == ["BAIYANG-2021-00001", "BAIYANG-2021-00002"]
    assert second != first


def test_the_county_sets_how_numbers_read(team: Team, officer: Acting) -> None:
    published(*team)
    with pytest.raises(Invalid, match="流水号"):
        actions.set_template(organ_code="baiyang", template="BY/{year}", by=officer, at=NOW)
    actions.set_template(organ_code="baiyang", template="BY/{yearmonth}-{n:04d}", by=officer, at=NOW)
    assert Entry.objects.get(pk=published(*team)).index_number == "BY/202101-0002"


def test_a_posted_notice_comes_down_on_its_first_day_and_not_before(team: Team) -> None:
    entry = published(*team, content=replace(CONTENT, down_on=date(2021, 1, 29)))  # Friday
    assert expire_due(NOW.replace(day=28)) == 0
    assert expire_due(NOW.replace(day=29)) == 1
    assert Entry.objects.get(pk=entry).standing == "expired"
    with pytest.raises(NotVisible):
        queries.public_entry("baiyang", entry)
    assert Delivery.objects.get(entry_id=entry).state == "delivered"


def test_drafts_of_others_do_not_exist(team: Team, stranger: Acting, sysadmin: Acting, officer: Acting) -> None:
    entry = drafted(team[0])
    for who in (stranger, sysadmin):
        with pytest.raises(NotVisible):
            queries.work_entry(who, entry, TODAY)
    assert queries.work_entry(officer, entry, TODAY).acts == frozenset()
