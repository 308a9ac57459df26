"""Lines that laws demand beyond the ministries' standards: they come on their day and take nothing from the county."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from mingbai.accounts.values import Acting, system
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import CatalogueLine, Duty, LineEdition
from mingbai.catalogue.values.standard import added_rows, standard_rows
from mingbai.core.errors import Refused
from mingbai.core.models import Site
from mingbai.jobs.schedule import SCHEDULE
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import CHINA, NOW, TODAY

pytestmark = pytest.mark.django_db
COUNTY_OF_2026 = datetime(2026, 2, 2, 9, tzinfo=CHINA)
PAYMENTS = "逾期尚未支付中小企业款项信息"


@pytest.fixture
def loaded(officer: Acting, baiyang: Organ) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


def test_the_standards_stay_as_they_are_and_no_addition_repeats_one() -> None:
    assert len(standard_rows()) == 450
    keys = {row.key for row in added_rows()}
    assert len(keys) == len(added_rows()) == 11
    assert keys.isdisjoint(row.key for row in standard_rows())
    assert sum(row.key.field == "居务公开" for row in added_rows()) == 7


@pytest.mark.parametrize(
    ("on", "lines"),
    [
        (date(2020, 8, 31), 1),
        (date(2020, 9, 1), 2),
        (date(2025, 4, 30), 2),
        (date(2025, 5, 1), 3),
        (date(2025, 12, 31), 3),
        (date(2026, 1, 1), 10),
        (date(2026, 1, 31), 10),
        (date(2026, 2, 1), 11),
    ],
)
def test_each_line_comes_on_the_day_of_its_law(loaded: Acting, on: date, lines: int) -> None:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=CHINA)
    assert actions.add_lines_of_law(by=loaded, at=at) == lines
    assert actions.add_lines_of_law(by=loaded, at=at) == 0
    assert CatalogueLine.objects.count() == 450 + lines
    assert set(LineEdition.objects.filter(line__position__gt=4500).values_list("in_force_on", flat=True)) == {
        row.since for row in added_rows() if row.since <= on
    }


def test_a_county_keeps_what_it_changed_and_what_it_retired(loaded: Acting) -> None:
    CatalogueLine.objects.filter(position=10).update(line2="改过的名字")
    actions.add_lines_of_law(by=loaded, at=COUNTY_OF_2026)
    line = CatalogueLine.objects.get(line2=PAYMENTS)
    actions.retire_line(line_id=line.pk, ends_on=date(2026, 2, 3), reason="由财政局统一公开", by=loaded, at=COUNTY_OF_2026)
    assert actions.add_lines_of_law(by=loaded, at=COUNTY_OF_2026.replace(month=3)) == 0
    assert CatalogueLine.objects.filter(line2="改过的名字").exists()


def test_only_the_county_or_the_system_adds_them(loaded: Acting, clerk: Acting, county: Organ) -> None:
    with pytest.raises(Refused):
        actions.add_lines_of_law(by=clerk, at=COUNTY_OF_2026)
    assert actions.add_lines_of_law(by=system(organs.organ(county.code)), at=COUNTY_OF_2026) == 11


def test_the_worker_adds_them_where_a_catalogue_is_kept(officer: Acting, county: Organ, site: Site) -> None:
    (job,) = (one for one in SCHEDULE if one.what == "增加法律新增的公开事项")
    Site.objects.update(demo_today=None)
    assert list(job.due(COUNTY_OF_2026)) == [], "no catalogue at all"
    actions.load_standard(by=officer, at=NOW)
    assert list(job.due(COUNTY_OF_2026)) == [{"organ_id": county.pk}]
    Site.objects.update(demo_today=TODAY)
    assert list(job.due(COUNTY_OF_2026)) == [], "a demonstration keeps its catalogue"
    Site.objects.update(demo_today=None)
    actions.add_lines_of_law(by=officer, at=COUNTY_OF_2026)
    assert list(job.due(COUNTY_OF_2026)) == []
    assert list(job.due(datetime(2026, 12, 1, 9, tzinfo=CHINA))) == []


def test_a_community_sees_its_own_affairs_and_a_village_its_own(loaded: Acting, baiyang: Organ) -> None:
    actions.add_lines_of_law(by=loaded, at=COUNTY_OF_2026)
    for code, level, field, count in (("xingpeng", "community", "居务公开", 7), ("yangping", "village", "村务公开", 30)):
        Organ.objects.create(code=code, name=f"{code}委员会", short_name=code, level=level, parent=baiyang)
        seen = queries.lines_for(organs.organ(code), COUNTY_OF_2026.date())
        assert sum(one.field == field for one in seen) >= count
        assert not {"村务公开", "居务公开"} - {field} & {one.field for one in seen}


def test_the_yearly_duty_is_due_on_the_day_of_the_law(loaded: Acting, clerk: Acting, baiyang: Organ) -> None:
    at = datetime(2021, 1, 19, 9, tzinfo=CHINA)
    actions.add_lines_of_law(by=loaded, at=at)
    actions.generate(organ_code="baiyang", today=TODAY, by=clerk, at=at)
    payments = Duty.objects.get(organ=baiyang, line__line2=PAYMENTS)
    assert (payments.formed_on, payments.judge_by) == (date(2020, 12, 31), date(2021, 3, 31))
    assert payments.why == "2020年结束，每年3月31日前公开，最迟2021年3月31日。"
    assert payments.source.startswith("保障中小企业款项支付条例")
    statistics = Duty.objects.get(organ=baiyang, line__line2="上一年度行政执法总体情况")
    assert statistics.judge_by == date(2021, 1, 31)
    assert "指导意见" in statistics.source
