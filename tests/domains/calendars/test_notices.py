"""Notices: only the county office imports, a later one replaces, the trail names it, the calendar follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from mingbai.accounts.values import Acting
from mingbai.calendars import actions, queries, values
from mingbai.calendars.models import HolidayNotice
from mingbai.calendars.values import Notice
from mingbai.core import verification
from mingbai.core.errors import Invalid, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.statute.workdays.arrangement import layer
from mingbai.statute.workdays.calendar import YearNotAnnounced
from statute.workdays.notices import OF_2016_AUTUMN, OF_2020, OF_2021, OF_2025, OF_2026, day
from support import NOW

OF_2027 = Notice(
    region="",
    year=2027,
    document_number="测试〔2026〕1号",
    issued_on=date(2026, 11, 25),
    days_off=tuple(date(2027, *part) for part in ((1, 1), (2, 8), (2, 9), (5, 1), (5, 3), (10, 1), (10, 2), (10, 3))),
    make_up_workdays=(date(2027, 2, 14),),
)
NINGXIA_2023 = Notice("宁夏", 2023, "测试〔2022〕9号", date(2022, 12, 1), (date(2023, 4, 24),), ())


@pytest.mark.parametrize("typed", [OF_2020, OF_2021, OF_2025, OF_2026], ids=lambda one: str(one.year))
def test_the_calendar_library_says_what_the_notice_says(typed) -> None:  # type: ignore[no-untyped-def]
    found = {one.year: one for one in values.library()}[typed.year]
    assert found.days_off == typed.days_off
    assert found.make_up_workdays == typed.make_up_workdays


def test_the_library_has_the_mid_autumn_of_2016() -> None:
    assert {one.year: one for one in values.library()}[2016].days_off >= OF_2016_AUTUMN.days_off


def test_days_before_new_year_belong_to_the_notice_of_the_next_year() -> None:
    by_year = {one.year: one for one in values.library()}
    assert date(2018, 12, 31) in by_year[2019].days_off
    assert date(2018, 12, 29) in by_year[2019].make_up_workdays
    assert 2027 not in by_year


@pytest.mark.django_db
def test_without_imports_the_calendar_is_the_librarys_and_ends_with_2026() -> None:
    assert queries.national().national == layer(values.library())
    assert queries.national().national.years == frozenset(range(2004, 2027))
    assert queries.calendar("宁夏").add(day("2020-05-18 周一"), 7) == day("2020-05-29 周五")
    assert queries.calendar("青海").missing_local_years(date(2021, 1, 1), date(2021, 2, 1)) == (2021,)


@pytest.mark.django_db
def test_an_imported_year_is_counted_and_named_in_the_trail(officer: Acting) -> None:
    with pytest.raises(YearNotAnnounced):
        queries.national().next(day("2026-12-31 周四"))
    key = actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    assert queries.national().next(day("2026-12-31 周四")) == day("2027-01-04 周一")
    assert queries.national().is_working(day("2027-02-14 周日"))
    entry = AuditEntry.objects.get(event="calendar.imported")
    assert entry.subject == "calendar:全国:2027"
    assert "测试〔2026〕1号" in entry.data
    assert "2027-02-14" in entry.data
    assert verification.check_trail().broken == ()
    (row,) = queries.notices()
    assert row.id == key
    assert (row.is_in_force, row.imported_at, row.days_off) == (True, NOW, OF_2027.days_off)
    assert "县政务公开主管" in row.imported_by


@pytest.mark.django_db
def test_a_later_notice_replaces_whole_and_the_earlier_one_stays_on_record(officer: Acting) -> None:
    actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    assert queries.national().is_working(day("2027-02-14 周日"))
    changed = replace(OF_2027, document_number="测试〔2027〕2号", issued_on=date(2027, 1, 27), make_up_workdays=())
    actions.import_notice(notice=changed, by=officer, at=NOW + timedelta(days=1))
    assert not queries.national().is_working(day("2027-02-14 周日"))
    assert [(one.document_number, one.is_in_force) for one in queries.notices()] == [
        ("测试〔2027〕2号", True),
        ("测试〔2026〕1号", False),
    ]
    assert HolidayNotice.objects.get(replaced_by=None).replaces.document_number == "测试〔2026〕1号"


@pytest.mark.django_db
def test_an_imported_year_replaces_the_librarys(officer: Acting) -> None:
    days = tuple(sorted(OF_2026.days_off - {day("2026-02-23 周一")}))
    notice = Notice("", 2026, "测试〔2026〕3号", date(2026, 1, 20), days, tuple(sorted(OF_2026.make_up_workdays)))
    actions.import_notice(notice=notice, by=officer, at=NOW)
    assert queries.national().is_working(day("2026-02-23 周一"))


@pytest.mark.django_db
def test_a_local_notice_counts_in_its_region_alone(officer: Acting) -> None:
    assert queries.calendar("宁夏").missing_local_years(date(2023, 1, 1), date(2023, 1, 2)) == (2023,)
    actions.import_notice(notice=NINGXIA_2023, by=officer, at=NOW)
    ningxia = queries.calendar("宁夏")
    assert not ningxia.is_working(day("2023-04-24 周一"))
    assert ningxia.missing_local_years(date(2023, 1, 1), date(2023, 1, 2)) == ()
    assert ningxia.missing_local_years(date(2022, 1, 1), date(2022, 1, 2)) == ()
    assert queries.national().is_working(day("2023-04-24 周一"))
    assert queries.calendar("青海").is_working(day("2023-04-24 周一"))


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["clerk", "section_head", "leader", "auditor", "sysadmin", "stranger"])
def test_only_the_county_office_imports(who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Refused, match="县政务公开主管"):
        actions.import_notice(notice=OF_2027, by=request.getfixturevalue(who), at=NOW)
    assert not HolidayNotice.objects.exists()
    assert not AuditEntry.objects.filter(event="calendar.imported").exists()


@pytest.mark.django_db
def test_the_same_notice_is_not_imported_twice(officer: Acting) -> None:
    actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    with pytest.raises(Invalid, match="已经导入过"):
        actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    assert HolidayNotice.objects.filter(replaced_by=None).count() == 1
    assert AuditEntry.objects.filter(event="calendar.imported").count() == 1


@pytest.mark.django_db
def test_a_value_that_did_not_come_from_a_file_is_checked_as_well(officer: Acting) -> None:
    with pytest.raises(Invalid, match="文号"):
        actions.import_notice(notice=replace(OF_2027, document_number=""), by=officer, at=NOW)


@pytest.mark.django_db
def test_the_slower_of_two_imports_is_refused_as_stale(officer: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other import commits between our look-up, which finds no notice in force, and our write."""
    actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    nothing = HolidayNotice.objects.none()
    monkeypatch.setattr(HolidayNotice.objects, "select_for_update", lambda: nothing)
    with pytest.raises(Stale, match="刚被别人导入"):
        actions.import_notice(notice=replace(OF_2027, document_number="另一号"), by=officer, at=NOW)
    assert [one.document_number for one in queries.notices()] == ["测试〔2026〕1号"]


@pytest.mark.django_db
def test_another_failure_of_the_database_is_not_taken_for_that(officer: Acting) -> None:
    with pytest.raises(IntegrityError):
        actions.import_notice(notice=OF_2027, by=officer, at=None)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_the_database_refuses_two_in_force_and_a_notice_without_a_number(officer: Acting) -> None:
    actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    values = {"year": 2027, "issued_on": NOW.date(), "days_off": [], "make_up_workdays": [], "imported_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        HolidayNotice.objects.create(document_number="另一号", **values)
    with pytest.raises(IntegrityError), transaction.atomic():
        HolidayNotice.objects.create(document_number="", **{**values, "year": 2028})


@pytest.mark.django_db
def test_the_calendar_costs_one_query_and_is_built_once(officer: Acting) -> None:
    actions.import_notice(notice=OF_2027, by=officer, at=NOW)
    first = queries.calendar("宁夏")
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert queries.calendar("宁夏") is first
    assert len(seen) == 1
