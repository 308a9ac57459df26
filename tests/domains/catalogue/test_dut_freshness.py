"""An organ's columns are blank, stale or about to be stale, by the inspection's periods."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.accounts.values import Acting
from mingbai.catalogue import actions, queries
from mingbai.catalogue.queries.freshness import columns
from mingbai.organs import queries as organs
from mingbai.organs.models import Organ
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.freshness import Freshness
from support import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def organ(officer: Acting, baiyang: Organ) -> OrganRow:
    actions.load_standard(by=officer, at=NOW)
    return organs.organ("baiyang")


def all_fields(organ: OrganRow) -> set[str]:
    """Return every field except the village's own."""
    return {row.field for row in queries.lines_for(organ, TODAY) if not row.is_village_affairs}


def test_without_entries_every_column_is_blank_and_fails(organ: OrganRow) -> None:
    found = columns(organ, {}, TODAY)
    assert found.count(Freshness.BLANK) == len(found.rows) > 15
    assert "村务公开" not in {row.name for row in found.rows}
    assert not found.verdict
    assert "5个以上" in found.verdict.reason


@pytest.mark.parametrize(
    ("updated", "expected"),
    [
        (date(2020, 7, 18), Freshness.STALE),  # six months end on Monday 18 January 2021, yesterday
        (date(2020, 7, 19), Freshness.DUE_SOON),  # they end today, a Tuesday
        (date(2020, 8, 19), Freshness.FRESH),
    ],
)
def test_policies_are_renewed_within_six_months(organ: OrganRow, updated: date, expected: Freshness) -> None:
    days = dict.fromkeys(all_fields(organ), TODAY) | {"乡镇机关信息": updated}
    found = columns(organ, days, TODAY)
    assert next(row for row in found.rows if row.name == "乡镇机关信息").freshness is expected
    assert found.count(Freshness.FRESH) >= len(found.rows) - 1
    assert found.verdict, "one column does not fail a site"
    if expected is Freshness.STALE:
        assert found.rows[0].name == "乡镇机关信息", "columns that need something come first"


def test_other_columns_only_have_to_have_something(organ: OrganRow) -> None:
    old = dict.fromkeys(all_fields(organ), date(2019, 6, 3))
    by_name = {row.name: row.freshness for row in columns(organ, old, TODAY).rows}
    assert by_name["社会救助"] is Freshness.FRESH
    assert by_name["法定主动公开（通用）"] is Freshness.STALE
