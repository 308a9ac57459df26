"""Duties: one from each fact, with its last day; fulfilled, reopened, dropped with a reason; lists read page by page."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from mingbai.accounts.values import Acting, system
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Duty
from mingbai.catalogue.values.duties import DutyCounts, DutyRow
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.reminders import Urgency
from mingbai.statute.workdays.arrangement import Arrangement, layer
from mingbai.statute.workdays.calendar import Calendar
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
FORMED = date(2021, 1, 5)  # a Tuesday; TODAY is Tuesday 19 January 2021
JANUARY = Calendar(layer((Arrangement(2021, frozenset({date(2021, 1, 1)}), frozenset()),)))


@pytest.fixture
def aid(officer: Acting, baiyang: Organ) -> LineRow:
    """The standard catalogue's line for temporary aid: ten working days."""
    actions.load_standard(by=officer, at=NOW)
    rows = queries.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    return next(row for row in rows if row.line1 == "临时救助" and row.unit == "10wd")


def told(by: Acting, line: LineRow, on: date = FORMED, title: str = "2020年第四季度临时救助名单") -> int:
    return actions.report_event(organ_code="baiyang", line_id=line.id, kind="formed", happened_on=on, title=title, by=by, at=NOW)


def row(key: int, today: date = TODAY) -> DutyRow:
    return queries.duty(key, today)


def test_a_fact_has_its_last_day(clerk: Acting, aid: LineRow) -> None:
    found = row(told(clerk, aid))
    # Ten working days after Tuesday 5 January 2021: Tuesday the 19th.
    assert (found.remind_by, found.judge_by) == (TODAY, TODAY)
    assert found.why == "2021年1月5日形成，10个工作日内公开，最迟2021年1月19日。"
    assert "社会救助标准目录" in found.source
    assert found.statutory_item == aid.main_code == "21.8"
    assert (found.urgency, found.left) == (Urgency.TODAY, "今天")
    assert row(found.id, date(2021, 1, 20)).urgency is Urgency.OVERDUE
    assert row(found.id, date(2021, 1, 20)).left == "逾期1个工作日"


def test_the_same_fact_reported_twice_is_one_duty(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    assert told(clerk, aid) == key
    assert told(clerk, aid, FORMED + timedelta(1)) != key
    assert AuditEntry.objects.filter(event="duty.reported").count() == 2


def test_a_fact_of_tomorrow_and_an_unknown_kind_are_refused(clerk: Acting, aid: LineRow) -> None:
    with pytest.raises(Invalid, match="晚于今天"):
        told(clerk, aid, TODAY + timedelta(1))
    with pytest.raises(Invalid, match="早于2000年"):
        told(clerk, aid, date(1999, 12, 31))
    with pytest.raises(Invalid) as failure:
        actions.report_event(
            organ_code="baiyang", line_id=aid.id, kind="dreamt", happened_on=FORMED, title="没有的事情", by=clerk, at=NOW
        )
    assert failure.value.field == "kind"
    with pytest.raises(Invalid) as failure:
        told(clerk, aid, title="名")
    assert failure.value.field == "title"


# Formed on Tuesday 5 January 2021: seven working days end on Thursday the 14th, twenty on Tuesday 2 February.
@pytest.mark.parametrize(
    ("case", "remind_by", "judge_by", "source"),
    [
        ("许可处罚", date(2021, 1, 14), date(2021, 1, 14), "关于全面推行行政执法公示制度"),
        ("", date(2021, 2, 2), date(2021, 2, 2), "条例第26条"),
        (None, date(2021, 1, 14), date(2021, 2, 2), "条例第26条"),
    ],
)
def test_permits_and_penalties_have_their_own_limit(
    clerk: Acting, aid: LineRow, case: str | None, remind_by: date, judge_by: date, source: str
) -> None:
    permits = next(one for one in queries.lines_for(organs.organ("baiyang"), TODAY) if "行政处罚" in one.title)
    given = {"organ_code": "baiyang", "line_id": permits.id, "kind": "formed", "happened_on": FORMED, "by": clerk, "at": NOW}
    found = row(actions.report_event(title="一件处罚决定", case=case, **given))
    assert (found.remind_by, found.judge_by) == (remind_by, judge_by)
    assert found.source.startswith(source)
    assert ("几种情形" in found.why) == (case is None)
    with pytest.raises(Invalid, match="没有这种情形"):
        actions.report_event(title="一件处罚决定", case="批准后", **given)


def test_only_the_organs_own_people_report_facts(
    leader: Acting, stranger: Acting, officer: Acting, clerk: Acting, aid: LineRow
) -> None:
    for who, failure in ((leader, Refused), (officer, Refused), (stranger, NotVisible)):
        with pytest.raises(failure):
            told(who, aid)
    with pytest.raises(NotVisible):
        actions.report_event(
            organ_code="baiyang", line_id=0, kind="formed", happened_on=FORMED, title="没有这一项", by=clerk, at=NOW
        )
    assert not Duty.objects.exists()


def test_an_event_announced_in_advance_may_be_in_the_future(clerk: Acting) -> None:
    chain = actions.open_chain(
        organ_code="baiyang", template="procurement", title="办公设备采购", opened_on=FORMED, by=clerk, at=NOW
    )
    begins = date(2021, 3, 5)
    key = actions.report_step(chain_id=chain, step="intention", happened_on=begins, title="办公设备采购意向", by=clerk, at=NOW)
    assert row(key).judge_by == date(2021, 2, 3), "thirty days before 5 March"
    with pytest.raises(Invalid):
        actions.report_step(chain_id=chain, step="award", happened_on=begins, title="还没有的结果", by=clerk, at=NOW)


def test_a_step_that_is_only_kept_has_no_duty(clerk: Acting) -> None:
    chain = actions.open_chain(organ_code="baiyang", template="land", title="周沟村征地", opened_on=FORMED, by=clerk, at=NOW)
    with pytest.raises(Invalid, match="不公开"):
        actions.report_step(chain_id=chain, step="agreements", happened_on=FORMED, title="补偿协议", by=clerk, at=NOW)


def test_fulfilled_once_and_open_again(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    for _ in range(2):
        actions.fulfil(duty_id=key, on=TODAY, by=clerk, at=NOW)
    assert (row(key).state, row(key).fulfilled_on) == ("fulfilled", TODAY)
    with pytest.raises(Invalid, match="已经公开"):
        actions.drop(duty_id=key, reason="写错了要去掉", by=clerk, at=NOW)
    for _ in range(2):
        actions.reopen(duty_id=key, by=clerk, at=NOW)
    assert (row(key).state, row(key).fulfilled_on) == ("open", None)
    events = list(AuditEntry.objects.filter(subject=f"duty:{key}").order_by("id").values_list("event", flat=True))
    assert events == ["duty.reported", "duty.fulfilled", "duty.reopened"]


def test_the_clock_fulfils_for_its_organ_and_another_organ_does_not(clerk: Acting, stranger: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    for act in (
        lambda: actions.fulfil(duty_id=key, on=TODAY, by=stranger, at=NOW),
        lambda: actions.reopen(duty_id=key, by=stranger, at=NOW),
    ):
        with pytest.raises(NotVisible):
            act()
    actions.fulfil(duty_id=key, on=TODAY, by=system(organs.organ("baiyang")), at=NOW)
    assert row(key).state == "fulfilled"


def test_a_step_published_fulfils_its_duties(clerk: Acting) -> None:
    chain = actions.open_chain(organ_code="baiyang", template="subsidy", title="耕地地力补贴", opened_on=FORMED, by=clerk, at=NOW)
    actions.fulfil_step(chain_id=chain, step="guide", on=TODAY, by=clerk, at=NOW)
    assert [one.step for one in queries.duties_of_chain(chain, TODAY)] == ["complaints"]


def test_dropped_with_a_reason_and_taken_up(clerk: Acting, leader: Acting, stranger: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    with pytest.raises(Invalid):
        actions.drop(duty_id=key, reason=" 无 ", by=clerk, at=NOW)
    for who, failure in ((leader, Refused), (stranger, NotVisible)):
        with pytest.raises(failure):
            actions.drop(duty_id=key, reason="这一季度没有发放", by=who, at=NOW)
        with pytest.raises(failure):
            actions.take_up(duty_id=key, by=who, at=NOW)
    for _ in range(2):
        actions.drop(duty_id=key, reason="这一季度没有发放", by=clerk, at=NOW)
    assert (row(key).state, row(key).dropped_reason) == ("dropped", "这一季度没有发放")
    assert AuditEntry.objects.filter(event="duty.dropped").count() == 1
    assert told(clerk, aid) != key, "a fact reported again after dropping is a new duty"
    actions.take_up(duty_id=key, by=clerk, at=NOW)
    assert (row(key).state, row(key).dropped_reason) == ("open", "")


def test_what_the_database_refuses(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    wrong: tuple[dict[str, object], ...] = (
        {"state": "dropped"},
        {"state": "open", "dropped_reason": "没有理由的理由"},
        {"state": "fulfilled"},
        {"fulfilled_on": TODAY},
        {"remind_by": TODAY + timedelta(1)},
        {"state": "forgotten"},
        {"kind": "forgotten"},
        {"step": "guide"},
    )
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            Duty.objects.filter(pk=key).update(**values)
    Duty.objects.filter(pk=key).update(period_key="2020Q4")
    with pytest.raises(IntegrityError), transaction.atomic():
        again(key, 1, period_key="2020Q4", line_id=aid.id)
    again(key, 1, period_key="2020Q4")
    with pytest.raises(IntegrityError), transaction.atomic():
        again(key, 1, period_key="2020Q4")


def again(key: int, number: int, **values: object) -> list[int]:
    """Copy a duty, each copy a day later than the one before, as plain rows."""
    like = Duty.objects.get(pk=key)
    made = []
    for shift in range(number):
        copy = Duty(
            organ_id=like.organ_id,
            title=f"第{shift}件",
            why=like.why,
            kind=like.kind,
            formed_on=like.formed_on,
            remind_by=like.remind_by + timedelta(shift),
            judge_by=like.judge_by + timedelta(shift),
            source=like.source,
            created_at=NOW,
        )
        for name, value in values.items():
            setattr(copy, name, value)
        copy.save()
        made.append(copy.pk)
    return made


def test_lists_are_read_page_by_page(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    keys = again(key, 5) + again(key, 2)
    order = [key, keys[0], keys[5], keys[1], keys[6], *keys[2:5]]
    seen: list[int] = []
    after = None
    while page := queries.open_duties(clerk.organ_id, TODAY, after=after, limit=3):
        seen += [one.id for one in page]
        after = (page[-1].judge_by, page[-1].id)
    assert seen == order
    for one in order:
        actions.fulfil(duty_id=one, on=TODAY, by=clerk, at=NOW)
    seen, after = [], None
    while page := queries.closed_duties(clerk.organ_id, "fulfilled", TODAY, after=after, limit=3):
        seen += [one.id for one in page]
        after = (page[-1].judge_by, page[-1].id)
    assert seen == order[::-1]


def test_filters_and_counts_say_the_same(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    again(key, 20)
    Duty.objects.filter(pk=key).update(judge_by=TODAY + timedelta(2))  # reminded today, due on Thursday
    today = TODAY + timedelta(3)
    counted = queries.duty_counts(clerk.organ_id, today)
    by_filter = {only: len(queries.open_duties(clerk.organ_id, today, only=only)) for only in Urgency}
    assert counted == DutyCounts(*(by_filter[only] for only in Urgency))
    # Friday 22 January: 19, 20 and 21 are past; three working days ahead end on Wednesday the 27th.
    assert counted == DutyCounts(overdue=4, today=1, soon=5, later=11)
    for only in Urgency:
        assert {one.urgency for one in queries.open_duties(clerk.organ_id, today, only=only)} == {only}
    assert counted.total == 21


def test_late_organs_the_longest_overdue_first(county: Organ, clerk: Acting, stranger: Acting, aid: LineRow) -> None:
    told(clerk, aid)
    actions.report_event(
        organ_code="wangwa",
        line_id=aid.id,
        kind="changed",
        happened_on=FORMED - timedelta(1),
        title="王洼的名单",
        by=stranger,
        at=NOW,
    )
    assert [(one.organ_code, one.count) for one in queries.organs_late(county.pk, TODAY)] == [("wangwa", 1)]
    late = queries.organs_late(county.pk, date(2021, 1, 20))
    assert [(one.organ_code, one.count, one.oldest_on) for one in late] == [
        ("wangwa", 1, date(2021, 1, 18)),
        ("baiyang", 1, TODAY),
    ]
    assert [one.organ_code for one in queries.late_duties(date(2021, 1, 20))] == ["wangwa", "baiyang"]
    assert [one.organ_code for one in queries.late_duties(date(2021, 1, 20), [clerk.organ_id])] == ["baiyang"]
    assert queries.organs_late(clerk.organ_id, date(2021, 1, 20)) == ()


def test_lists_are_found_by_index(clerk: Acting, aid: LineRow) -> None:
    """No list's query plan scans a whole table or sorts it."""
    told(clerk, aid)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # With a test's few rows the planner would prefer a sequential scan.
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_bitmapscan = off")
    open_ones = Duty.objects.filter(organ_id=clerk.organ_id, state="open").order_by("judge_by", "id")
    late = Duty.objects.filter(state="open", judge_by__lt=TODAY).order_by("judge_by", "id")
    for found in (open_ones.filter(judge_by__gte=TODAY)[:50], late[:50]):
        plan = found.explain().upper()
        assert "DUTY_OF_ORGAN" in plan or "DUTY_BY_DAY" in plan
        assert "SCAN CATALOGUE_DUTY" not in plan
        assert "TEMP B-TREE" not in plan
        assert "SORT" not in plan


def test_the_moment_is_stored(clerk: Acting, aid: LineRow) -> None:
    key = told(clerk, aid)
    assert isinstance(NOW, datetime)
    assert Duty.objects.get(pk=key).created_at == NOW
