"""An event from what was said to its close: nothing is public by one clerk alone, and nobody private is named."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domains.outreach.open_days_made import publish
from domains.public_opinion.opinions_made import FOUND_SO, SAID, checked, recorded
from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.entries import actions as entries
from mingbai.entries.queries.public import public_entry
from mingbai.public_opinion import actions, queries
from mingbai.statute.disclosure.review import EntryAct
from mingbai.statute.public_opinion.answering import OpinionState
from support import NOW, Team

pytestmark = pytest.mark.django_db


def test_an_answer_is_public_only_after_others_reviewed_it_and_its_hours_end_then(team: Team, stranger: Acting) -> None:
    clerk, head, *_ = team
    event = recorded(clerk)
    assert recorded(clerk) == event
    with pytest.raises(Refused, match="先核实"):
        actions.draft(event_id=event, by=clerk, at=NOW)
    for _ in range(2):
        actions.check(event_id=event, by=clerk, at=NOW, **FOUND_SO)
    entry = actions.draft(event_id=event, by=clerk, at=NOW)
    assert actions.draft(event_id=event, by=clerk, at=NOW) == entry
    entries.submit(entry_id=entry, by=clerk, at=NOW)
    with pytest.raises(Refused):
        entries.decide(entry_id=entry, act=EntryAct.APPROVE, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        public_entry("baiyang", entry)
    assert queries.opinion(clerk, event).answered_at is None
    with pytest.raises(Refused, match="回应还没有公开"):
        actions.close(event_id=event, by=clerk, at=NOW)
    entries.take_back(entry_id=entry, reason="再核对一遍", by=clerk, at=NOW)
    publish(team, entry)
    assert "水质检测合格" in public_entry("baiyang", entry).content.body
    assert queries.opinion(clerk, event).answered_at == NOW
    actions.mend(event_id=event, text="冲洗以前先通知到户。", by=head, at=NOW)
    actions.close(event_id=event, by=clerk, at=NOW)
    row = queries.opinion(clerk, event)
    assert (row.state, queries.open_opinions(clerk.organ_id)) == (OpinionState.CLOSED, ())
    another = actions.draft
    with pytest.raises(Refused, match="已办结"):
        another(event_id=event, by=clerk, at=NOW)
    with pytest.raises(NotVisible):
        queries.opinion(stranger, event)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"said": "张某，手机13900000001，说水黄。"}, "手机号"),
        ({"what": "某人640425199001011238反映水黄"}, "身份证号"),
        ({"found_at": NOW + timedelta(minutes=1)}, "不能晚于现在"),
        ({"kind": "small"}, "选一种"),
    ],
)
def test_what_is_recorded_names_nobody_and_was_found_already(clerk: Acting, changed: dict[str, object], why: str) -> None:
    with pytest.raises((Refused, Invalid), match=why):
        recorded(clerk, **changed)


def test_a_grave_event_waits_for_the_press_and_only_its_leader_leaves_one_unanswered(team: Team, officer: Acting) -> None:
    clerk, head, _, leader = team
    event = checked(clerk)
    with pytest.raises(Refused, match="科室负责人或者签发领导"):
        actions.rate(event_id=event, kind="grave", reason="有人受伤", by=clerk, at=NOW)
    for _ in range(2):
        actions.rate(event_id=event, kind="grave", reason="有人受伤", by=head, at=NOW)
    publish(team, actions.draft(event_id=event, by=clerk, at=NOW))
    actions.mend(event_id=event, text="换了一段管道。", by=clerk, at=NOW)
    with pytest.raises(Refused, match="还没有记新闻发布会"):
        actions.close(event_id=event, by=clerk, at=NOW)
    told = {"event_id": event, "where": "镇政府会议室", "by": clerk, "at": NOW}
    with pytest.raises(Invalid, match="发现以后、现在以前"):
        actions.confer(held_at=SAID["found_at"] - timedelta(minutes=1), **told)
    actions.confer(held_at=NOW - timedelta(hours=1), **told)
    with pytest.raises(Invalid, match="已经记过"):
        actions.confer(held_at=NOW, **told)
    actions.close(event_id=event, by=clerk, at=NOW)
    other = recorded(clerk, what="路灯不亮")
    with pytest.raises(Refused, match="签发领导"):
        actions.set_aside(event_id=other, reason="不归本镇管，已转县里。", by=clerk, at=NOW)
    actions.set_aside(event_id=other, reason="不归本镇管，已转县里。", by=leader, at=NOW)
    assert [row.state for row in queries.opinions(clerk.organ_id).rows] == [OpinionState.SET_ASIDE, OpinionState.CLOSED]
    assert queries.opinion(officer, other).why_not
