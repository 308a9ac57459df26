"""Periodic duties: one for each period, however often and by whomever they are generated."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mingbai.accounts.values import Acting, system
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Duty, DutyRun
from mingbai.catalogue.queries.duties import counting_calendar
from mingbai.catalogue.values.cycles import cycles, period_words, recurs
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(officer: Acting, baiyang: Organ) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


def made(by: Acting, today: date = TODAY) -> int:
    return actions.generate(organ_code=by.organ_code, today=today, by=by, at=NOW)


def test_the_fourth_quarter_is_on_the_list(loaded: Acting, clerk: Acting) -> None:
    assert made(clerk) == len(cycles())
    row = next(one for one in queries.open_duties(clerk.organ_id, TODAY) if "临时救助" in one.title)
    assert row.title == "2020年第四季度临时救助资金发放情况"
    assert row.why == "2020年第四季度结束，名单2021年1月5日形成，10个工作日内公开，最迟2021年1月19日。"
    assert (row.period_key, row.formed_on, row.judge_by) == ("2020Q4", date(2021, 1, 5), TODAY)
    assert row.kind == "calendar"


def test_a_second_run_makes_nothing_and_only_checks_that_it_ran(loaded: Acting, clerk: Acting) -> None:
    made(clerk)
    with CaptureQueriesContext(connection) as asked:
        assert made(clerk) == 0
    assert len(asked) == 2, "the organ, and whether it ran today"
    assert made(clerk, TODAY + timedelta(1)) == 0, "no new period ended"
    assert AuditEntry.objects.filter(event="duty.generated").count() == 1
    DutyRun.objects.all().delete()
    assert made(clerk) == 0, "the periods are known even when the run is forgotten"


def test_the_next_quarter_comes_with_its_day(loaded: Acting, clerk: Acting) -> None:
    made(clerk)
    assert made(clerk, date(2021, 4, 4)) == 0
    assert made(clerk, date(2021, 4, 5)) == len(cycles()), "five days after the end of March"
    keys = set(Duty.objects.values_list("period_key", flat=True))
    assert keys == {"2020Q4", "2021Q1"}


def test_days_without_a_run_leave_no_gap(loaded: Acting, clerk: Acting) -> None:
    made(clerk)
    assert made(clerk, date(2021, 10, 8)) == 3 * len(cycles()), "three quarters ended without a run"


def test_a_dropped_period_does_not_come_back(loaded: Acting, clerk: Acting) -> None:
    made(clerk)
    key = queries.open_duties(clerk.organ_id, TODAY)[0].id
    actions.drop(duty_id=key, reason="这一季度没有发放", by=clerk, at=NOW)
    DutyRun.objects.all().delete()
    assert made(clerk) == 0


def test_a_line_that_does_not_apply_makes_none(loaded: Acting, clerk: Acting) -> None:
    lines = queries.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    line = next(one for one in lines if recurs(one, "township") and one.line1 == "临时救助")
    actions.mark_not_applicable(organ_code="baiyang", line_id=line.id, reason="由县民政局统一公开", by=clerk, at=NOW)
    assert made(clerk) == len(cycles()) - 1


def test_village_affairs_are_the_duty_of_the_village(loaded: Acting, clerk: Acting, baiyang: Organ) -> None:
    village = Organ.objects.create(code="zhougou", name="周沟村民委员会", short_name="周沟村", level="village", parent=baiyang)
    made(clerk)
    assert not Duty.objects.filter(organ=baiyang, title__contains="收支").exists()
    count = actions.generate(organ_code="zhougou", today=TODAY, by=system(organs.organ("zhougou")), at=NOW)
    assert count > 10
    assert Duty.objects.filter(organ=village, period_key="2020Q4").exists()


def test_the_job_serves_every_organ(loaded: Acting, wangwa: Organ) -> None:
    assert actions.generate_all(today=TODAY, at=NOW) >= 2 * len(cycles())
    assert actions.generate_all(today=TODAY, at=NOW) == 0
    names = set(AuditEntry.objects.filter(event="duty.generated").values_list("subject", flat=True))
    assert {"duties:baiyang", "duties:wangwa"} <= names


def test_a_catalogue_that_comes_after_the_run_of_the_day_is_looked_at_once_more(officer: Acting, baiyang: Organ) -> None:
    assert actions.generate_all(today=TODAY, at=NOW) == 0
    assert queries.without_duties_of(TODAY) == ()
    actions.load_standard(by=officer, at=NOW)
    assert baiyang.pk in queries.without_duties_of(TODAY)
    assert actions.generate_all(today=TODAY, at=NOW) >= len(cycles())


def test_no_department_has_the_lists_of_another(loaded: Acting, county: Organ) -> None:
    health = Organ.objects.create(code="health", name="彭阳县卫生健康局", short_name="卫健局", level="department", parent=county)
    actions.generate_all(today=TODAY, at=NOW)
    assert not Duty.objects.filter(organ__in=[health, county]).exists()


def test_before_the_notice_of_the_next_year_is_out_days_are_provisional() -> None:
    calendar = counting_calendar(date(2026, 12, 30))
    assert calendar.add(date(2026, 12, 30), 20).year == 2027


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("2020Q4", "2020年第四季度"),
        ("2021-01", "2021年1月"),
        ("2021-11", "2021年11月"),
        ("2020H1", "2020年上半年"),
        ("2020H2", "2020年下半年"),
        ("2020", "2020年"),
    ],
)
def test_periods_in_words(key: str, words: str) -> None:
    assert period_words(key) == words


def test_a_fact_reported_by_hand_makes_no_second_duty(loaded: Acting, clerk: Acting) -> None:
    lines = queries.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    line = next(one for one in lines if recurs(one, "township") and one.line1 == "临时救助")
    title = "2020年第四季度临时救助资金发放情况"
    day = date(2021, 1, 4)
    actions.report_event(organ_code="baiyang", line_id=line.id, kind="formed", happened_on=day, title=title, by=clerk, at=NOW)
    made(clerk)
    assert Duty.objects.filter(organ_id=clerk.organ_id, title=title).count() == 1
