"""The simple registers from before keep every figure of tables 3 and 4, whatever row or column was entered."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps

from domains.cases.applications_made import at, received
from mingbai.accounts.values import Acting
from mingbai.cases import queries
from mingbai.cases.models import Application, Dispute, PracticeChoice
from mingbai.cases.values.register import FIRST_YEAR, applicant_kinds, outcomes, result_row
from mingbai.statute.annual_report.counting import application_cells, dispute_cells, period
from mingbai.statute.annual_report.forms import form_for
from mingbai.statute.cases.outcomes import Outcome
from mingbai.statute.cases.practice import SPLIT
from support import Migrate

BEFORE = [("cases", "0001_initial"), ("organs", "0004_closing")]
YEARS = (2019, 2020, 2021, 2022)


def test_table_3_is_the_same_before_and_after_for_every_row_of_both_forms(migrate: Migrate) -> None:
    old_table = migrate(*BEFORE)
    organ = old_table.get_model("organs", "Organ").objects.create(code="b", name="县政府", short_name="彭阳县", level="county")
    model, n = old_table.get_model("cases", "Application"), 0
    for year in YEARS:
        for kind in sorted(applicant_kinds(year)):
            for outcome in ["", *sorted(outcomes(year))]:
                n += 1
                closed = date(year, 12, 30) if outcome else None
                received = date(year if n % 3 else max(year - 1, 2019), 11, 5)
                common = {"organ": organ, "number": str(n), "applicant_kind": kind, "received_on": received}
                model.objects.create(**common, outcome=outcome, closed_on=closed)
    stored = list(model.objects.order_by("id").values("applicant_kind", "received_on", "outcome", "closed_on"))
    before = {year: Counter(c for row in stored for c in application_cells(SimpleNamespace(**row), year)) for year in YEARS}
    assert {cell.split(".")[1] for year in YEARS for cell in before[year]} > outcomes(2020) | outcomes(2021)
    migrate(("cases", "0004_what_the_law_forbids"))
    for year in YEARS:
        rows = queries.applications(organ.pk, *period(year))
        assert Counter(c for row in rows for c in application_cells(row, year)) == before[year]
    assert Application.objects.filter(closed_on__isnull=True).exclude(state="handling").count() == 0
    assert Application.objects.filter(closed_on__isnull=False).exclude(state="closed").count() == 0
    migrate(*BEFORE)
    assert list(model.objects.order_by("id").values("applicant_kind", "received_on", "outcome", "closed_on")) == stored


def test_table_4_is_the_same_before_and_after_for_every_column(migrate: Migrate) -> None:
    old_table = migrate(*BEFORE)
    organ = old_table.get_model("organs", "Organ").objects.create(code="b", name="县政府", short_name="彭阳县", level="county")
    model = old_table.get_model("cases", "Dispute")
    paths = [path.split(".") for path in form_for(2021).cells if path.startswith("4.") and not path.endswith(".total")]
    ends = [(year, group, "" if column == "pending" else column) for year in YEARS for _, group, column in paths]
    for n, (year, group, result) in enumerate(ends):
        filed = date(year if n % 3 else max(year - 1, 2019), 11, 5)
        ended = {"result": result, "concluded_on": date(year, 12, 30)} if result else {}
        model.objects.create(organ=organ, number=str(n), group=group, filed_on=filed, **ended)
    # Taken off the register, and so in no figure.
    model.objects.create(organ=organ, number="0", group="review", filed_on=date(2020, 3, 2), removed_at=at(3, 2))
    rows = [SimpleNamespace(**row) for row in model.objects.filter(removed_at=None).order_by("id").values()]
    before = {year: Counter(cell for row in rows for cell in dispute_cells(row, year)) for year in YEARS}
    assert {cell for year in YEARS for cell in before[year]} == {p for p in form_for(2021).cells if p.startswith("4.")}
    migrate(("cases", "0012_disputes_in_hand"))
    for year in YEARS:
        after = queries.disputes(organ.pk, *period(year))
        assert Counter(cell for row in after for cell in dispute_cells(row, year)) == before[year]
    assert Dispute.objects.exclude(procedure="").count() == 0


@pytest.mark.parametrize("year", [2020, 2021])
@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_counts_in_one_row_of_the_years_form(outcome: Outcome, year: int) -> None:
    row = result_row("window", outcome.value, date(year, 5, 6))
    assert row in outcomes(year) or (outcome is Outcome.RECORD_CORRECTION and row == "")
    assert result_row("", row, date(year, 5, 6)) == row


def test_a_case_counts_once_and_the_correction_of_a_record_not_at_all(clerk: Acting) -> None:
    one, other, record = received(clerk), received(clerk), received(clerk, kind="correction")
    closed = {"state": "closed", "closed_on": date(2021, 1, 6)}
    Application.objects.filter(pk=one.case_id).update(outcome=Outcome.NOT_EXISTING.value, **closed)
    Application.objects.filter(pk=record.case_id).update(outcome=Outcome.RECORD_CORRECTION.value, **closed)
    received(clerk, at(1, 5), channel="web")
    rows = queries.applications(clerk.organ_id, *period(2021))
    assert [row.id for row in rows] == [one.case_id, other.case_id]
    cells = Counter(cell for row in rows for cell in application_cells(row, 2021) if cell.endswith(".natural"))
    assert cells == {
        "3.new.natural": 2, "3.unavailable_not_held.natural": 1, "3.total.natural": 1, "3.carried_out.natural": 1
    }  # fmt: skip
    assert set(cells) <= set(form_for(2021).cells)
    assert FIRST_YEAR == 2019


@pytest.mark.django_db
def test_a_choice_for_several_kinds_of_letters_becomes_one_for_each() -> None:
    kept = {"earlier": [["2021-01-04", False]], "set_by": "县政务公开办", "set_at": at(1, 4)}
    PracticeChoice.objects.create(name="procedural_letter_names_review", value="true", **kept)
    module = import_module("mingbai.cases.migrations.0029_choices_by_kind")
    module.split(apps, None)
    rows = PracticeChoice.objects.order_by("name").values("name", "value", *kept)
    assert list(rows) == [{"name": name, "value": "true", **kept} for name in sorted(SPLIT["procedural_letter_names_review"])]
    module.join(apps, None)
    assert list(PracticeChoice.objects.values_list("name", "value")) == [("procedural_letter_names_review", "true")]
