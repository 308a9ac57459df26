"""Whether each cell holds what the form asks for: a whole number, money, nothing left blank."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.statute.annual_report.checks.facts import ReportFacts, form_citation
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import CellKind
from mingbai.statute.citation import practice
from mingbai.statute.index import rule

BLANK = practice("没有发生的填0，不留空")


@rule(form_citation("2021"), form_citation("2019"), name="格里填的是数")
def not_a_number(facts: ReportFacts) -> Iterator[Finding]:
    """Every cell holds a number."""
    for path, typed in facts.raw.items():
        label = facts.form.cells[path].short
        yield _error("not_a_number", facts, path, f"“{label}”填的“{typed}”不是数", "只写数字，例如 0 或 12。")


@rule(form_citation("2021"), form_citation("2019"), name="数不小于零")
def negative(facts: ReportFacts) -> Iterator[Finding]:
    """No cell is negative, except 本年增/减 on the form of 2019."""
    for path, info in facts.form.cells.items():
        value = facts.cells.get(path)
        if value is not None and value < 0 and info.kind is not CellKind.SIGNED:
            yield _error("negative", facts, path, f"“{info.short}”填了{show(value)}，不能小于0", "改成0或者正数。")


@rule(form_citation("2021"), form_citation("2019"), name="件数是整数")
def not_whole(facts: ReportFacts) -> Iterator[Finding]:
    """Every cell except money is a whole number."""
    for path, info in facts.form.cells.items():
        value = facts.cells.get(path)
        if isinstance(value, Decimal) and info.kind is not CellKind.MONEY and value != value.to_integral_value():
            yield _error("not_whole", facts, path, f"“{info.short}”填了{show(value)}，要填整数", "件数没有小数，改成整数。")


@rule(BLANK, name="没有发生的填零")
def blank_cell(facts: ReportFacts) -> Iterator[Finding]:
    """No cell is blank: an error from 2021 (or the county's year) on, a notice before."""
    severity = Severity.ERROR if facts.year >= facts.practice.blank_is_error_from else Severity.NOTICE
    for path, info in facts.form.cells.items():
        if facts.cells.get(path) is None and path not in facts.raw:
            text = f"“{info.short}”空着"
            yield Finding("blank_cell", severity, (path,), text, BLANK, False, "没有发生就填0。", facts.section_of(path))


def _error(code: str, facts: ReportFacts, path: str, text: str, remedy: str) -> Finding:
    citation = form_citation(facts.form.code)
    return Finding(code, Severity.ERROR, (path,), text, citation, False, remedy, facts.section_of(path))


VALUE_CHECKS = (not_a_number, negative, not_whole, blank_cell)
