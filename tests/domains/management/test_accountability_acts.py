"""A matter goes from reminder to proposal by two people, with the unit heard; nobody else sees it. And burdens are answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AppendOnlyError, AuditEntry
from mingbai.core.words import CHINA
from mingbai.management import actions
from mingbai.management.actions import TakenStep
from mingbai.management.models import AccountHearing, AccountMatter, AccountStep, BurdenReport
from mingbai.management.queries import accountability, burden
from mingbai.organs.models import Organ
from mingbai.statute.management.accountability import AccountAct
from mingbai.supervision import actions as supervision
from mingbai.supervision.models import Reminder
from mingbai.workspace.management import tasks
from support import NOW, TODAY, appointed, day_of

pytestmark = pytest.mark.django_db


def on(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)


@pytest.fixture
def chief(county: Organ) -> Acting:
    return appointed(county, "signing_leader", "county-leader")


@pytest.fixture
def matter(officer: Acting, clerk: Acting) -> int:
    supervision.remind(messages=[("baiyang", "名册逾期，请抓紧办。")], by=officer, at=NOW)
    told = {"ground": "47", "facts": "名册逾期10个工作日，催办没有答复。"}
    return actions.open_matter(reminder_id=Reminder.objects.get().pk, **told, by=officer, at=NOW)


def test_from_a_reminder_to_a_proposal(matter: int, officer: Acting, chief: Acting) -> None:
    later = [on(TODAY + timedelta(days=days)) for days in (0, 14, 40, 50, 80, 90)]

    def take(act: AccountAct, who: Acting, at: datetime, *, owed: bool = True) -> None:
        due = at.date() + timedelta(days=20) if act in {AccountAct.TALK, AccountAct.CIRCULATE} else None
        taken = TakenStep("写明事实、依据和要求。", "白阳镇人民政府", due, owed)
        actions.take_step(matter_id=matter, act=act, taken=taken, by=who, at=at)

    with pytest.raises(Refused, match="满5个工作日"):
        take(AccountAct.TALK, officer, later[0])
    with pytest.raises(Refused, match="先催办"):
        take(AccountAct.CIRCULATE, chief, later[1])
    with pytest.raises(Refused, match="由县政务公开主管"):
        take(AccountAct.TALK, chief, later[1])
    with pytest.raises(Refused, match="办好"):
        take(AccountAct.TALK, officer, later[1], owed=False)
    take(AccountAct.TALK, officer, later[1])
    with pytest.raises(Refused, match="签发领导"):
        take(AccountAct.CIRCULATE, officer, later[2])
    with pytest.raises(Refused, match="陈述"):
        take(AccountAct.CIRCULATE, chief, later[2])
    for n, act in ((2, AccountAct.CIRCULATE), (4, AccountAct.PROPOSE)):
        at = later[n]
        told: dict[str, Any] = {"by": officer, "at": at}
        hearing = actions.invite(matter_id=matter, whom="白阳镇人民政府", speak_by=at.date(), **told)
        actions.record_hearing(hearing_id=hearing, statement="系统换人，已经在办。", heard_on=at.date(), **told)
        with pytest.raises(Invalid, match="不能再改"):
            actions.record_hearing(hearing_id=hearing, statement="另说。", heard_on=at.date(), **told)
        if act is AccountAct.PROPOSE:
            with pytest.raises(Refused, match="第47条"):
                take(act, chief, at)
            actions.set_ground(matter_id=matter, ground="53.2", facts="名册逾期，通报以后仍然没有更新。", **told)
        assert [one.tag for one in tasks.gather(day_of(chief, at.date())).tasks] == ["责任追究"]
        take(act, chief, at)
    with pytest.raises(Invalid, match="不能再改"):
        actions.set_ground(matter_id=matter, ground="52", facts="改一改事实。", by=officer, at=later[5])
    take(AccountAct.CLOSE, officer, later[5], owed=False)
    found = accountability.matter(matter)
    assert [(one.act, one.article) for one in found.steps] == [
        ("talk", "条例第47条"), ("circulate", "条例第47条"), ("propose", "条例第53条第二项"), ("close", "条例第47条"),
    ]  # fmt: skip
    events = AuditEntry.objects.filter(event__startswith="account.").order_by("id").values_list("event", flat=True)
    assert [one.removeprefix("account.") for one in events] == [
        "opened", "talked", "invited", "heard", "circulated", "invited", "heard", "grounded", "proposed", "closed",
    ]  # fmt: skip


def test_nobody_but_the_office_and_its_leader_has_a_part_in_it(
    matter: int, clerk: Acting, leader: Acting, auditor: Acting, stranger: Acting, chief: Acting, officer: Acting
) -> None:
    reminder, told = Reminder.objects.get().pk, {"ground": "52", "facts": "没有制度，催办没有答复。", "at": NOW}
    for who in (clerk, leader, auditor, stranger):
        with pytest.raises(NotVisible):
            actions.open_matter(reminder_id=reminder, by=who, **told)
        with pytest.raises(NotVisible):
            actions.set_ground(matter_id=matter, by=who, **told)
    with pytest.raises(Refused, match="领导来定"):
        actions.set_ground(matter_id=matter, by=chief, **told)
    assert actions.open_matter(reminder_id=reminder, by=officer, **told) == matter, "one matter a reminder"
    with pytest.raises(Invalid, match="约谈以后"):
        actions.invite(matter_id=matter, whom="镇里", speak_by=TODAY, by=officer, at=NOW)
    assert tasks.gather(day_of(leader)).tasks == ()


def test_the_database_keeps_steps_and_hearings_whole(matter: int) -> None:
    row = AccountMatter.objects.get()
    step = {"act": "talk", "text": "谈了。", "article": "条例第47条", "taken_on": TODAY, "taken_by": "县"}
    made = AccountStep.objects.create(matter=row, **step)
    with pytest.raises(AppendOnlyError):
        made.save()
    for wrong in ({"speak_by": TODAY - timedelta(days=1)}, {"speak_by": TODAY, "heard_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            AccountHearing.objects.create(matter=row, whom="镇里", invited_on=TODAY, **wrong)
    for field in ("ground", "state"):
        with pytest.raises(IntegrityError), transaction.atomic():
            AccountMatter.objects.filter(pk=row.pk).update(**{field: "x"})


def test_what_is_needless_is_said_without_a_name_and_answered_by_the_county(
    clerk: Acting, officer: Acting, auditor: Acting
) -> None:
    said: dict[str, Any] = {"page": "/work/cases/1/?post=2", "kind": "twice", "text": "会议在两处各登记一遍。"}
    made = actions.report_burden(**said, by=clerk, at=NOW)
    assert actions.report_burden(**said, by=clerk, at=NOW) == made
    with pytest.raises(Refused, match="不能公开"):
        actions.report_burden(**{**said, "text": "办事的人电话13800138000要填两遍。"}, by=clerk, at=NOW)
    assert actions.report_burden(**{**said, "page": "https://elsewhere.example/"}, by=auditor, at=NOW) != made
    assert {row.page for row in burden.burden_reports().rows} == {"/work/cases/1/", ""}
    assert clerk.label not in repr(burden.burden_report(made))
    assert [one.tag for one in tasks.gather(day_of(officer)).tasks] == ["减负意见"] * 2
    answered: dict[str, Any] = {"report_id": made, "answer": "will_change", "text": "下月合成一处。", "at": NOW}
    with pytest.raises(NotVisible):
        actions.answer_burden(**answered, by=clerk)
    actions.answer_burden(**answered, by=officer)
    actions.answer_burden(**answered, by=officer)
    actions.answer_burden(**{**answered, "answer": "changed", "text": "已经合成一处。"}, by=officer)
    with pytest.raises(Refused, match="已经答复"):
        actions.answer_burden(**{**answered, "answer": "stays", "text": "不改了。"}, by=officer)
    assert burden.burden_report(made).answer == "changed"
    with pytest.raises(IntegrityError), transaction.atomic():
        BurdenReport.objects.filter(pk=made).update(answer_text="")
