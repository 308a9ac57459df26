"""Who is at work: what the clerk enters becomes public at once, is no record of attendance, and goes after some days."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from mingbai.accounts.values import Acting, system
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.jobs.schedule import SCHEDULE
from mingbai.organs import queries as organs
from mingbai.rota import actions, queries
from mingbai.rota.models import RotaDay
from mingbai.rota.values import Member
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
WHO = Member("喆某", "民政办主任", "一楼3号窗口", "0954-7012783", "低保、临时救助")


def test_a_week_is_entered_once_taken_over_and_gone_after_some_days(clerk: Acting) -> None:
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    key = actions.add_member(member=WHO, **told)
    assert queries.is_blank(clerk.organ_id, TODAY)
    assert not queries.is_blank(clerk.organ_id, TODAY + 4 * DAY), "a Saturday"
    assert actions.set_days(marks={(key, TODAY): "leave", (key, TODAY + DAY): "village"}, **told) == 2
    assert not queries.is_blank(clerk.organ_id, TODAY)
    (one,) = queries.board(clerk.organ_id, TODAY)
    assert (one.today, one.tomorrow, one.is_here) == ("不在岗", "下乡", False)
    assert actions.copy_week(monday=TODAY + 6 * DAY, **told) == 2
    states = queries.weeks(clerk.organ_id, [TODAY + n * DAY for n in (7, 8, 9)])[0].states
    assert [states[on].value for on in sorted(states)] == ["present", "village"], "leave is not taken over"
    actions.set_days(marks={(key, TODAY): ""}, **told)
    assert queries.board(clerk.organ_id, TODAY)[0].today == ""
    # The trail is kept for ever: it says that days were entered, not whose and with what.
    said = [row.data for row in AuditEntry.objects.filter(event__in=("rota.days_set", "rota.week_copied"))]
    assert len(said) == 3
    assert not any(word in json.dumps(said, ensure_ascii=False) for word in ("喆某", "leave", "village"))
    later = NOW + 9 * DAY
    clearing = next(one for one in SCHEDULE if one.task.name == "clear_rota")
    assert [*clearing.due(later)] == [{"organ_id": clerk.organ_id}]
    by = system(organs.organ("baiyang"))
    assert actions.clear_days(organ_code="baiyang", kept_days=7, by=by, at=later) == 1
    assert set(RotaDay.objects.values_list("on", flat=True)) == {TODAY + 7 * DAY, TODAY + 8 * DAY}
    assert [*clearing.due(later)] == []


def test_a_line_is_changed_and_taken_out_with_its_days(clerk: Acting) -> None:
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    key = actions.add_member(member=WHO, **told)
    actions.set_days(marks={(key, TODAY): "present"}, **told)
    actions.change_member(member_id=key, member=Member("喆某", "副镇长", is_leader=True), **told)
    assert queries.member(clerk.organ_id, key).is_leader
    actions.remove_member(member_id=key, **told)
    assert not RotaDay.objects.exists()
    with pytest.raises(NotVisible):
        queries.member(clerk.organ_id, key)


def test_nobody_enters_a_private_number_the_past_or_another_organ(clerk: Acting, stranger: Acting, reviewer: Acting) -> None:
    told = {"organ_code": "baiyang", "by": clerk, "at": NOW}
    for wrong in (Member("喆某", "干部", telephone="13895412345"), Member("喆某", "干部", handles="找我打138 9541 2345")):
        with pytest.raises(Refused, match="手机号"):
            actions.add_member(member=wrong, **told)
    key = actions.add_member(member=WHO, **told)
    for on, state in ((TODAY - DAY, "present"), (TODAY, "asleep"), (TODAY + 99 * DAY, "present")):
        with pytest.raises(Invalid):
            actions.set_days(marks={(key, on): state}, **told)
    with pytest.raises(Invalid, match="上一周"):
        actions.copy_week(monday=TODAY - DAY, **told)
    with pytest.raises(Refused):
        actions.set_days(organ_code="baiyang", marks={(key, TODAY): "present"}, by=reviewer, at=NOW)
    with pytest.raises(NotVisible):
        actions.remove_member(organ_code="wangwa", member_id=key, by=stranger, at=NOW)
    assert actions.set_days(organ_code="wangwa", marks={(key, TODAY): "present"}, by=stranger, at=NOW) == 0
