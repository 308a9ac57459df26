"""The mark for permits, penalties and coercion: on the shipped lines, in the table, and in a database from before."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor
from openpyxl import load_workbook

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.models import LineEdition
from mingbai.catalogue.values.due import limit_of
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.decisions import Decision
from support import NOW, TODAY

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


Migrate = Callable[[str], Any]


@pytest.fixture
def migrate() -> Iterator[Migrate]:
    """Take the catalogue's tables to a migration and in the end back to the newest."""

    def to(name: str) -> Any:
        MigrationExecutor(connection).migrate([("catalogue", name)])
        return MigrationExecutor(connection).loader.project_state([("catalogue", name)]).apps

    whole = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield to
    MigrationExecutor(connection).migrate(whole)


@pytest.mark.django_db(transaction=True)
def test_a_database_from_before_gets_the_marks_and_keeps_the_rest(officer: Acting, county: Organ, migrate: Migrate) -> None:
    actions.load_standard(by=officer, at=NOW)
    line = queries.master(county.pk, TODAY)[0]
    own = LineEdition.objects.filter(line_id=line.id)
    marked = dict(LineEdition.objects.values_list("line_id", "decision"))
    lines = migrate("0004_lines").get_model("catalogue", "CatalogueLine").objects
    before = list(migrate("0004_lines").get_model("catalogue", "LineEdition").objects.order_by("pk").values())
    lines.filter(pk=line.id).update(item1="本县的行政处罚", item2="街面")
    after = migrate("0006_decisions_marked").get_model("catalogue", "LineEdition").objects
    rows = list(after.order_by("pk").values())
    assert [{name: value for name, value in row.items() if name != "decision"} for row in rows] == before
    migrate("0007_line_columns")
    renamed = {"item_id": "line_id"}
    assert list(LineEdition.objects.order_by("pk").values()) == [{renamed.get(k, k): v for k, v in row.items()} for row in rows]
    assert own.get().decision == "some_penalties", "a line that is not in the shipped table keeps what its words meant"
    assert {row["item_id"]: row["decision"] for row in rows} == {**marked, line.id: "some_penalties"}
    with pytest.raises(IntegrityError, match=r"edition_open_once|line_id"):
        LineEdition.objects.create(line_id=line.id, basis="x", in_force_on=TODAY, made_at=NOW)
