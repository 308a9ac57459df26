"""The sums in tables 3 and 4: the balance that the form prints, and the totals that its labels imply."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mingbai.statute.annual_report.checks.facts import ReportFacts, form_citation
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import APPLICANTS, COLUMNS3, GROUPS4, ROWS4, result_rows
from mingbai.statute.index import rule

BALANCE = "表内勾稽关系"
TOTAL = "“总计”"


@rule(form_citation("2021", BALANCE), form_citation("2019", BALANCE), name="表三勾稽关系")
def balance(facts: ReportFacts) -> Iterator[Finding]:
    """In each column of table 3, new plus carried in equals answered plus carried out."""
    for column, label in COLUMNS3:
        paths = tuple(f"3.{row}.{column}" for row in ("new", "carried_in", "total", "carried_out"))
        values = _all(facts, paths)
        if values and values[0] + values[1] != values[2] + values[3]:
            new, carried, answered, out = (show(value) for value in values)
            text = f"{label}：{new} + {carried} 不等于 {answered} + {out}"
            remedy = "新收加上年结转，要等于办理结果总计加结转下年度。"
            yield _error("balance", facts, paths, text, remedy, place=BALANCE)


@rule(form_citation("2021", TOTAL), form_citation("2019", TOTAL), name="办理结果总计")
def result_total(facts: ReportFacts) -> Iterator[Finding]:
    """In each column of table 3, the total is the sum of all result rows."""
    rows = result_rows(facts.form)
    for column, label in COLUMNS3:
        yield from _sum(
            "result_total", facts, f"3.total.{column}", [f"3.{row}.{column}" for row in rows], f"{label}的办理结果总计"
        )


@rule(form_citation("2021", TOTAL), form_citation("2019", TOTAL), name="申请人总计")
def row_total(facts: ReportFacts) -> Iterator[Finding]:
    """In each row of table 3, the total is the sum of the six kinds of applicants."""
    for row in dict.fromkeys(path.split(".")[1] for path in facts.form.cells if path.startswith("3.")):
        total = f"3.{row}.total"
        yield from _sum("row_total", facts, total, [f"3.{row}.{c}" for c, _ in APPLICANTS], f"“{facts.short(total)}”")


@rule(form_citation("2021", TOTAL), form_citation("2019", TOTAL), name="复议诉讼总计")
def dispute_total(facts: ReportFacts) -> Iterator[Finding]:
    """In each group of table 4, the total is the sum of its four results."""
    for group, label in GROUPS4:
        parts = [f"4.{group}.{result}" for result, _ in ROWS4[:-1]]
        yield from _sum("dispute_total", facts, f"4.{group}.total", parts, f"{label}总计")


def _sum(code: str, facts: ReportFacts, total: str, parts: list[str], what: str) -> Iterator[Finding]:
    values = _all(facts, (total, *parts))
    if values and values[0] != sum(values[1:]):
        text = f"{what}填了{show(values[0])}，各项相加是{show(sum(values[1:]))}"
        involved = [part for part, value in zip(parts, values[1:], strict=True) if value]
        yield _error(code, facts, (total, *involved), text, "改总计，或者改各项，让它们相等。", place=TOTAL)


def _all(facts: ReportFacts, paths: Sequence[str]) -> tuple[int | Decimal, ...]:
    """Return the values of these cells, or nothing when one is unknown: then the blank itself is the finding."""
    values = tuple(value for path in paths if (value := facts.value(path)) is not None)
    return values if len(values) == len(paths) else ()


def _error(code: str, facts: ReportFacts, cells: tuple[str, ...], text: str, remedy: str, *, place: str) -> Finding:
    citation = form_citation(facts.form.code, place)
    return Finding(code, Severity.ERROR, cells, text, citation, False, remedy, facts.section_of(cells[0]))


SUM_CHECKS = (balance, result_total, row_total, dispute_total)
