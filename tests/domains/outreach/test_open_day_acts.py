"""An open day from its plan to its account: nothing shows before its reviews, and the report counts it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domains.outreach.open_days_made import GUEST, MOVED, PLAN, announced, publish
from mingbai.accounts.values import Acting, system
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.entries import actions as entries
from mingbai.entries.queries.public import public_entry
from mingbai.organs.queries import organ_by_id
from mingbai.outreach import actions, queries
from mingbai.outreach.models import OpenDay, SignUp
from mingbai.outreach.values import Guest
from mingbai.supervision import queries as supervision
from mingbai.supervision.actions import register_activity
from support import NOW, Team

pytestmark = pytest.mark.django_db
OTHER = replace(GUEST, name="乙某")
LATER = NOW + timedelta(days=10)
YEAR = (date(2021, 1, 1), date(2021, 12, 31))


def counted(organ_id: int) -> int:
    return supervision.counts(organ_id, *YEAR)["open_days"]


def test_a_plan_is_public_only_when_its_announcement_has_passed_all_reviews(team: Team, stranger: Acting) -> None:
    clerk, head, *_ = team
    day = actions.plan_day(organ_code="baiyang", plan=PLAN, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        queries.open_day(stranger, day)
    with pytest.raises(NotVisible):
        actions.announce(day_id=day, by=stranger, at=NOW)
    entry = actions.announce(day_id=day, by=clerk, at=NOW)
    assert actions.announce(day_id=day, by=clerk, at=NOW) == entry
    entries.submit(entry_id=entry, by=clerk, at=NOW)
    for act in (lambda: queries.public_day("baiyang", day), lambda: sign_up(clerk, day)):
        with pytest.raises((NotVisible, Refused)):
            act()
    with pytest.raises(Invalid, match="公告的稿子已经写好"):
        actions.change(day_id=day, plan=PLAN, by=head, at=NOW)
    entries.take_back(entry_id=entry, reason="再核对一遍", by=clerk, at=NOW)
    publish(team, entry)
    assert queries.public_day("baiyang", day).plan.place == PLAN.place
    assert "9:30 看便民大厅" in public_entry("baiyang", entry).content.body


def test_one_clerk_alone_does_not_bring_a_private_telephone_to_the_public(team: Team) -> None:
    clerk = team[0]
    day = actions.plan_day(organ_code="baiyang", plan=replace(PLAN, contact="13900000001"), by=clerk, at=NOW)
    with pytest.raises(Refused, match="不能"):
        entries.submit(entry_id=actions.announce(day_id=day, by=clerk, at=NOW), by=clerk, at=NOW)
    assert queries.public_days(clerk.organ_id) == ()


def sign_up(clerk: Acting, day: int, guest: Guest = OTHER) -> None:
    by = system(organ_by_id(clerk.organ_id))
    actions.sign_up(day_id=day, guest=guest, address="198.51.100.7", by=by, at=NOW)


def test_a_held_day_stands_once_in_the_ledger_whoever_registered_it(team: Team) -> None:
    clerk, day = team[0], announced(team)
    with pytest.raises(Invalid, match="还没有到"):
        actions.hold(day_id=day, came=3, by=clerk, at=NOW)
    by_hand = {"organ_code": "baiyang", "kind": "open_days", "title": "开放日", "held_on": PLAN.held_on}
    known = register_activity(**by_hand, by=clerk, at=LATER)
    actions.hold(day_id=day, came=31, by=clerk, at=LATER)
    assert counted(clerk.organ_id) == 1
    row = OpenDay.objects.get(pk=day)
    assert (row.state, row.came, row.activity_id) == ("held", 31, known)
    with pytest.raises(Refused, match="已举办"):
        actions.hold(day_id=day, came=31, by=clerk, at=LATER)
    # A second open day of the same day is another one.
    another = actions.plan_day(organ_code="baiyang", plan=PLAN, by=clerk, at=NOW)
    actions.hold(day_id=another, came=8, by=clerk, at=LATER)
    assert counted(clerk.organ_id) == 2


def test_a_day_of_the_ledger_is_taken_in_and_not_counted_again(team: Team) -> None:
    clerk = team[0]
    told = {"organ_code": "baiyang", "title": "第一次政府开放日", "held_on": NOW.date()}
    activity = register_activity(kind="open_days", **told, by=clerk, at=NOW)
    day = actions.adopt(activity_id=activity, by=clerk, at=NOW)
    assert actions.adopt(activity_id=activity, by=clerk, at=NOW) == day
    assert (counted(clerk.organ_id), queries.of_ledger(clerk.organ_id, range(2020, 2022))) == (1, ())
    with pytest.raises(Refused, match="手机号"):
        actions.record_question(day_id=day, asked="打13900000001问的低保", answered="每月换一次。", by=clerk, at=NOW)
    actions.record_question(day_id=day, asked="公开栏多久换一次？", answered="每月换一次。", by=clerk, at=NOW)
    account = actions.summarise(day_id=day, by=clerk, at=NOW)
    publish(team, account)
    assert "公开栏多久换一次" in public_entry("baiyang", account).content.body
    assert queries.public_day("baiyang", day).is_summarised
    meeting = register_activity(kind="work_meetings", **told, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        actions.adopt(activity_id=meeting, by=clerk, at=NOW)


def test_a_moved_day_keeps_its_guests_and_a_called_off_day_takes_no_more(team: Team) -> None:
    clerk, day = team[0], announced(team)
    sign_up(clerk, day, GUEST)
    moved = {**MOVED, "held_on": PLAN.held_on + timedelta(days=3), "by": clerk, "at": NOW}
    with pytest.raises(Invalid, match="已经有2人报名"):
        actions.move(day_id=day, **{**moved, "places": 1})
    actions.move(day_id=day, **moved)
    assert queries.public_day("baiyang", day).moved_from == PLAN.held_on
    with pytest.raises(Invalid, match="选一个取消的原因"):
        actions.call_off(day_id=day, why="张三家里有事", by=clerk, at=NOW)
    actions.call_off(day_id=day, why="weather", by=clerk, at=NOW)
    with pytest.raises(Refused, match="不收报名"):
        actions.sign_up(
            day_id=day,
            guest=GUEST.__class__("乙某", "13900000002", 1),
            address="a",
            by=system(organ_by_id(clerk.organ_id)),
            at=NOW,
        )
    assert SignUp.objects.get().cancelled_at is None
    assert counted(clerk.organ_id) == 0
