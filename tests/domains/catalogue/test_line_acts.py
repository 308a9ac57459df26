"""Acts on lines: who may do them, new editions, not applicable, shorter limits, another law in many rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.actions.lines import set_levels
from mingbai.catalogue.models import Adjustment, CatalogueLine, LineEdition
from mingbai.catalogue.values.lines import LineKey, LineRow, Wording
from mingbai.core import public
from mingbai.core.errors import Invalid, MingbaiError, NotVisible, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, TODAY

AID = ("社会救助", "最低生活保障", "审核信息")
WORDING = Wording(
    elements=("巡护范围", "护林员名单"),
    basis="《森林法》第20条",
    time_limit="信息形成之日起10个工作日内",
    unit="10wd",
    subject="乡镇人民政府",
    channels=("公开查阅点", "政府网站"),
    audience="全社会",
    mode="主动",
)
OWN = LineKey("林业", "护林", "护林员巡护")


@pytest.fixture
def loaded(officer: Acting) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


def found(organ: Organ, key: tuple[str, str, str] = AID, on: date = TODAY) -> LineRow:
    rows = queries.lines_for(organs.organ(organ.code), on, include_not_applicable=True)
    return next(row for row in rows if (row.field, row.line1, row.line2) == key)


def add(by: Acting, **changes: Any) -> int:
    given = {"organ_code": by.organ_code, "key": OWN, "wording": WORDING, "in_force_on": TODAY, "by": by, "at": NOW}
    return actions.add_line(**{**given, **changes})


def test_a_line_of_ones_own_is_in_no_other_catalogue(loaded: Acting, clerk: Acting, baiyang: Organ, wangwa: Organ) -> None:
    line_id = add(clerk, statutory_codes=("20.12", "21.1"))
    row = found(baiyang, ("林业", "护林", "护林员巡护"))
    assert row.id == line_id
    assert row.is_own
    assert row.statutory_codes == ("20.12", "21.1")
    assert row.wording.channels == ("政府网站", "公开查阅点")
    assert queries.line_for(wangwa.code, line_id, TODAY) is None
    assert queries.lines_for(organs.organ(baiyang.code), TODAY)[-1].id == line_id
    assert queries.lines_for(organs.organ(baiyang.code), TODAY - timedelta(days=1))[-1].id != line_id
    entry = AuditEntry.objects.get(event="catalogue.item_added")
    assert entry.subject == f"item:{line_id}"


def test_a_line_of_the_county_is_for_its_levels(loaded: Acting, baiyang: Organ, county: Organ) -> None:
    line_id = add(loaded, levels=(True, False), key=LineKey("社会救助", "综合业务", "年度报告"))
    assert queries.line_for(baiyang.code, line_id, TODAY) is None
    assert queries.line_for(county.code, line_id, TODAY) is not None
    set_levels(line_id=line_id, for_county=False, for_township=True, by=loaded, at=NOW)
    assert queries.line_for(baiyang.code, line_id, TODAY) is not None
    assert queries.line_for(county.code, line_id, TODAY) is None
    with pytest.raises(Invalid):
        set_levels(line_id=line_id, for_county=False, for_township=False, by=loaded, at=NOW)


def test_the_same_line_twice_is_refused(loaded: Acting, clerk: Acting) -> None:
    add(clerk)
    with pytest.raises(Invalid, match="已经有这一项"):
        add(clerk)
    with pytest.raises(Invalid, match="已经有这一项"):
        add(clerk, key=LineKey(*AID))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"key": LineKey("", "护林", "巡护")}, "field"),
        ({"key": LineKey("林业", "护林", "巡" * 121)}, "line2"),
        ({"wording": replace(WORDING, basis=" ")}, "basis"),
        ({"wording": replace(WORDING, mode="公开")}, "mode"),
        ({"wording": replace(WORDING, channels=())}, "channels"),
        ({"wording": replace(WORDING, channels=("微博",))}, "channels"),
        ({"wording": replace(WORDING, audience="村民")}, "audience"),
        ({"wording": replace(WORDING, unit="十天")}, "unit"),
        ({"statutory_codes": ("20.16",)}, "statutory_codes"),
        ({"in_force_on": date(2019, 5, 14)}, "in_force_on"),
    ],
)
def test_what_is_wrong_with_a_line_is_named(loaded: Acting, clerk: Acting, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as failure:
        add(clerk, **changes)
    assert failure.value.field == field
    assert not CatalogueLine.objects.filter(owner__code="baiyang").exists()


def test_who_may_add_change_and_depart(
    loaded: Acting, clerk: Acting, stranger: Acting, leader: Acting, auditor: Acting, baiyang: Organ
) -> None:
    row = found(baiyang)
    acts: list[tuple[Any, dict[str, Any]]] = [
        (actions.mark_not_applicable, {"organ_code": "baiyang", "line_id": row.id, "reason": "本镇没有这项业务"}),
        (actions.mark_applicable, {"organ_code": "baiyang", "line_id": row.id}),
        (actions.shorten_limit, {"organ_code": "baiyang", "line_id": row.id, "unit": "5wd+period:7wd"}),
        (actions.add_line, {"organ_code": "baiyang", "key": OWN, "wording": WORDING, "in_force_on": TODAY}),
    ]
    for by, failure in ((stranger, NotVisible), (leader, Refused), (auditor, Refused), (loaded, Refused)):
        for act, given in acts:
            with pytest.raises(failure):
                act(**given, by=by, at=NOW)
    change = {"line_id": row.id, "edition_id": row.edition_id, "wording": WORDING, "in_force_on": TODAY, "at": NOW}
    with pytest.raises(Refused):
        actions.change_line(**change, by=clerk)
    with pytest.raises(Refused):
        actions.replace_basis(old="第45条", new="第46条", line_ids=[row.id], in_force_on=TODAY, by=clerk, at=NOW)
    with pytest.raises(Refused):
        actions.add_line(organ_code="pengyang", key=OWN, wording=WORDING, in_force_on=TODAY, by=auditor, at=NOW)


def test_a_change_is_a_new_edition_and_the_old_one_stays(loaded: Acting, baiyang: Organ) -> None:
    row = found(baiyang)
    wording = replace(row.wording, elements=("初审对象名单",), confidence="C")
    generation = public.generation()
    change = {"line_id": row.id, "wording": wording, "by": loaded, "at": NOW}
    assert actions.change_line(**change, edition_id=row.edition_id, in_force_on=date(2021, 2, 1))
    assert found(baiyang, on=date(2021, 1, 31)).wording == row.wording
    assert found(baiyang, on=date(2021, 2, 1)).wording == wording
    assert public.generation() == generation + 1
    last = queries.editions(row.id)[0]
    assert not actions.change_line(**change, edition_id=last.id, in_force_on=date(2021, 2, 1))
    assert len(queries.editions(row.id)) == 2
    levels = (not row.for_county, row.for_township)
    assert actions.change_line(**change, edition_id=last.id, in_force_on=date(2021, 2, 1), levels=levels), "only the levels"
    assert not actions.change_line(**change, edition_id=last.id, in_force_on=date(2021, 2, 1), levels=levels)
    with pytest.raises(Stale):
        actions.change_line(**change, edition_id=row.edition_id, in_force_on=date(2021, 3, 1))
    earlier = {**change, "wording": row.wording}
    with pytest.raises(Invalid) as failure:
        actions.change_line(**earlier, edition_id=last.id, in_force_on=date(2021, 1, 31))
    assert failure.value.field == "in_force_on"


def test_a_retired_line_leaves_every_catalogue_and_returns_with_a_new_edition(
    loaded: Acting, clerk: Acting, baiyang: Organ, county: Organ
) -> None:
    row = found(baiyang)
    given = {"line_id": row.id, "ends_on": date(2021, 2, 1), "reason": "新版标准目录没有这一项", "at": NOW}
    with pytest.raises(Refused):
        actions.retire_line(**given, by=clerk)
    with pytest.raises(Invalid, match="至少4个字"):
        actions.retire_line(**{**given, "reason": "没了"}, by=loaded)
    with pytest.raises(Invalid, match="停用不能更早"):
        actions.retire_line(**{**given, "ends_on": row.in_force_on - timedelta(days=1)}, by=loaded)
    actions.retire_line(**given, by=loaded)
    actions.retire_line(**given, by=loaded)
    assert AuditEntry.objects.filter(event="catalogue.item_retired").count() == 1
    with pytest.raises(Invalid, match="已经从2021-02-01起停用"):
        actions.retire_line(**{**given, "ends_on": date(2021, 3, 1)}, by=loaded)
    assert found(baiyang, on=date(2021, 1, 31)).id == row.id
    assert queries.line_for("baiyang", row.id, date(2021, 2, 1)) is None
    last = queries.last_edition(row.id, TODAY)
    assert (last.is_retired, last.ends_on) == (True, date(2021, 2, 1))
    assert row.id not in {one.id for one in queries.master(county.pk, date(2021, 2, 1))}
    back = {"line_id": row.id, "edition_id": last.edition_id, "wording": row.wording, "by": loaded, "at": NOW}
    with pytest.raises(Invalid, match="重新施行不能更早"):
        actions.change_line(**back, in_force_on=date(2021, 1, 31))
    assert actions.change_line(**back, in_force_on=date(2021, 5, 1)), "the same wording is in force again"
    assert queries.line_for("baiyang", row.id, date(2021, 4, 30)) is None
    assert found(baiyang, on=date(2021, 5, 1)).id == row.id


def test_an_edition_corrected_on_its_first_day_was_never_in_force(loaded: Acting, baiyang: Organ) -> None:
    for subject in ("民政局", "民政局、乡镇人民政府"):
        row = found(baiyang)
        wording = replace(row.wording, subject=subject)
        actions.change_line(line_id=row.id, edition_id=row.edition_id, wording=wording, in_force_on=TODAY, by=loaded, at=NOW)
    assert found(baiyang).wording.subject == "民政局、乡镇人民政府"
    assert [row.ends_on for row in queries.editions(row.id)] == [None, TODAY, TODAY]
    assert found(baiyang, on=TODAY - timedelta(days=1)).wording.subject != "民政局"


def test_not_applicable_with_a_reason_and_back(loaded: Acting, clerk: Acting, baiyang: Organ, wangwa: Organ) -> None:
    row = found(baiyang)
    given: dict[str, Any] = {"organ_code": "baiyang", "line_id": row.id, "by": clerk, "at": NOW}
    with pytest.raises(Invalid) as failure:
        actions.mark_not_applicable(**given, reason="无")
    assert failure.value.field == "reason"
    for _ in range(2):
        actions.mark_not_applicable(**given, reason="由县民政局公开")
    assert AuditEntry.objects.filter(event="catalogue.not_applicable").count() == 1
    assert found(baiyang).reason == "由县民政局公开"
    town = organs.organ("baiyang")
    assert len(queries.lines_for(town, TODAY)) == 291
    assert len(queries.lines_for(organs.organ(wangwa.code), TODAY)) == 292
    assert {one.field: one.not_applicable for one in queries.fields(town, TODAY)}["社会救助"] == 1
    for _ in range(2):
        actions.mark_applicable(**given)
    assert AuditEntry.objects.filter(event="catalogue.applicable").count() == 1
    assert not Adjustment.objects.exists()
    assert len(queries.lines_for(town, TODAY)) == 292


def test_a_line_outside_ones_catalogue_cannot_be_marked(loaded: Acting, clerk: Acting) -> None:
    other = CatalogueLine.objects.filter(for_township=False).first()
    assert other is not None
    with pytest.raises(NotVisible):
        actions.mark_not_applicable(organ_code="baiyang", line_id=other.pk, reason="本镇没有这项业务", by=clerk, at=NOW)


def test_a_limit_gets_shorter_and_never_wider(loaded: Acting, clerk: Acting, baiyang: Organ) -> None:
    row = found(baiyang)
    assert row.unit == "10wd+period:7wd"
    given: dict[str, Any] = {"organ_code": "baiyang", "line_id": row.id, "by": clerk, "at": NOW}
    for wider in ("11wd+period:7wd", "10wd+period:6wd", "10wd"):
        with pytest.raises(Refused):
            actions.shorten_limit(**given, unit=wider)
    with pytest.raises(Invalid):
        actions.shorten_limit(**given, unit="十天")
    for _ in range(2):
        actions.shorten_limit(**given, unit="3wd+period:7wd")
    assert AuditEntry.objects.filter(event="catalogue.limit_shortened").count() == 1
    own = found(baiyang)
    assert (own.unit, own.catalogue_unit, own.is_shortened) == ("3wd+period:7wd", "10wd+period:7wd", True)
    assert own.time_limit == "形成或者变更之日起3个工作日内，公示不少于7个工作日"
    actions.mark_not_applicable(**given, reason="由县民政局公开")
    actions.mark_applicable(**given)
    assert found(baiyang).is_shortened
    actions.shorten_limit(**given, unit="")
    assert found(baiyang).unit == "10wd+period:7wd"
    assert not Adjustment.objects.exists()


def test_an_own_limit_that_the_catalogue_overtook_does_not_count(loaded: Acting, clerk: Acting, baiyang: Organ) -> None:
    row = found(baiyang)
    actions.shorten_limit(organ_code="baiyang", line_id=row.id, unit="8wd+period:7wd", by=clerk, at=NOW)
    wording = replace(row.wording, unit="5wd+period:7wd", time_limit="5个工作日内")
    actions.change_line(
        line_id=row.id, edition_id=row.edition_id, wording=wording, in_force_on=date(2021, 2, 1), by=loaded, at=NOW
    )
    assert found(baiyang, on=date(2021, 1, 31)).unit == "8wd+period:7wd"
    later = found(baiyang, on=date(2021, 2, 1))
    assert (later.unit, later.time_limit, later.is_shortened) == ("5wd+period:7wd", "5个工作日内", False)


def test_another_law_in_many_rows_in_one_act(loaded: Acting, county: Organ) -> None:
    old, new = "《人力资源市场暂行条例》", "《人力资源市场条例》"
    rows = queries.resting_on(county.pk, old, TODAY)
    assert rows
    given: dict[str, Any] = {"old": old, "new": new, "by": loaded, "at": NOW}
    ids = [row.id for row in rows]
    # 2026-07-01 Wednesday
    day = date(2026, 7, 1)
    assert actions.replace_basis(**given, line_ids=ids[:1], in_force_on=day) == 1
    with pytest.raises(Stale):
        actions.replace_basis(**given, line_ids=ids, in_force_on=day)
    assert actions.replace_basis(**given, line_ids=ids[1:], in_force_on=day) == len(ids) - 1
    assert queries.resting_on(county.pk, old, TODAY) == ()
    before, after = (queries.line_for(county.code, ids[0], on) for on in (day - timedelta(days=1), day))
    assert before is not None
    assert after is not None
    assert old in before.wording.basis
    assert new in after.wording.basis
    assert old not in after.wording.basis
    assert replace(after.wording, basis="") == replace(before.wording, basis="")
    assert LineEdition.objects.filter(in_force_on=day).count() == len(ids)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"new": "条例"}, "new"),
        ({"line_ids": []}, "line_ids"),
        ({"in_force_on": date(2019, 5, 14)}, "in_force_on"),
        ({"new": "法" * 201}, "new"),
        ({"old": " "}, "old"),
    ],
)
def test_what_cannot_be_replaced_is_named(loaded: Acting, county: Organ, changes: dict[str, Any], field: str) -> None:
    ids = [row.id for row in queries.resting_on(county.pk, "条例", TODAY)]
    given = {"old": "条例", "new": "条例（修订）", "line_ids": ids, "in_force_on": TODAY, "by": loaded, "at": NOW}
    with pytest.raises(MingbaiError) as failure:
        actions.replace_basis(**{**given, **changes})
    assert isinstance(failure.value, Invalid)
    assert failure.value.field == field
    assert LineEdition.objects.count() == 450
