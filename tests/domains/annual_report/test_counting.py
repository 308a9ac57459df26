"""Every figure equals the sum of the list behind it, whatever the records."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions, queries
from mingbai.annual_report.values import RecordRow
from mingbai.cases.models import Application, Dispute
from mingbai.cases.values.register import applicant_kinds, outcomes
from mingbai.channels.actions import Delivered, record_deliveries
from mingbai.channels.models import Delivery
from mingbai.core.errors import NotVisible
from mingbai.documents.models import NormativeDocument
from mingbai.entries.actions import Published
from mingbai.organs import queries as organs
from mingbai.registers.actions import may_declare, register_declared, register_procurement
from mingbai.registers.models import DeclaredFigure, Procurement
from mingbai.statute.annual_report.forms import form_for
from mingbai.supervision.actions import register_activity
from support import CHINA, NOW, brought_in

DAYS = st.dates(date(2018, 6, 1), date(2022, 6, 1))


def everything(organ_id: int, year: int, path: str, limit: int = 3) -> list[RecordRow]:
    """Return the whole list behind a figure, page after page."""
    rows: list[RecordRow] = []
    after = ""
    while True:
        page = queries.cell_records(organ_id=organ_id, year=year, path=path, after=after, limit=limit)
        rows += page.rows
        assert len(page.rows) <= limit
        if not page.next:
            return rows
        after = page.next


def check_all(organ_id: int, year: int) -> None:
    figures = queries.counted(organs.organ_by_id(organ_id), year).figures
    # An empty list costs as much as a full one, so check every figure that counts something and only some that do not.
    for path, value in [*((p, v) for p, v in figures.items() if v), *list(figures.items())[::23]]:
        rows = everything(organ_id, year, path)
        assert sum((Decimal(row.amount.replace(",", "")) for row in rows), Decimal(0)) == value, path
        assert len({(row.register, row.id) for row in rows}) == len(rows), path


@pytest.mark.parametrize("year", [2020, 2021])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_each_cell_of_both_forms_is_the_sum_of_its_records(baiyang: Any, year: int, data: st.DataObject) -> None:
    for model in (Application, Dispute, NormativeDocument, Procurement, DeclaredFigure):
        model.objects.all().delete()
    kinds, results = sorted(applicant_kinds(year)), sorted(outcomes(year))
    for n in range(data.draw(st.integers(0, 5))):
        received = data.draw(DAYS)
        closed = data.draw(st.none() | st.integers(0, 800).map(lambda days, received=received: received + timedelta(days)))
        outcome = data.draw(st.sampled_from(results)) if closed else ""
        # A result is one from the form of the year in which it was given.
        if closed and closed.year != year and outcome not in outcomes(max(closed.year, 2019)):
            outcome = "granted"
        kind = data.draw(st.sampled_from(kinds))
        Application.objects.create(
            organ=baiyang,
            number=str(n),
            applicant_kind=kind,
            received_on=received,
            closed_on=closed,
            outcome=outcome,
            state="closed" if closed else "handling",
        )
    for n in range(data.draw(st.integers(0, 4))):
        filed, ended = data.draw(DAYS), data.draw(st.none() | st.integers(0, 800))
        Dispute.objects.create(
            organ=baiyang,
            number=str(n),
            group=data.draw(st.sampled_from(["review", "direct_suit", "suit_after_review"])),
            filed_on=filed,
            concluded_on=None if ended is None else filed + timedelta(ended),
            result="" if ended is None else data.draw(st.sampled_from(["upheld", "corrected", "other"])),
        )
    for n in range(data.draw(st.integers(0, 4))):
        made = data.draw(DAYS)
        after = st.none() | st.integers(0, 800).map(lambda days, made=made: made + timedelta(days))
        NormativeDocument.objects.create(
            organ=baiyang,
            kind=data.draw(st.sampled_from(["rules", "normative"])),
            title="办法",
            document_number=str(n),
            made_on=made,
            published_on=data.draw(after),
            repealed_on=data.draw(after),
        )
    for _ in range(data.draw(st.integers(0, 3))):
        amount = data.draw(st.decimals(0, 10**6, places=2))
        Procurement.objects.create(organ=baiyang, title="采购", concluded_on=data.draw(DAYS), amount_yuan=amount)
    check_all(baiyang.pk, year)


@pytest.fixture
def year_of_work(clerk: Acting, channels: None) -> list[int]:
    """Seven entries, five on both channels and two on one; declared figures and activities."""
    at = datetime(2020, 3, 2, 9, tzinfo=CHINA)
    entries = [Published("20.1", "政策", f"第{n}条", date(2020, 3, 2), at + timedelta(days=n % 3)) for n in range(7)]
    keys = brought_in(clerk, *entries)
    sent = [Delivered(key, "website", at + timedelta(days=n % 3)) for n, key in enumerate(keys)]
    sent += [Delivered(key, "wechat", at + timedelta(days=n)) for n, key in enumerate(keys[:5])]
    record_deliveries(organ_code="baiyang", deliveries=sent, by=clerk, at=NOW)
    for value in (3, 4):
        register_declared(
            organ_code="baiyang",
            year=2020,
            cell="2.licences.decisions",
            value=Decimal(value),
            source="办件统计",
            declared_on=date(2021, 1, 8),
            by=clerk,
            at=NOW,
        )
    register_activity(organ_code="baiyang", kind="open_days", title="开放日", held_on=date(2020, 5, 6), by=clerk, at=NOW)
    return list(keys)


def test_deliveries_count_by_channel_and_entries_once(baiyang: Any, year_of_work: list[int]) -> None:
    found = queries.counted(organs.organ("baiyang"), 2020)
    assert {row.key: row.count for row in found.channels} == {"website": 7, "wechat": 5}
    assert (found.total, found.entries) == (12, 7)
    assert found.cells["2.licences.decisions"] == 7
    check_all(baiyang.pk, 2020)


def test_only_delivered_ones_of_the_year_and_organ_count(baiyang: Any, wangwa: Any, year_of_work: list[int]) -> None:
    Delivery.objects.filter(channel__key="wechat").update(state="withdrawn")
    assert queries.counted(organs.organ("baiyang"), 2020).total == 7
    assert queries.counted(organs.organ("baiyang"), 2021).total == 0
    assert queries.counted(organs.organ("wangwa"), 2020).total == 0


def test_counting_takes_as_many_queries_for_many_records_as_for_none(clerk: Acting, year_of_work: list[int]) -> None:
    def taken() -> int:
        with CaptureQueriesContext(connection) as captured:
            queries.counted(organs.organ("baiyang"), 2020)
        return len(captured)

    before = taken()
    for n in range(30):
        Application.objects.create(
            organ_id=clerk.organ_id, number=str(n), applicant_kind="natural", received_on=date(2020, 5, n % 28 + 1)
        )
    assert taken() == before


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="the plan is SQLite's; the bench shows PostgreSQL's")
def test_both_aggregates_read_only_the_covering_index(year_of_work: list[int]) -> None:
    with CaptureQueriesContext(connection) as captured:
        queries.counted(organs.organ("baiyang"), 2020)
    plans = []
    with connection.cursor() as cursor:
        for sql in (q["sql"] for q in captured.captured_queries if "channels_delivery" in q["sql"]):
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plans.append(" ".join(row[-1] for row in cursor.fetchall()))
    assert len(plans) == 2
    assert all("USING COVERING INDEX delivery_count" in plan for plan in plans)


def test_money_is_a_decimal_without_trailing_zeros(clerk: Acting) -> None:
    for amount in ("54369", "0.10", "0.20"):
        register_procurement(
            organ_code="baiyang", title="设备", concluded_on=date(2020, 10, 20), amount_yuan=Decimal(amount), by=clerk, at=NOW
        )
    cells = queries.counted(organs.organ("baiyang"), 2020).cells
    assert cells["2.procurement.projects"] == 3
    assert str(cells["2.procurement.amount_yuan"]) == "54369.3"


def test_items_of_last_year_follow_from_the_opening_balances_until_declared(baiyang: Any, clerk: Acting) -> None:
    values = {"2.licences.previous_items": Decimal(10), "2.licences.change": Decimal(-2)}
    actions.declare_opening_balances(organ_code="baiyang", year=2019, values=values, source="2019年度纸质报告", by=clerk, at=NOW)
    path = "2.licences.previous_items"
    assert queries.counted(organs.organ("baiyang"), 2020).cells[path] == 8
    check_all(baiyang.pk, 2020)
    register_declared(
        organ_code="baiyang",
        year=2020,
        cell=path,
        value=Decimal(9),
        source="清单",
        declared_on=date(2021, 1, 8),
        by=clerk,
        at=NOW,
    )
    assert queries.counted(organs.organ("baiyang"), 2020).cells[path] == 9
    check_all(baiyang.pk, 2020)


@pytest.mark.parametrize("path", ["3.new.nobody", "publications.radio", "", "activities.parties"])
def test_an_unknown_figure_is_not_there(baiyang: Any, channels: None, path: str) -> None:
    with pytest.raises(NotVisible):
        queries.cell_records(organ_id=baiyang.pk, year=2020, path=path)


@pytest.mark.parametrize("after", ["x", "1.2", "9.2020-13-01.4", "-1"])
def test_a_made_up_key_lists_from_the_beginning(baiyang: Any, year_of_work: list[int], after: str) -> None:
    page = queries.cell_records(organ_id=baiyang.pk, year=2020, path="publications.website", after=after)
    assert len(page.rows) == 7


def test_only_table_2_without_own_records_is_declared() -> None:
    for year in (2020, 2021):
        declared = {path for path in form_for(year).cells if may_declare(year, path)}
        assert {path.split(".")[1] for path in declared} <= {"licences", "other_services", "penalties", "coercions", "charges"}
        assert all(path.startswith("2.") for path in declared)
