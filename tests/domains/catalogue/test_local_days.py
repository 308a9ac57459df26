"""Rest days of the region reach duties and postings: reminded by the earlier day, judged by the later."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime

import pytest

from mingbai.accounts.values import Acting
from mingbai.calendars import queries as calendars
from mingbai.calendars.actions import import_notice
from mingbai.calendars.models import HolidayNotice
from mingbai.calendars.values import Notice
from mingbai.catalogue import actions, queries
from mingbai.catalogue.values.duties import DutyRow
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.models import Site
from mingbai.documents.actions.publication import document_duty
from mingbai.entries.queries.posting import earliest_down, local_days_missing
from mingbai.entries.values.content import EntryContent
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import CHINA, NOW, TODAY, Migrate

# 开斋节 and 古尔邦节, as a notice of the region sets them beside the national days.
OF_2025 = Notice(
    "宁夏",
    2025,
    "测试〔2024〕9号",
    date(2024, 12, 2),
    (date(2025, 3, 31), date(2025, 4, 1), date(2025, 6, 6), date(2025, 6, 9)),
    (),
)
OF_2026 = Notice(
    "宁夏",
    2026,
    "测试〔2025〕9号",
    date(2025, 12, 1),
    (date(2026, 3, 20), date(2026, 3, 23), date(2026, 5, 27), date(2026, 5, 28)),
    (),
)
MISSING_2026 = "宁夏2026年的放假通知没有录入，这里只按全国放假安排算。"


@pytest.fixture
def site() -> Site:
    return Site.objects.create(name="某县政务公开", sponsor="某县人民政府")


@pytest.fixture
def aid(officer: Acting, baiyang: Organ) -> LineRow:
    """The standard catalogue's line for temporary aid: ten working days."""
    actions.load_standard(by=officer, at=NOW)
    rows = queries.lines_for(organs.organ("baiyang"), TODAY, field="社会救助")
    return next(row for row in rows if row.line1 == "临时救助" and row.unit == "10wd")


def formed(by: Acting, line: LineRow, on: date) -> DutyRow:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA)
    key = actions.report_event(
        organ_code="baiyang", line_id=line.id, kind="formed", happened_on=on, title="临时救助名单", by=by, at=at
    )
    return queries.duty(key, on)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "remind_by", "judge_by"),
    [
        (date(2025, 3, 14), date(2025, 3, 28), date(2025, 3, 28)),  # Friday, over before 开斋节
        (date(2025, 3, 24), date(2025, 4, 8), date(2025, 4, 10)),  # Monday; 4 to 6 April are 清明
        (date(2025, 5, 26), date(2025, 6, 10), date(2025, 6, 12)),  # Monday; 31 May to 2 June are 端午
        (date(2026, 3, 16), date(2026, 3, 30), date(2026, 4, 1)),  # Monday
        (date(2026, 5, 20), date(2026, 6, 3), date(2026, 6, 5)),  # Wednesday
        (date(2026, 5, 28), date(2026, 6, 11), date(2026, 6, 11)),  # Thursday, 古尔邦节 itself
    ],
)
def test_a_duty_around_the_feasts(
    site: Site, officer: Acting, clerk: Acting, aid: LineRow, on: date, remind_by: date, judge_by: date
) -> None:
    for notice in (OF_2025, OF_2026):
        import_notice(notice=notice, by=officer, at=NOW)
    found = formed(clerk, aid, on)
    assert (found.remind_by, found.judge_by) == (remind_by, judge_by)
    assert "放假通知没有录入" not in found.why


@pytest.mark.django_db
def test_without_the_years_notice_the_national_days_hold_and_say_so(
    site: Site, officer: Acting, clerk: Acting, aid: LineRow
) -> None:
    import_notice(notice=OF_2025, by=officer, at=NOW)
    found = formed(clerk, aid, date(2026, 3, 16))
    assert (found.remind_by, found.judge_by) == (date(2026, 3, 30), date(2026, 3, 30))
    assert found.why.endswith(MISSING_2026)
    duty = document_duty("某办法", "某政发〔2026〕1号", date(2026, 3, 16), "", "document:1")
    assert duty.judge_by == date(2026, 4, 14)  # 4 to 6 April are 清明
    assert duty.why.endswith(MISSING_2026)


@pytest.mark.django_db
def test_a_county_of_no_such_region_counts_the_national_days(site: Site, officer: Acting, clerk: Acting, aid: LineRow) -> None:
    found = formed(clerk, aid, date(2026, 3, 16))
    assert (found.remind_by, found.judge_by) == (date(2026, 3, 30), date(2026, 3, 30))
    assert "没有录入" not in found.why


@pytest.mark.django_db
def test_a_document_and_a_posting_count_the_local_days(site: Site, officer: Acting, clerk: Acting, baiyang: Organ) -> None:
    content = EntryContent("某村拟征收土地告知", field="农村集体土地征收")
    assert earliest_down("baiyang", content, date(2026, 3, 16)) == date(2026, 3, 31)  # ten working days until Monday 30 March
    import_notice(notice=OF_2025, by=officer, at=NOW)
    assert earliest_down("baiyang", content, date(2026, 3, 16)) == date(2026, 3, 31)
    assert local_days_missing("baiyang", content, date(2026, 3, 16)) == MISSING_2026
    assert local_days_missing("baiyang", EntryContent("财务收支", field="村务公开"), date(2026, 3, 16)) == "", "natural days"
    import_notice(notice=OF_2026, by=officer, at=NOW)
    assert local_days_missing("baiyang", content, date(2026, 3, 16)) == ""
    assert earliest_down("baiyang", content, date(2026, 3, 16)) == date(2026, 4, 2)
    duty = document_duty("某办法", "某政发〔2026〕1号", date(2026, 3, 16), "", "document:1")
    assert (duty.remind_by, duty.judge_by) == (date(2026, 4, 14), date(2026, 4, 16))


# Code of the website, notice of the region that the office imported, region.
BEFORE = (("6404250001", None, "宁夏"), ("6101000001", None, ""), ("", None, ""), ("", OF_2026, "宁夏"))


def test_an_installation_from_before_gets_its_region(migrate: Migrate) -> None:
    migrate(("core", "0010_site_telephone"), ("calendars", "0001_initial"))
    Site.objects.create(name="某县政务公开", sponsor="某县人民政府")
    for code, notice, region in BEFORE:
        if notice:
            HolidayNotice.objects.create(**asdict(replace(notice, days_off=())), imported_at=NOW, imported_by="县")
        Site.objects.update(id_code=code, region="")
        rows = list(HolidayNotice.objects.values())
        migrate(("calendars", "0002_region_of_the_site"))
        assert Site.objects.get().region == region
        assert list(HolidayNotice.objects.values()) == rows
        assert (calendars.local().local is not None) == bool(region)
        migrate(("core", "0010_site_telephone"), ("calendars", "0001_initial"))
