"""The official table exported and imported again: unchanged, new and changed rows, and nothing when one row is wrong."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import CatalogueLine, LineEdition
from mingbai.catalogue.values.limit_reading import read_limit
from mingbai.core.errors import Invalid, Refused, Stale
from mingbai.core.models import AuditEntry
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from support import NOW, TODAY

FROM = date(2021, 3, 1)


@pytest.fixture
def loaded(officer: Acting) -> Acting:
    actions.load_standard(by=officer, at=NOW)
    return officer


@pytest.fixture
def exported(loaded: Acting, county: Organ) -> bytes:
    rows = [row for row in queries.master(county.pk, TODAY) if row.field in {"社会救助", "救灾"}]
    return queries.table_file(rows, TODAY)


def edited(data: bytes, change: Callable[[Any], None]) -> bytes:
    book = load_workbook(io.BytesIO(data))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def aid(book: Any, line2: str) -> int:
    """Return the row of a line in the social aid sheet."""
    sheet = book["社会救助"]
    return next(row for row in range(4, sheet.max_row + 1) if sheet.cell(row, 3).value == line2)


def test_a_table_that_names_a_retired_line_brings_it_back(loaded: Acting, county: Organ, exported: bytes) -> None:
    gone = next(row for row in queries.master(county.pk, TODAY) if row.field == "救灾")
    actions.retire_line(line_id=gone.id, ends_on=FROM, reason="新版目录没有", by=loaded, at=NOW)
    without = queries.table_file([row for row in queries.master(county.pk, FROM) if row.field == "救灾"], FROM)
    _, plan = actions.hold_import(data=without, by=loaded, at=NOW)
    assert (plan.planned, plan.missing) == ((), ()), "retired lines are not missing"
    sha256, plan = actions.hold_import(data=exported, by=loaded, at=NOW)
    assert [(one.key, one.columns) for one in plan.changed] == [(gone.key, ("retired",))]
    assert actions.import_lines(sha256=sha256, expected=1, in_force_on=FROM, by=loaded, at=NOW) == 1
    assert queries.last_edition(gone.id, FROM).ends_on is None


def test_what_was_exported_changes_nothing(loaded: Acting, county: Organ) -> None:
    everything = queries.table_file(queries.master(county.pk, TODAY), TODAY)
    sha256, plan = actions.hold_import(data=everything, by=loaded, at=NOW)
    assert (plan.planned, plan.wrong, plan.missing, plan.same) == ((), (), (), 450)
    assert actions.import_lines(sha256=sha256, expected=0, in_force_on=FROM, by=loaded, at=NOW) == 0
    assert LineEdition.objects.count() == 450
    assert not AuditEntry.objects.filter(event="catalogue.imported").exists()


def test_new_and_changed_rows_are_shown_and_then_written(loaded: Acting, exported: bytes, baiyang: Organ) -> None:
    def change(book: Any) -> None:
        sheet = book["社会救助"]
        row = aid(book, "监督检查")
        sheet.cell(row, 6).value = "5个工作日内，公示7个工作日"
        sheet.cell(row, 4).value = "1.投诉电话\n2.监督结果"
        new = sheet.max_row + 1
        for column in range(1, 15):
            sheet.cell(new, column).value = sheet.cell(new - 1, column).value
        sheet.cell(new, 2).value, sheet.cell(new, 3).value = "临时救助", "备用金使用情况"
        sheet.cell(new, 6).value = "形成之日起15个工作日内"

    sha256, plan = actions.hold_import(data=edited(exported, change), by=loaded, at=NOW)
    assert plan.wrong == ()
    assert [(one.key.line2, one.columns) for one in plan.changed] == [("监督检查", ("elements", "time_limit", "unit"))]
    assert [(one.key.line2, one.wording.unit) for one in plan.new] == [("备用金使用情况", "15wd")]
    assert LineEdition.objects.count() == 450
    assert actions.import_lines(sha256=sha256, expected=2, in_force_on=FROM, by=loaded, at=NOW) == 2
    assert actions.import_lines(sha256=sha256, expected=2, in_force_on=FROM, by=loaded, at=NOW) == 0
    before, after = (queries.lines_for(organs.organ(baiyang.code), day, field="社会救助") for day in (TODAY, FROM))
    assert (len(before), len(after)) == (13, 14)
    changed = next(row for row in after if row.line2 == "监督检查")
    assert (changed.unit, changed.elements) == ("5wd+period:7wd", ("投诉电话", "监督结果"))
    assert changed.wording.confidence == "C"
    assert changed.statutory_codes == ("20.11", "21.8")
    assert AuditEntry.objects.filter(event="catalogue.imported").count() == 1


def test_a_level_alone_makes_no_edition(loaded: Acting, exported: bytes) -> None:
    def change(book: Any) -> None:
        book["社会救助"].cell(aid(book, "监督检查"), 14).value = None

    sha256, plan = actions.hold_import(data=edited(exported, change), by=loaded, at=NOW)
    assert [one.columns for one in plan.changed] == [("levels",)]
    actions.import_lines(sha256=sha256, expected=1, in_force_on=FROM, by=loaded, at=NOW)
    assert LineEdition.objects.count() == 450
    assert not CatalogueLine.objects.get(field="社会救助", line2="监督检查").for_township


def test_one_wrong_row_stops_the_whole_table(loaded: Acting, exported: bytes) -> None:
    def change(book: Any) -> None:
        sheet = book["社会救助"]
        sheet.cell(aid(book, "监督检查"), 5).value = None
        sheet.cell(aid(book, "监督检查"), 6).value = "3个工作日"
        sheet.cell(aid(book, "审批信息"), 7).value = "民" * 201
        sheet.cell(sheet.max_row, 3).value = sheet.cell(sheet.max_row - 1, 3).value

    sha256, plan = actions.hold_import(data=edited(exported, change), by=loaded, at=NOW)
    assert len(plan.wrong) == 3
    assert "没有写公开依据" in plan.wrong[0]
    assert any("写了两次" in one for one in plan.wrong)
    with pytest.raises(Invalid):
        actions.import_lines(sha256=sha256, expected=len(plan.planned), in_force_on=FROM, by=loaded, at=NOW)
    assert LineEdition.objects.count() == 450


def test_rows_that_the_table_leaves_out_stay(loaded: Acting, exported: bytes) -> None:
    def change(book: Any) -> None:
        for name in book.sheetnames:
            if name != "救灾":
                del book[name]
        book["救灾"].delete_rows(book["救灾"].max_row)

    _, plan = actions.hold_import(data=edited(exported, change), by=loaded, at=NOW)
    assert (len(plan.missing), plan.missing[0].field, plan.same) == (1, "救灾", 16)


def test_a_catalogue_that_changed_in_between_is_shown_again(loaded: Acting, exported: bytes) -> None:
    def change(book: Any) -> None:
        book["社会救助"].cell(aid(book, "监督检查"), 7).value = "民政局"

    sha256, plan = actions.hold_import(data=edited(exported, change), by=loaded, at=NOW)
    assert len(plan.planned) == 1
    with pytest.raises(Stale):
        actions.import_lines(sha256=sha256, expected=2, in_force_on=FROM, by=loaded, at=NOW)


def test_only_the_county_office_imports(loaded: Acting, clerk: Acting, exported: bytes) -> None:
    with pytest.raises(Refused):
        actions.hold_import(data=exported, by=clerk, at=NOW)
    with pytest.raises(Refused):
        actions.import_lines(sha256="0" * 64, expected=0, in_force_on=FROM, by=clerk, at=NOW)


def test_a_file_that_is_no_table_is_reported_at_its_field(loaded: Acting, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Invalid) as failure:
        actions.hold_import(data=b"no workbook", by=loaded, at=NOW)
    assert failure.value.field == "file"
    monkeypatch.setattr("mingbai.catalogue.actions.importing.LARGEST", 3)
    with pytest.raises(Invalid, match="10MB"):
        actions.hold_import(data=b"long", by=loaded, at=NOW)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("信息形成之日起15个工作日内", "15wd"),
        ("公示不少于5个工作日", "period:5wd"),
        ("形成之日起10日内，公示7日", "10d+period:7d"),
        ("信息形成之日起12个工作日内；行政处罚决定7个工作日内", "12wd+7wd:许可处罚"),
        ("每季度公布一次", "every:3mo"),
        ("实时公开", "0"),
        ("及时公开。", "event:及时"),
        ("批准后20日内公开", "20d"),
        # Terms of the standard catalogue keep their meaning there.
        ("每年1月31日前", "event:每年01-31前"),
        # What a person must decide is not guessed.
        ("每年2月15日前", ""),
        ("听证会7日前送达", ""),
        ("5至7个工作日或者10个工作日", ""),
        ("按规定公开", ""),
        ("", ""),
    ],
)
def test_printed_limits_are_read_or_left_alone(printed: str, expected: str) -> None:
    assert read_limit(printed) == expected
