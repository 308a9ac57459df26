"""An organ's catalogue: the shipped rows, what each level sees, the regulation's item codes, coverage."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from mingbai.accounts.values import Acting, system
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import Adjustment, CatalogueLine, LineEdition
from mingbai.catalogue.values.lines import CHANNELS, FIELD_CHANNELS, MODES, checked, codes_for
from mingbai.catalogue.values.standard import codes, standard_rows
from mingbai.core.errors import Refused
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.emergencies import emergency_fields
from mingbai.statute.disclosure.items import statutory_items
from support import NOW, TODAY


@pytest.fixture
def loaded(officer: Acting) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


def test_shipped_rows_are_whole_and_unique() -> None:
    rows = standard_rows()
    assert len(rows) == 450
    assert sum(row.for_township for row in rows) == 292
    assert len({(row.key.field, row.key.line1, row.key.line2) for row in rows}) == 450
    assert Counter(row.wording.confidence for row in rows) == {"C": 285, "P": 70, "M": 95}
    assert {channel for row in rows for channel in row.wording.channels} <= {*CHANNELS, *FIELD_CHANNELS}
    assert {row.wording.mode for row in rows} <= set(MODES)


def test_shipped_rows_pass_the_same_checks_as_rows_of_people() -> None:
    for row in standard_rows():
        assert checked(row.wording) == row.wording


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ("12", ("12",)),
        ("20(一)", ("20.1",)),
        ("20(十)；21", ("20.10",)),
        ("20(十一)；20(十三)", ("20.11", "20.13")),
        ("19；20(十五)", ("19", "20.15")),
        ("21", ()),
        ("不属政府信息（村务公开）", ()),
    ],
)
def test_articles_become_codes(articles: str, expected: tuple[str, ...]) -> None:
    assert codes(articles) == expected


def test_a_topic_has_the_number_of_the_organs_level() -> None:
    assert codes_for("township", ["20.11"], ["社会救助"], TODAY) == ("20.11", "21.8")
    assert codes_for("county", ["20.11"], ["社会救助"], TODAY) == ("20.11", "21.7")
    assert codes_for("department", [], ["筹资筹劳"], TODAY) == ()


def test_every_code_of_the_shipped_rows_is_an_item_of_the_regulation() -> None:
    known = {one.code for level in ("county", "township") for one in statutory_items(level, TODAY)}
    assert {code for row in standard_rows() for code in row.statutory_codes} - known == {"12", "19", "50"}
    texts = {one.text for level in ("county", "township") for one in statutory_items(level, TODAY)}
    assert {topic for row in standard_rows() for topic in row.topics} <= texts


def test_loading_twice_loads_once(officer: Acting) -> None:
    assert actions.load_standard(by=officer, at=NOW) == 450
    assert actions.load_standard(by=officer, at=NOW) == 0
    assert (CatalogueLine.objects.count(), LineEdition.objects.count()) == (450, 450)
    assert AuditEntry.objects.filter(event="catalogue.loaded").count() == 1


def test_loading_keeps_the_countys_changes_to_a_row(loaded: Acting) -> None:
    CatalogueLine.objects.filter(position=10).update(line2="改过的名字")
    assert actions.load_standard(by=loaded, at=NOW) == 1
    assert CatalogueLine.objects.filter(line2="改过的名字").exists()


def test_system_loads_and_a_township_does_not(county: Organ, clerk: Acting) -> None:
    with pytest.raises(Refused):
        actions.load_standard(by=clerk, at=NOW)
    assert actions.load_standard(by=system(organs.organ(county.code)), at=NOW) == 450


def test_an_organ_sees_the_rows_of_its_level(
    loaded: Acting, county: Organ, baiyang: Organ, django_assert_num_queries: Any
) -> None:
    town, top = organs.organ(baiyang.code), organs.organ(county.code)
    with django_assert_num_queries(3):
        rows = queries.lines_for(town, TODAY)
    assert len(rows) == 292
    assert len(queries.lines_for(top, TODAY)) == sum(row.for_county for row in standard_rows())
    assert [row.position for row in rows] == sorted(row.position for row in rows)
    row = next(row for row in rows if (row.line1, row.line2) == ("最低生活保障", "审核信息"))
    assert row.statutory_codes == ("20.11", "21.8")
    assert row.wording.override
    assert queries.line_for(town.code, row.id, TODAY) == row


def test_village_affairs_are_no_information_of_the_township(loaded: Acting, baiyang: Organ) -> None:
    town = organs.organ(baiyang.code)
    assert all(not row.is_village_affairs for row in queries.catalogue_table(town, TODAY))
    assert len(queries.catalogue_table(town, TODAY)) == 292 - 35
    village = Organ.objects.create(code="shanzhuang", name="山庄村民委员会", short_name="山庄村", level="village", parent=baiyang)
    seen = queries.catalogue_table(organs.organ(village.code), TODAY)
    assert len(seen) == 35
    assert all(row.is_village_affairs and row.statutory_codes == () for row in seen)


def test_a_line_of_the_county_is_not_in_the_catalogue_of_a_township(loaded: Acting, baiyang: Organ) -> None:
    county_only = CatalogueLine.objects.filter(for_township=False).first()
    assert county_only is not None
    assert queries.line_for(baiyang.code, county_only.pk, TODAY) is None
    seen = queries.line_for(county_only.owner.code, county_only.pk, TODAY)
    assert seen is not None
    assert seen.id == county_only.pk
    assert queries.line_for(county_only.owner.code, county_only.pk, date(2019, 5, 14)) is None


def test_before_the_regulation_there_is_no_catalogue(loaded: Acting, baiyang: Organ) -> None:
    town = organs.organ(baiyang.code)
    # 2019-05-15 Wednesday: the regulation of 2019 comes into force.
    assert len(queries.lines_for(town, date(2019, 5, 15))) == 292
    assert queries.lines_for(town, date(2019, 5, 14)) == ()


def test_coverage_counts_lines_and_blanks(loaded: Acting, baiyang: Organ) -> None:
    town = organs.organ(baiyang.code)
    rows = queries.lines_for(town, TODAY)
    aid = [row for row in rows if "21.8" in row.statutory_codes]
    published = {aid[0].id: (3, NOW), aid[1].id: (0, NOW)}
    found = {one.code: one for one in queries.coverage(town, TODAY, published)}
    assert list(found) == [one.code for one in statutory_items("township", TODAY)]
    assert (found["21.8"].lines, found["21.8"].lines_with_entries, found["21.8"].entries) == (len(aid), 1, 3)
    assert found["21.8"].last_published_at == NOW
    assert found["21.8"].article == "第21条"
    assert found["20.7"].is_blank
    others = {one.code: one for one in queries.coverage(town, TODAY, published, {"21.8": (2, NOW), "20.7": (4, NOW)})}
    assert (others["21.8"].entries, others["21.8"].lines_with_entries) == (5, 1)
    assert (others["20.7"].entries, others["20.7"].lines_with_entries, others["20.7"].is_blank) == (4, 0, False)
    assert not found["21.8"].is_blank


def test_every_item_of_the_regulation_has_a_row_in_the_township_catalogue(loaded: Acting, baiyang: Organ) -> None:
    town = organs.organ(baiyang.code)
    without = [one.code for one in queries.coverage(town, TODAY, {}) if not one.lines]
    assert without == []


def test_coverage_of_the_county_takes_as_many_queries_for_two_organs_as_for_three(
    loaded: Acting, county: Organ, baiyang: Organ, wangwa: Organ, django_assert_max_num_queries: Any
) -> None:
    row = queries.lines_for(organs.organ(baiyang.code), TODAY)[0]
    with django_assert_max_num_queries(3):
        found = queries.coverage_of_county(county.pk, TODAY, {baiyang.pk: {row.id: (1, NOW)}})
    assert [(one.organ_code, one.lines, one.lines_covered) for one in found] == [("baiyang", 292, 1), ("wangwa", 292, 0)]
    Organ.objects.create(code="caomiao", name="草庙乡人民政府", short_name="草庙乡", level="township", parent=county, order=3)
    with django_assert_max_num_queries(3):
        assert len(queries.coverage_of_county(county.pk, TODAY, {})) == 3


def test_fields_are_counted_in_order(loaded: Acting, baiyang: Organ) -> None:
    found = queries.fields(organs.organ(baiyang.code), TODAY)
    assert found[0].field == "法定主动公开（通用）"
    assert {one.field: one.lines for one in found}["社会救助"] == 13
    assert sum(one.lines for one in found) == 292


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"field": ""}, "item_is_named"),
        ({"for_county": False, "for_township": False}, "item_has_a_level"),
    ],
)
def test_the_database_refuses_a_malformed_line(loaded: Acting, changes: dict[str, Any], name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        CatalogueLine.objects.filter(position=10).update(**changes)


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"basis": ""}, "edition_has_basis"),
        ({"confidence": "X"}, "edition_confidence_known"),
        ({"ends_on": date(2019, 5, 14)}, "edition_ends_after_it_began"),
    ],
)
def test_the_database_refuses_a_malformed_edition(loaded: Acting, changes: dict[str, Any], name: str) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        LineEdition.objects.filter(line__position=10).update(**changes)
    # 2019-05-15 Wednesday is the day it began, so an edition that was never in force does no harm.
    LineEdition.objects.filter(line__position=10).update(ends_on=date(2019, 5, 15))


def test_the_database_refuses_two_open_editions_and_empty_adjustments(loaded: Acting, baiyang: Organ) -> None:
    line = CatalogueLine.objects.get(position=10)
    edition = LineEdition.objects.get(line=line)
    edition.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        edition.save(force_insert=True)
    own = {"organ": baiyang, "line": line, "made_by": "测试", "made_at": NOW}
    with pytest.raises(IntegrityError, match="adjustment_says_something"), transaction.atomic():
        Adjustment.objects.create(**own)
    with pytest.raises(IntegrityError, match="adjustment_not_applicable_with_reason"), transaction.atomic():
        Adjustment.objects.create(**own, is_applicable=False)
    Adjustment.objects.create(**own, is_applicable=False, reason="本镇没有林场")
    with pytest.raises(IntegrityError), transaction.atomic():
        Adjustment.objects.create(**own, unit="10wd")


def test_the_lines_of_emergencies_are_lines_of_the_standard_catalogue() -> None:
    known = {(row.key.field, row.key.line2) for row in standard_rows()}
    assert {(field, line) for field, named in emergency_fields()[1].items() for line in named} <= known
