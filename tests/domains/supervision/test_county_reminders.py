"""Reminders: sent by the county office, answered by the unit, the answer seen by the office; each step is recorded."""

from __future__ import annotations

import pytest

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions as catalogue
from mingbai.catalogue import queries as duties
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.supervision import actions, queries
from mingbai.supervision.models import Reminder
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
MESSAGES = [("baiyang", "3件公开任务逾期。请抓紧办。"), ("wangwa", "年度报告逾期。请抓紧办。")]


def test_a_reminder_is_sent_answered_and_seen(officer: Acting, clerk: Acting, leader: Acting, stranger: Acting) -> None:
    assert actions.remind(messages=MESSAGES, by=officer, at=NOW) == 2
    assert actions.remind(messages=MESSAGES, by=officer, at=NOW) == 0, "the same words wait already"
    (row,) = queries.unanswered(clerk.organ_id)
    assert row.text == MESSAGES[0][1]
    with pytest.raises(Invalid, match="再催办一次"):
        actions.see(reminder_id=row.id, by=officer, at=NOW)
    for who, failure in ((leader, Refused), (stranger, NotVisible), (officer, Refused)):
        with pytest.raises(failure):
            actions.answer(reminder_id=row.id, text="名册正在核对。", by=who, at=NOW)
    actions.answer(reminder_id=row.id, text="名册正在核对，1月22日前公开。", by=clerk, at=NOW)
    assert queries.unanswered(clerk.organ_id) == ()
    (answered,) = queries.answers_to_see([clerk.organ_id])
    assert answered.answer == "名册正在核对，1月22日前公开。"
    actions.see(reminder_id=row.id, by=officer, at=NOW)
    actions.see(reminder_id=row.id, by=officer, at=NOW)
    assert queries.answers_to_see([clerk.organ_id]) == ()
    events = AuditEntry.objects.filter(event__startswith="reminder.").order_by("id").values_list("event", flat=True)
    assert list(events) == ["reminder.sent", "reminder.sent", "reminder.answered", "reminder.seen"]


def test_only_the_county_office_reminds_and_only_units_below_it(officer: Acting, clerk: Acting, auditor: Acting) -> None:
    for who in (clerk, auditor):
        with pytest.raises(NotVisible):
            actions.remind(messages=MESSAGES[:1], by=who, at=NOW)
    for code in ("pengyang", "nowhere"):
        with pytest.raises(NotVisible):
            actions.remind(messages=[(code, "请抓紧办。")], by=officer, at=NOW)
    with pytest.raises(Invalid):
        actions.remind(messages=[], by=officer, at=NOW)
    assert not Reminder.objects.exists()


def test_a_reminder_about_one_duty_goes_to_its_unit(officer: Acting, clerk: Acting, stranger: Acting) -> None:
    chain = catalogue.open_chain(organ_code="baiyang", template="subsidy", title="耕地补贴", opened_on=TODAY, by=clerk, at=NOW)
    duty = duties.duties_of_chain(chain, TODAY)[0]
    with pytest.raises(NotVisible):
        actions.remind(messages=[("wangwa", "请抓紧办。")], duty_id=duty.id, by=officer, at=NOW)
    actions.remind(messages=[("baiyang", "请抓紧办。")], duty_id=duty.id, by=officer, at=NOW)
    assert queries.unanswered(clerk.organ_id)[0].duty_id == duty.id
