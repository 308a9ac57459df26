"""The mark for permits, penalties and coercion: on the shipped lines, in the table, and in a database from before."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from openpyxl import load_workbook

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import LineEdition
from mingbai.catalogue.values.due import limit_of
from mingbai.catalogue.values.standard import standard_rows
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.decisions import Decision
from support import NOW, TODAY, Migrate

FROM = date(2021, 3, 1)
PERMITS_COLUMN = 15


def limits(county: Organ) -> dict[str, str]:
    return {f"{row.field}/{row.line2}": str(limit_of(row, TODAY).limit) for row in queries.master(county.pk, TODAY)}


def test_permits_and_penalties_have_seven_days_whatever_their_title(officer: Acting, county: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    found = limits(county)
    for name in ("乡村建设规划许可证", "建设用地规划许可证"):
        assert found[f"国土空间规划（城乡规划）/{name}"] == "7wd"
    assert found["重大建设项目/建筑工程施工许可证核发"] == "7wd"
    assert found["食品药品监管/药品监管行政处罚"] == "7wd"
    assert found["城市综合执法/擅自砍伐城市树木"] == "20wd+event:长期（动态调整）+7wd:许可处罚"
    assert found["生态环境/行政强制决定"] == found["安全生产/行政强制"] == "20wd"
    assert found["生态环境/行政命令"] == "20wd"


def test_the_table_keeps_the_marks_and_changes_them(officer: Acting, county: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    rows = [row for row in queries.master(county.pk, TODAY) if row.field == "生态环境"]
    book = load_workbook(io.BytesIO(queries.table_file(rows, TODAY)))
    sheet: Any = book["生态环境"]
    places = {sheet.cell(row, 3).value: row for row in range(4, sheet.max_row + 1)}
    assert sheet.cell(places["行政处罚决定"], PERMITS_COLUMN).value == "都是行政处罚决定"
    sheet.cell(places["行政命令"], PERMITS_COLUMN).value = "行政强制"
    sheet.cell(places["危险废物经营许可证"], PERMITS_COLUMN).value = None
    _, plan = actions.hold_import(data=saved(book), by=officer, at=NOW)
    assert {(one.key.line2, one.wording.decision, one.columns) for one in plan.changed} == {
        ("行政命令", Decision.COERCION, ("decision",)),
        ("危险废物经营许可证", Decision.NONE, ("decision",)),
    }
    sheet.cell(places["行政命令"], PERMITS_COLUMN).value = "大概是"
    assert "行政决定写" in actions.hold_import(data=saved(book), by=officer, at=NOW)[1].wrong[0]


def test_a_table_without_the_column_keeps_the_marks(officer: Acting, county: Organ) -> None:
    actions.load_standard(by=officer, at=NOW)
    rows = [row for row in queries.master(county.pk, TODAY) if row.field == "生态环境"]
    book = load_workbook(io.BytesIO(queries.table_file(rows, TODAY)))
    sheet: Any = book["生态环境"]
    sheet.unmerge_cells("A1:O1")
    sheet.delete_cols(PERMITS_COLUMN)
    new = sheet.max_row + 1
    for column in range(1, PERMITS_COLUMN):
        sheet.cell(new, column).value = sheet.cell(new - 1, column).value
    sheet.cell(new, 2).value, sheet.cell(new, 3).value = "行政许可", "排污许可"
    _, plan = actions.hold_import(data=saved(book), by=officer, at=NOW)
    assert plan.wrong == ()
    assert [(one.key.line2, one.wording.decision) for one in plan.planned] == [("排污许可", Decision.SOME_PERMITS)]


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_database_from_before_gets_the_marks_and_keeps_the_rest(migrate: Migrate) -> None:
    old = migrate(("catalogue", "0004_lines"))
    keys, marked = written_before(old)
    before = editions(old)
    rows = editions(migrate(("catalogue", "0006_decisions_marked")))
    assert [{name: value for name, value in row.items() if name != "decision"} for row in rows] == before
    assert {row["item_id"]: row["decision"] for row in rows} == marked
    assert marked[keys[-1]] == "some_penalties", "a line that is not in the shipped table keeps what its words meant"
    migrate(("catalogue", "0007_line_columns"))
    renamed = {"item_id": "line_id"}
    assert list(LineEdition.objects.order_by("pk").values()) == [{renamed.get(k, k): v for k, v in row.items()} for row in rows]
    with pytest.raises(IntegrityError, match=r"edition_open_once|line_id"):
        LineEdition.objects.create(line_id=keys[0], basis="x", in_force_on=TODAY, made_at=NOW)
    assert editions(migrate(("catalogue", "0004_lines"))) == before


def editions(models: Any) -> list[dict[str, Any]]:
    return list(models.get_model("catalogue", "LineEdition").objects.order_by("pk").values())


def written_before(models: Any) -> tuple[list[int], dict[int, str]]:
    """Write the shipped lines and one of the county's own; return their keys and the marks that they should get."""
    organ = models.get_model("organs", "Organ").objects.create(code="a", name="某县", short_name="某县", level="county")
    line, edition = models.get_model("catalogue", "CatalogueLine"), models.get_model("catalogue", "LineEdition")
    shipped = standard_rows()
    named = [(row.key.field, row.key.line1, row.key.line2) for row in shipped] + [("城管", "本县的行政处罚", "街面")]
    lines = [
        line(owner=organ, field=field, item1=one, item2=two, position=place, for_county=True, for_township=True)
        for place, (field, one, two) in enumerate(named)
    ]
    keys = [made.pk for made in line.objects.bulk_create(lines)]
    edition.objects.bulk_create(edition(item_id=key, basis=f"第{key}条", in_force_on=FROM, made_at=NOW) for key in keys)
    return keys, dict(zip(keys, [*(row.wording.decision.value for row in shipped), "some_penalties"], strict=True))
