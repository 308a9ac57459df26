"""Whose a line of the catalogue is: by the subject column, unless the county decided otherwise from a day on."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Adjustment, Assignment, CatalogueLine, Duty
from mingbai.catalogue.queries.lines import field_names
from mingbai.catalogue.values.lines import LineKey, Wording
from mingbai.catalogue.values.owners import names_department
from mingbai.catalogue.values.standard import standard_rows
from mingbai.core.errors import Invalid, NotVisible, Refused
from mingbai.entries.models import Entry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, TODAY

pytestmark = pytest.mark.django_db
WHY = "三定方案划归本局。"


@pytest.fixture
def water(county: Organ) -> Organ:
    return Organ.objects.create(code="shuiwu", name="彭阳县水务局", short_name="水务局", level="department", parent=county)


@pytest.fixture
def civil(county: Organ) -> Organ:
    return Organ.objects.create(code="minzheng", name="彭阳县民政局", short_name="民政局", level="department", parent=county)


def fields(organ: Organ, on: date = TODAY) -> tuple[str, ...]:
    return field_names(organs.organ(organ.code), on)


@pytest.mark.parametrize(
    ("subject", "name", "expected"),
    [
        ("县级民政部门；乡镇人民政府", "彭阳县民政局", True),
        ("县级民政部门；乡镇人民政府", "彭阳县水务局", False),
        ("县级水行政主管部门", "彭阳县水务局", True),
        ("水利部门", "彭阳县水利局", True),
        ("县级部门；乡镇人民政府", "彭阳县水务局", True),
        ("县级人力资源社会保障部门", "彭阳县人力资源和社会保障局", True),
        ("县级教育部门；乡镇人民政府", "彭阳县教育体育局", True),
        ("县级政府信息公开工作主管部门", "彭阳县人民政府办公室", True),
        ("乡镇人民政府", "彭阳县民政局", False),
        ("税务主管部门（垂直管理，不列入县、乡政府目录，仅供链接）", "彭阳县财政局", False),
    ],
)
def test_the_subject_column_names_departments_by_their_work(subject: str, name: str, expected: bool) -> None:
    assert names_department(subject, name) is expected


def test_every_county_line_of_the_standard_names_somebody_the_table_knows() -> None:
    """A county with all usual departments leaves only the lines of the county government itself and of townships."""
    names = (
        "发展和改革局", "教育体育局", "公安局", "民政局", "司法局", "财政局", "人力资源和社会保障局", "自然资源局",
        "生态环境局", "住房和城乡建设局", "交通运输局", "水务局", "农业农村局", "文化旅游广电局", "卫生健康局", "应急管理局",
        "审计局", "市场监督管理局", "审批服务管理局", "税务局", "人民政府办公室", "综合执法局",
    )  # fmt: skip
    left = {
        row.wording.subject
        for row in standard_rows()
        if row.for_county and not any(names_department(row.wording.subject, name) for name in names)
    }
    assert all("县级人民政府" in one or "乡镇" in one or "村民委员会" in one or "行政村" in one for one in left), left


def test_the_water_bureau_owns_no_line_of_social_aid(officer: Acting, water: Organ, civil: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    assert "社会救助" not in fields(water)
    assert "社会救助" in fields(civil)
    assert "法定主动公开（通用）" in fields(water), "what every organ publishes stays everybody's"
    everything = queries.lines_of_all(officer.organ_id, organs.supervised(officer.organ_id), TODAY)
    for organ in (water, civil):
        listed = queries.lines_for(organs.organ(organ.code), TODAY)
        assert {row.id for row in everything[organ.pk]} == {row.id for row in listed}, "one rule in both queries"


def test_the_county_gives_a_field_takes_it_and_leaves_it_again(officer: Acting, water: Organ, civil: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    told = {"field": "社会救助", "reason": WHY, "by": officer, "at": NOW}
    later = TODAY + timedelta(days=10)
    actions.assign_field(organ_code="shuiwu", is_owner=True, since_on=later, **told)
    actions.assign_field(organ_code="minzheng", is_owner=False, since_on=TODAY, **told)
    assert "社会救助" not in fields(water), "not before its day"
    assert "社会救助" in fields(water, later)
    assert "社会救助" not in fields(civil)
    actions.assign_field(organ_code="minzheng", is_owner=None, since_on=TODAY, **told)
    assert "社会救助" in fields(civil)
    assert Assignment.objects.filter(organ=civil, until_on=TODAY).count() == 1


def test_only_the_county_assigns_and_only_to_departments(officer: Acting, clerk: Acting, water: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    told = {"is_owner": True, "since_on": TODAY, "reason": WHY, "at": NOW}
    with pytest.raises(Refused):
        actions.assign_field(organ_code="shuiwu", field="社会救助", by=clerk, **told)
    with pytest.raises(NotVisible):
        actions.assign_field(organ_code="baiyang", field="社会救助", by=officer, **told)
    with pytest.raises(Invalid):
        actions.assign_field(organ_code="shuiwu", field="没有的领域", by=officer, **told)


def test_duties_of_others_lines_are_dropped_and_come_back(officer: Acting, civil: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    wording = Wording(("名册",), "社会救助法", "每季度", "every:3mo", "县级民政部门", ("政府网站",), "全社会", "主动")
    key, since = LineKey("社会救助", "名册", "季度名册"), date(2020, 6, 1)
    county = {"organ_code": "pengyang", "levels": (True, False), "by": officer, "at": NOW}
    actions.add_line(key=key, wording=wording, in_force_on=since, **county)
    by = {"organ_code": "minzheng", "today": TODAY, "by": officer, "at": NOW}
    actions.generate(**by)
    field = "社会救助"
    mine = Duty.objects.filter(organ=civil, line__field=field)
    count = mine.count()
    assert count > 0
    told = {"organ_code": "minzheng", "field": field, "since_on": TODAY, "reason": WHY, "by": officer, "at": NOW}
    actions.assign_field(is_owner=False, **told)
    actions.generate(**by)
    assert set(mine.values_list("state", flat=True)) == {"dropped"}
    actions.assign_field(is_owner=None, **told)
    actions.generate(**by)
    assert list(mine.values_list("state", flat=True)) == ["open"] * count


def test_a_database_from_before_keeps_the_fields_that_a_department_marked(officer: Acting, water: Organ, civil: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    line = CatalogueLine.objects.filter(field="社会救助", for_county=True).order_by("id")[0]
    told = {"line": line, "made_by": "水务局", "made_at": NOW}
    Adjustment.objects.create(organ=water, unit="5wd", time_limit="5个工作日内", **told)
    Adjustment.objects.create(organ=civil, is_applicable=False, reason="没有这项业务。", **told)
    upgrade = import_module("mingbai.catalogue.migrations.0009_fields_marked_by_hand")
    upgrade.keep(apps, None)
    assert "社会救助" in fields(water)
    assert list(Assignment.objects.values_list("organ__code", "field")) == [("shuiwu", "社会救助")]
    assert Adjustment.objects.count() == 2, "what was marked stays as it was"
    upgrade.forget(apps, None)
    assert not Assignment.objects.exists()


def test_a_database_from_before_keeps_the_fields_that_a_department_published_in(
    officer: Acting, water: Organ, civil: Organ
) -> None:
    actions.load_standard(by=officer, at=NOW)
    line = CatalogueLine.objects.filter(field="社会救助", for_county=True).order_by("id")[0]
    own = CatalogueLine.objects.create(
        owner=civil, field="林业", line1="护林", line2="巡护", position=1, for_county=True, for_township=False
    )
    draft = {"standing": "unpublished", "stage": "draft", "is_listed": False}
    Entry.objects.create(organ=water, line=line, title="救助标准", **draft)
    Entry.objects.create(organ=civil, line=own, title="本局的", **draft)
    upgrade = import_module("mingbai.entries.migrations.0015_fields_published_in")
    for _ in range(2):
        upgrade.keep(apps, None)
    assert list(Assignment.objects.values_list("organ__code", "field", "is_owner")) == [("shuiwu", "社会救助", True)]
    assert "社会救助" in fields(water)
