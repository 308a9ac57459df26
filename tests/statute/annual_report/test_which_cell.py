"""Which cell counts a record, on both sides of the year's first and last day; the tables always balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from zero_report import zero_facts

from mingbai.statute.annual_report.checks.sums import SUM_CHECKS
from mingbai.statute.annual_report.counting import application_cells, dispute_cells, normative_cells, period
from mingbai.statute.annual_report.forms import APPLICANTS, GROUPS4, ROWS4, form_for, result_rows


@dataclass(frozen=True)
class Application:
    applicant_kind: str
    received_on: date
    outcome: str = ""
    closed_on: date | None = None


@dataclass(frozen=True)
class Dispute:
    group: str
    filed_on: date
    result: str = ""
    concluded_on: date | None = None


@dataclass(frozen=True)
class Document:
    kind: str
    made_on: date
    published_on: date | None = None
    repealed_on: date | None = None
    expired_on: date | None = None
    in_force_on: date | None = None


def test_a_report_covers_the_calendar_year() -> None:
    assert period(2020) == (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("received", "closed", "rows"),
    [
        (date(2019, 12, 31), date(2019, 12, 31), ()),
        (date(2019, 12, 31), date(2020, 1, 1), ("carried_in", "granted", "total")),
        (date(2019, 12, 31), None, ("carried_in", "carried_out")),
        (date(2020, 1, 1), date(2020, 12, 31), ("new", "granted", "total")),
        (date(2020, 12, 31), date(2021, 1, 1), ("new", "carried_out")),
        (date(2020, 12, 31), None, ("new", "carried_out")),
        (date(2021, 1, 1), None, ()),
    ],
)
def test_an_application_counts_where_it_came_from_and_where_it_went(
    received: date, closed: date | None, rows: tuple[str, ...]
) -> None:
    found = application_cells(Application("natural", received, "granted" if closed else "", closed), 2020)
    assert found == tuple(f"3.{row}.{column}" for row in rows for column in ("natural", "total"))


@pytest.mark.parametrize(
    ("filed", "concluded", "result"),
    [
        (date(2019, 6, 3), date(2019, 12, 31), None),
        (date(2019, 6, 3), date(2020, 1, 1), "upheld"),
        (date(2020, 12, 31), None, "pending"),
        (date(2020, 12, 31), date(2021, 1, 4), "pending"),
        (date(2021, 1, 1), None, None),
    ],
)
def test_a_dispute_counts_by_its_result_or_as_pending(filed: date, concluded: date | None, result: str | None) -> None:
    found = dispute_cells(Dispute("review", filed, "upheld" if concluded else "", concluded), 2020)
    assert found == ((f"4.review.{result}", "4.review.total") if result else ())


@pytest.mark.parametrize(
    ("document", "form", "columns"),
    [
        (
            Document("normative", date(2020, 1, 1), date(2020, 12, 31)),
            "2019",
            {"newly_made", "newly_published", "total_published"},
        ),
        (Document("normative", date(2020, 1, 1)), "2019", {"newly_made"}),
        (Document("normative", date(2019, 12, 31), date(2019, 12, 31)), "2019", {"total_published"}),
        (Document("normative", date(2019, 5, 6), date(2019, 5, 6), date(2020, 12, 31)), "2019", set()),
        (Document("normative", date(2021, 1, 1)), "2019", set()),
        (Document("normative", date(2022, 12, 31)), "2021", {"made", "in_force"}),
        (Document("normative", date(2021, 3, 1), None, date(2022, 12, 31)), "2021", {"repealed"}),
        (Document("normative", date(2021, 3, 1), None, date(2023, 1, 1)), "2021", {"in_force"}),
        (Document("normative", date(2023, 1, 1)), "2021", set()),
        (Document("normative", date(2017, 3, 1), expired_on=date(2022, 12, 31)), "2021", set()),
        (Document("normative", date(2017, 3, 1), expired_on=date(2023, 1, 1)), "2021", {"in_force"}),
        # Made in 2022, in force from the next year or from the last day.
        (Document("normative", date(2022, 12, 1), in_force_on=date(2023, 1, 1)), "2021", {"made"}),
        (Document("normative", date(2022, 12, 1), in_force_on=date(2022, 12, 31)), "2021", {"made", "in_force"}),
    ],
)
def test_a_normative_document_counts_by_its_days(document: Document, form: str, columns: set[str]) -> None:
    found = normative_cells(document, 2020 if form == "2019" else 2022, form)
    assert {path.rpartition(".")[2] for path in found} == columns


@pytest.mark.parametrize(("lapsed_is_repealed", "columns"), [(False, set()), (True, {"repealed"})])
def test_the_county_says_whether_a_lapsed_document_counts_as_repealed(lapsed_is_repealed: bool, columns: set[str]) -> None:
    lapsed = Document("normative", date(2017, 3, 1), expired_on=date(2022, 6, 1))
    found = normative_cells(lapsed, 2022, "2021", lapsed_is_repealed=lapsed_is_repealed)
    assert {path.rpartition(".")[2] for path in found} == columns


days = st.dates(date(2018, 6, 1), date(2023, 6, 30))


@st.composite
def applications(draw: st.DrawFn) -> Application:
    received = draw(days)
    closed = draw(st.none() | st.dates(received, date(2024, 1, 31)))
    rows = result_rows(form_for(2022))
    return Application(
        draw(st.sampled_from([k for k, _ in APPLICANTS])), received, draw(st.sampled_from(rows)) if closed else "", closed
    )


@st.composite
def disputes(draw: st.DrawFn) -> Dispute:
    filed = draw(days)
    concluded = draw(st.none() | st.dates(filed, date(2024, 1, 31)))
    result = draw(st.sampled_from([k for k, _ in ROWS4[:3]])) if concluded else ""
    return Dispute(draw(st.sampled_from([g for g, _ in GROUPS4])), filed, result, concluded)


@given(st.lists(applications(), max_size=12), st.lists(disputes(), max_size=8))
def test_tables_counted_from_any_records_balance(found: list[Application], suits: list[Dispute]) -> None:
    cells = Counter(path for one in found for path in application_cells(one, 2022))
    cells += Counter(path for one in suits for path in dispute_cells(one, 2022))
    facts = zero_facts(2022, dict(cells))
    assert [finding for check in SUM_CHECKS for finding in check(facts)] == []


@given(st.lists(applications(), max_size=12))
def test_what_is_carried_out_of_a_year_is_carried_into_the_next(found: list[Application]) -> None:
    this = Counter(path for one in found for path in application_cells(one, 2021))
    following = Counter(path for one in found for path in application_cells(one, 2022))
    for kind, _ in (*APPLICANTS, ("total", "")):
        assert this[f"3.carried_out.{kind}"] == following[f"3.carried_in.{kind}"]
