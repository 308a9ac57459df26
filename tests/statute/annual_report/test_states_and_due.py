"""States, transitions and due dates, and what blocks a move."""

from __future__ import annotations

from datetime import date

import pytest

from mingbai.statute.annual_report.due import DueRule, due_on, due_rule
from mingbai.statute.annual_report.findings import Finding, Severity, blocking
from mingbai.statute.annual_report.states import ACT_WORDS, STATE_WORDS, TRANSITIONS, ReportAct, ReportState, transition
from mingbai.statute.citation import Confidence, regulations
from statute.moving import leads_only

LAWFUL = {
    (ReportState.DRAFT, ReportAct.SUBMIT): ReportState.SUBMITTED,
    (ReportState.RETURNED, ReportAct.SUBMIT): ReportState.SUBMITTED,
    (ReportState.SUBMITTED, ReportAct.RETURN): ReportState.RETURNED,
    (ReportState.SUBMITTED, ReportAct.ACCEPT): ReportState.ACCEPTED,
    (ReportState.ACCEPTED, ReportAct.RETURN): ReportState.RETURNED,
    (ReportState.ACCEPTED, ReportAct.PUBLISH): ReportState.PUBLISHED,
    (ReportState.PUBLISHED, ReportAct.CORRECT): ReportState.PUBLISHED,
}


@pytest.mark.parametrize("state", ReportState)
@pytest.mark.parametrize("act", ReportAct)
def test_only_the_lawful_moves_exist(state: ReportState, act: ReportAct) -> None:
    leads_only(transition(state, act), LAWFUL.get((state, act)), STATE_WORDS[state], ACT_WORDS[act])


def test_every_move_has_an_owner_and_an_event() -> None:
    for move in TRANSITIONS:
        assert move.whose
        assert move.event.startswith("report.")
    assert {move.state for move in TRANSITIONS} == set(ReportState)


@pytest.mark.parametrize(
    ("level", "on", "is_statutory", "article"),
    [
        ("department", date(2021, 1, 31), True, "条例第49条第一款"),  # a Sunday
        ("county", date(2021, 3, 31), True, "条例第49条第二款"),  # a Wednesday
        ("township", date(2021, 1, 31), False, "县政府办公室年度通知"),
    ],
)
def test_the_day_by_which_a_report_is_out(level: str, on: date, is_statutory: bool, article: str) -> None:
    due = due_on(level, 2020, DueRule())
    assert due is not None
    assert (due.on, due.is_statutory, str(due.citation)) == (on, is_statutory, article)


def test_the_county_sets_the_townships_day_and_nobody_elses() -> None:
    rule = DueRule(1, 20, "彭政办发〔2021〕1号")
    township, department = due_on("township", 2020, rule), due_on("department", 2020, rule)
    assert township is not None
    assert department is not None
    assert (township.on, str(township.citation)) == (date(2021, 1, 20), "彭政办发〔2021〕1号")
    assert township.citation.confidence is Confidence.PRACTICE
    assert department.on == date(2021, 1, 31)


def test_the_rule_of_a_settings_file_names_a_day_of_every_year() -> None:
    assert due_rule("01-20", " 彭政办发〔2021〕1号 ") == DueRule(1, 20, "彭政办发〔2021〕1号")
    for day in ("02-29", "1月20日", 20):
        with pytest.raises(ValueError, match="写月和日"):
            due_rule(day, "通知")
    for source in ("", 3):
        with pytest.raises(ValueError, match="哪个文件"):
            due_rule("01-20", source)


def test_villages_report_nothing_and_unknown_levels_are_named() -> None:
    assert due_on("village", 2020, DueRule()) is None
    with pytest.raises(ValueError, match="province"):
        due_on("province", 2020, DueRule())


def finding(severity: Severity, may_explain: bool, detail: str = "") -> Finding:
    return Finding("balance", severity, ("3.new.natural",), "话", regulations("第50条"), may_explain, "", 3, detail)


@pytest.mark.parametrize(
    ("severity", "may_explain", "is_explained", "blocks"),
    [
        (Severity.ERROR, False, False, True),
        (Severity.ERROR, False, True, True),
        (Severity.ERROR, True, False, True),
        (Severity.ERROR, True, True, False),
        (Severity.WARNING, True, False, True),
        (Severity.WARNING, True, True, False),
        (Severity.NOTICE, False, False, False),
    ],
)
def test_what_blocks_submission(severity: Severity, may_explain: bool, is_explained: bool, blocks: bool) -> None:
    one = finding(severity, may_explain)
    assert bool(blocking([one], {one.key} if is_explained else set())) is blocks


def test_a_finding_has_one_key_in_every_run_and_its_own() -> None:
    assert finding(Severity.ERROR, False).key == finding(Severity.ERROR, False).key
    assert finding(Severity.ERROR, False, "a").key != finding(Severity.ERROR, False, "b").key
    assert Finding("published_late", Severity.WARNING, (), "", regulations("第49条"), True).key == "published_late:::"
