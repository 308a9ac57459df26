"""Checks of cells, sums, records and years, each on both sides of its threshold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from zero_report import zero_facts

from mingbai.statute.annual_report.checks import ReportFacts, check
from mingbai.statute.annual_report.checks.practice import Practice, practice_from
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import Value, form


def codes(facts: ReportFacts) -> set[str]:
    return {finding.code for finding in check(facts)}


def only(facts: ReportFacts, code: str) -> Finding:
    found = [finding for finding in check(facts) if finding.code == code]
    assert len(found) == 1, [f.text for f in found]
    return found[0]


def test_a_cell_broken_by_hand_names_the_cell_the_rule_and_the_source() -> None:
    facts = zero_facts(2020, by_hand={"3.new.natural": 1})
    found = only(facts, "record_mismatch")
    assert found.cells == ("3.new.natural",)
    assert found.text == "“本年新收·自然人”填了1，记录里是0"
    assert str(found.citation) == "条例第50条"
    balance = only(facts, "balance")
    assert balance.text == "自然人：1 + 0 不等于 0 + 0"
    assert "国办公开办函〔2019〕60号" in str(balance.citation)
    assert only(facts, "row_total").text == "“本年新收·总计”填了0，各项相加是1"
    assert {f.severity for f in check(facts)} == {Severity.ERROR}


def test_a_cell_emptied_by_hand_is_found() -> None:
    facts = zero_facts(2020, {"2.licences.decisions": 7}, by_hand={"2.licences.decisions": None})
    assert only(facts, "record_mismatch").text == "“行政许可·处理决定数量”空着，记录里是7"


@pytest.mark.parametrize(("year", "severity"), [(2020, Severity.NOTICE), (2021, Severity.ERROR)])
def test_a_blank_is_a_notice_before_2021_and_an_error_from_then_on(year: int, severity: Severity) -> None:
    assert only(zero_facts(year, by_hand={"4.review.total": None}), "blank_cell").severity is severity


def test_text_that_is_no_number_is_quoted_as_typed() -> None:
    facts = zero_facts(2021, by_hand={"3.new.natural": None}, raw={"3.new.natural": "一件"})
    assert codes(facts) == {"not_a_number"}
    assert "“一件”不是数" in only(facts, "not_a_number").text


@pytest.mark.parametrize(
    ("path", "value", "is_wrong"),
    [
        ("2.licences.decisions", -1, True),
        ("2.licences.decisions", 0, False),
        ("2.licences.change", -1, False),
        ("2.procurement.amount_yuan", Decimal("-0.01"), True),
    ],
)
def test_only_a_change_may_be_negative(path: str, value: Value, is_wrong: bool) -> None:
    assert ("negative" in codes(zero_facts(2020, {path: value}))) is is_wrong


@pytest.mark.parametrize(
    ("path", "value", "is_wrong"),
    [
        ("2.licences.decisions", Decimal("1.5"), True),
        ("2.licences.decisions", Decimal("2"), False),
        ("2.procurement.amount_yuan", Decimal("0.5"), False),
    ],
)
def test_only_money_has_decimals(path: str, value: Value, is_wrong: bool) -> None:
    assert ("not_whole" in codes(zero_facts(2020, {path: value}))) is is_wrong


def test_the_totals_of_a_real_year_agree_and_one_slip_is_seen() -> None:
    """Figures of a published report: 13,612 + 535 = 13,364 + 783; reviews 376 + 97 + 196 + 121 = 790."""
    cells: dict[str, Value] = {}
    rows = {"new": 13612, "carried_in": 535, "granted": 13364, "total": 13364, "carried_out": 783}
    for row, value in rows.items():
        cells |= {f"3.{row}.natural": value, f"3.{row}.total": value}
    cells |= {"4.review.upheld": 376, "4.review.corrected": 97, "4.review.other": 196, "4.review.pending": 121}
    cells |= {"4.review.total": 790}
    assert codes(zero_facts(2024, cells)) == set()
    assert codes(zero_facts(2024, cells | {"4.review.total": 791})) == {"dispute_total"}
    assert codes(zero_facts(2024, cells | {"3.granted.natural": 13363})) == {"result_total", "row_total"}


def after(changes: dict[str, Value], before: dict[str, Value], year: int = 2022, **others: Any) -> ReportFacts:
    previous: dict[str, Value] = dict.fromkeys(form("2021" if year > 2021 else "2019").cells, 0) | before
    return zero_facts(year, changes, previous=previous, previous_source=f"{year - 1}年度报告", **others)


def test_what_was_carried_out_must_be_carried_in_or_explained() -> None:
    found = [f for f in check(after({}, {"3.carried_out.natural": 1})) if f.code == "carry_over"]
    assert [f.cells for f in found] == [("3.carried_in.natural",)]
    assert found[0].severity is Severity.ERROR
    assert found[0].may_explain
    assert found[0].text == "自然人：上年结转填了0，2021年度报告结转下年度是1"
    assert "carry_over" not in codes(after({}, {}))


@pytest.mark.parametrize(("in_force", "is_wrong"), [(5, False), (6, True)])
def test_documents_in_force_follow_from_last_year(in_force: int, is_wrong: bool) -> None:
    changes: dict[str, Value] = {"2.normative.in_force": in_force, "2.normative.made": 2, "2.normative.repealed": 1}
    assert ("stock" in codes(after(changes, {"2.normative.in_force": 4}))) is is_wrong


def test_stock_is_not_judged_where_last_years_form_had_no_such_cell() -> None:
    facts = zero_facts(2021, {"2.normative.in_force": 4}, previous=dict.fromkeys(form("2019").cells, 0))
    assert "stock" not in codes(facts)


@pytest.mark.parametrize(("items", "is_wrong"), [(44, False), (43, True)])
def test_items_of_last_year_follow_from_the_report_before(items: int, is_wrong: bool) -> None:
    facts = after(
        {"2.penalties.previous_items": items},
        {"2.penalties.previous_items": 34, "2.penalties.change": 10},
        year=2020,
    )
    assert ("items_change" in codes(facts)) is is_wrong


@pytest.mark.parametrize(
    ("now", "before", "is_wrong"), [(100, 10, False), (101, 10, True), (0, 11, True), (10, 0, False), (11, 0, True)]
)
def test_a_jump_of_more_than_tenfold_and_ten_is_a_notice(now: int, before: int, is_wrong: bool) -> None:
    changes: dict[str, Value] = {"2.licences.decisions": now}
    facts = after(changes, {"2.licences.decisions": before})
    assert ("jump" in codes(facts)) is is_wrong
    assert all(f.severity is Severity.NOTICE for f in check(facts))


@pytest.mark.parametrize(("total", "is_wrong"), [(1, False), (0, True)])
def test_pending_disputes_do_not_vanish(total: int, is_wrong: bool) -> None:
    facts = after({"4.review.pending": total, "4.review.total": total}, {"4.review.pending": 1})
    assert ("pending_lost" in codes(facts)) is is_wrong


def test_a_suit_after_reconsideration_needs_one_concluded() -> None:
    suit: dict[str, Value] = {"4.suit_after_review.pending": 1, "4.suit_after_review.total": 1}
    assert "litigation_without_review" in codes(zero_facts(2022, suit))
    assert "litigation_without_review" not in codes(after(suit, {"4.review.upheld": 1}))
    this_year: dict[str, Value] = {"4.review.upheld": 1, "4.review.total": 1}
    assert "litigation_without_review" not in codes(zero_facts(2022, suit | this_year))


@pytest.mark.parametrize(("notices", "is_wrong"), [(None, False), (1, False), (0, True)])
def test_nothing_lapses_without_a_correction_notice(notices: int | None, is_wrong: bool) -> None:
    row: dict[str, Value] = {}
    for line in ("new", "other_not_corrected", "total"):
        row |= {f"3.{line}.natural": 1, f"3.{line}.total": 1}
    facts = zero_facts(2022, row, correction_notices=notices)
    assert ("lapse_without_notice" in codes(facts)) is is_wrong


@pytest.mark.parametrize(
    ("published", "today", "is_late"),
    [
        (None, date(2021, 1, 31), False),  # Sunday, the last day
        (None, date(2021, 2, 1), True),  # Monday after
        (date(2021, 1, 29), date(2021, 6, 1), False),  # out on Friday
        (date(2021, 2, 9), date(2021, 2, 9), True),  # Tuesday, too late
    ],
)
def test_a_late_report_is_explained(published: date | None, today: date, is_late: bool) -> None:
    found = [f for f in check(zero_facts(2020, published_on=published, today=today)) if f.code == "published_late"]
    assert bool(found) is is_late
    assert all(f.may_explain for f in found)


def test_an_organ_without_due_day_is_never_late() -> None:
    assert codes(zero_facts(2020, due_on=None, today=date(2024, 1, 1))) == set()


@pytest.mark.parametrize(("value", "is_wrong"), [(0, False), (6, True)])
def test_a_township_makes_no_rules(value: int, is_wrong: bool) -> None:
    assert ("rules_by_township" in codes(zero_facts(2023, {"2.rules.in_force": value}))) is is_wrong


@pytest.mark.parametrize(("decisions", "is_wrong"), [(44, True), (45, False), (0, False)])
def test_decisions_are_not_items_and_change_added(decisions: int, is_wrong: bool) -> None:
    changes: dict[str, Value] = {
        "2.penalties.previous_items": 34,
        "2.penalties.change": 10,
        "2.penalties.decisions": decisions,
    }
    assert ("decisions_misused" in codes(zero_facts(2020, changes))) is is_wrong


def test_the_form_of_2019_does_not_serve_2021() -> None:
    found = only(zero_facts(2021, form_code="2019"), "superseded_form")
    assert found.severity is Severity.ERROR
    assert "〔2021〕30号" in found.text


def test_errors_come_first() -> None:
    facts = zero_facts(2020, by_hand={"3.new.natural": 1}, today=date(2021, 3, 1))
    severities = [f.severity for f in check(facts)]
    assert severities == sorted(severities, key=[Severity.ERROR, Severity.WARNING, Severity.NOTICE].index)


def test_a_county_may_set_the_limits_of_practice_and_leave_out_its_rules() -> None:
    facts = after({"2.licences.decisions": 100}, {"2.licences.decisions": 30})
    assert "jump" not in codes(facts)
    strict = practice_from({"jump_times": 2, "blank_is_error_from": 2023, "similar": 0.5})
    assert "jump" in codes(after({"2.licences.decisions": 100}, {"2.licences.decisions": 30}, practice=strict))
    blank = zero_facts(2022, by_hand={"4.review.total": None}, practice=strict)
    assert only(blank, "blank_cell").severity is Severity.NOTICE
    without = practice_from({"not_used": ["carry_over"]})
    assert codes(after({}, {"3.carried_out.natural": 1}, practice=without)) == set()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ({"jumps": 3}, "不认识 jumps"),
        ({"not_used": ["balance"]}, "法定的规则不能不用"),
        ({"not_used": "stock"}, "只能列"),
        ({"jump_times": "3"}, "jump_times 要写一个不小于0的数"),
        ({"jump_times": 2.5}, "jump_times 要写一个不小于0的整数"),
        ({"jump_least": True}, "jump_least 要写一个不小于0的数"),
        ({"jump_least": -1}, "jump_least 要写一个不小于0的数"),
        ({"similar": 1.5}, "similar 要大于0"),
        ({"similar": 0}, "similar 要大于0"),
        ({"lapsed_is_repealed": "是"}, "lapsed_is_repealed 写 true 或者 false"),
    ],
)
def test_a_wrong_choice_is_named_with_what_may_stand_there(table: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        practice_from(table)


def test_nothing_chosen_is_the_default() -> None:
    assert practice_from({}) == Practice()
