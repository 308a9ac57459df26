"""Meetings and trainings stand in the ledger once; the group is dated and becomes public as an entry; rules and decisions end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.entries.models import Entry
from mingbai.management import actions
from mingbai.management.actions import PlannedGathering
from mingbai.management.models import Gathering, GroupMember, LeadingGroup, MeetingDecision, StandingRule
from mingbai.management.queries import gatherings, group, rules
from mingbai.management.values import MEETING, TRAINING
from mingbai.supervision import queries as supervision
from mingbai.supervision.actions import register_activity, remove_activity
from mingbai.workspace.management import tasks
from support import NOW, TODAY, day_of

pytestmark = pytest.mark.django_db
YEAR = (date(2021, 1, 1), date(2021, 12, 31))
GROUP: dict[str, Any] = {
    "name": "白阳镇政务公开工作领导小组",
    "document_title": "关于成立领导小组的通知",
    "set_up_on": date(2020, 3, 2),
}


def planned(clerk: Acting, kind: str = MEETING, title: str = "第一季度会议") -> int:
    at_hand = PlannedGathering(title, TODAY)
    return actions.plan(organ_code="baiyang", kind=kind, planned=at_hand, by=clerk, at=NOW)


def test_what_was_held_stands_in_the_ledger_once(clerk: Acting, stranger: Acting, leader: Acting) -> None:
    earlier = register_activity(organ_code="baiyang", kind=MEETING, title="季度会议", held_on=TODAY, by=clerk, at=NOW)
    meeting, training = planned(clerk), planned(clerk, TRAINING, "保密审查")
    with pytest.raises(Invalid, match="已经有了"):
        planned(clerk)
    told = {"gathering_id": meeting, "held_on": TODAY, "at": NOW}
    for who, failure in ((stranger, NotVisible), (leader, Refused)):
        with pytest.raises(failure):
            actions.hold(by=who, **told)
    actions.hold(by=clerk, **told)
    actions.hold(by=clerk, **told)
    actions.hold(gathering_id=training, held_on=TODAY, attended=31, by=clerk, at=NOW)
    assert gatherings.gathering(meeting).activity_id == earlier, "the row of the ledger that was there is taken"
    counted = supervision.counts(clerk.organ_id, *YEAR)
    assert (counted[MEETING], counted[TRAINING]) == (1, 1)
    with pytest.raises(Refused, match="开过了"):
        actions.call_off(gathering_id=meeting, reason="下雨改期。", by=clerk, at=NOW)
    remove_activity(record_id=earlier, reason="登记错了。", by=clerk, at=NOW)
    with pytest.raises(Invalid, match="台账"):
        actions.write_minutes(gathering_id=meeting, minutes="没有", attendees="", attended=None, by=clerk, at=NOW)
    assert planned(clerk) != meeting, "one that was taken out can be entered anew"
    with pytest.raises(IntegrityError), transaction.atomic():
        Gathering.objects.filter(pk=training).update(activity=None)


def test_decisions_wait_on_the_list_of_the_day_until_something_came_of_them(clerk: Acting, leader: Acting) -> None:
    meeting = planned(clerk)
    told = {"by": clerk, "at": NOW}
    with pytest.raises(Invalid, match="开过了"):
        actions.decide(gathering_id=meeting, text="补齐补贴名单", person="经办", due_on=TODAY, **told)
    assert [one.tag for one in tasks.gather(day_of(clerk)).tasks] == ["会议"]
    actions.hold(gathering_id=meeting, held_on=TODAY, **told)
    decision = actions.decide(gathering_id=meeting, text="补齐补贴名单", person="经办", due_on=TODAY, **told)
    assert [one.title for one in tasks.gather(day_of(clerk)).tasks] == ["补齐补贴名单"]
    assert tasks.gather(day_of(leader)).tasks == ()
    done = {"decision_id": decision, "state": "done", "outcome": "三项都公开了。", "closed_on": TODAY}
    actions.close_decision(**done, **told)
    actions.close_decision(**done, **told)
    assert AuditEntry.objects.filter(event="gathering.decision_closed").count() == 1
    assert tasks.gather(day_of(clerk)).tasks == ()
    with pytest.raises(IntegrityError), transaction.atomic():
        MeetingDecision.objects.filter(pk=decision).update(outcome="")


def test_a_quarter_without_a_meeting_is_named_in_its_last_month(clerk: Acting, officer: Acting) -> None:
    march = date(2021, 3, 5)
    assert [one.tag for one in tasks.gather(day_of(clerk, march)).tasks] == ["没有开"]
    actions.set_interval(months=6, by=officer, at=NOW)
    assert tasks.gather(day_of(clerk, march)).tasks == ()
    assert [one.tag for one in tasks.gather(day_of(clerk, date(2021, 6, 5))).tasks] == ["没有开"]
    with pytest.raises(NotVisible):
        actions.set_interval(months=0, by=clerk, at=NOW)


def test_who_is_in_the_group_on_a_day_and_the_entry_that_tells_the_public(clerk: Acting, stranger: Acting) -> None:
    told = {"by": clerk, "at": NOW}
    made = actions.set_up_group(organ_code="baiyang", **GROUP, **told)
    with pytest.raises(Invalid, match="已经有"):
        actions.set_up_group(organ_code="baiyang", **GROUP, **told)
    since = {"since_on": date(2020, 3, 2)}
    head = actions.add_member(group_id=made, role="head", name="陈伯洲", post="镇长", **since, **told)
    actions.add_member(group_id=made, role="deputy", name="李静", post="副镇长", **since, **told)
    for wrong in ("镇长13800138000", "640422199001011239"):
        with pytest.raises(Refused, match="不能公开"):
            actions.add_member(group_id=made, role="member", name="王喆", post=wrong, **since, **told)
    with pytest.raises(Invalid, match="已经有组长"):
        actions.add_member(group_id=made, role="head", name="张堃", post="镇长", **since, **told)
    with pytest.raises(NotVisible):
        actions.end_member(member_id=head, until_on=TODAY, reason="调走了。", by=stranger, at=NOW)
    actions.end_member(member_id=head, until_on=TODAY - timedelta(days=1), reason="调走了。", **told)
    actions.add_member(group_id=made, role="head", name="张堃", post="镇长", since_on=TODAY, **told)
    row = group.group(made)
    assert [one.name for one in row.on(TODAY - timedelta(days=1))] == ["陈伯洲", "李静"]
    assert [one.name for one in row.on(TODAY)] == ["张堃", "李静"]
    entry = actions.draft_entry(group_id=made, **told)
    assert actions.draft_entry(group_id=made, **told) == entry
    assert not Entry.objects.get(pk=entry).is_listed, "it passes the reviews of every entry"
    assert group.public_group_entry(clerk.organ_id) is None
    actions.end_group(group_id=made, ended_on=TODAY, reason="重新成立，见白政发〔2021〕2号。", **told)
    assert not GroupMember.objects.filter(until_on__isnull=True).exists()
    with pytest.raises(Invalid, match="已经撤销"):
        actions.draft_entry(group_id=made, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        LeadingGroup.objects.filter(pk=made).update(ended_on=date(2019, 1, 1))


def test_a_rule_near_its_end_is_on_the_list_of_the_day(clerk: Acting) -> None:
    told = {"by": clerk, "at": NOW}
    days = {"in_force_on": date(2020, 1, 1), "until_on": TODAY + timedelta(days=10)}
    rule = actions.add_rule(organ_code="baiyang", subject_matter="保密审查", name="保密审查制度", **days, **told)
    with pytest.raises(Invalid, match="索引号"):
        actions.add_rule(organ_code="baiyang", subject_matter="保密审查", name="二", index_number="没有的", **days, **told)
    assert [one.tag for one in tasks.gather(day_of(clerk)).tasks] == ["快到期"]
    actions.extend_rule(rule_id=rule, until_on=TODAY + timedelta(days=400), reason="镇长办公会决定。", **told)
    assert tasks.gather(day_of(clerk)).tasks == ()
    actions.end_rule(rule_id=rule, ended_on=TODAY, reason="换了新的。", **told)
    assert [one.state for one in rules.standing_rules(clerk.organ_id, TODAY)] == ["ended"]
    with pytest.raises(IntegrityError), transaction.atomic():
        StandingRule.objects.filter(pk=rule).update(ended_why="")


def test_questions_for_learners_keep_no_answer(clerk: Acting) -> None:
    training = planned(clerk, TRAINING, "怎样办依申请公开")
    told = {"by": clerk, "at": NOW}
    key = actions.ask(gathering_id=training, question="几个工作日内答复？", answer="20个工作日（条例第33条）。", **told)
    assert [one.answer for one in gatherings.questions(training)] == ["20个工作日（条例第33条）。"]
    actions.remove_question(question_id=key, **told)
    assert gatherings.questions(training) == ()
