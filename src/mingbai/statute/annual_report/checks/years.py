"""Whether this year's figures follow from last year's."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mingbai.statute.annual_report.checks.facts import ReportFacts
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import COLUMNS3, GROUPS4
from mingbai.statute.citation import Citation, practice, regulations, review_law
from mingbai.statute.index import rule

CARRIED = practice("上年结转等于上年报告的结转下年度")
STOCK = practice("现行有效等于上年现行有效加本年制发减本年废止")
ITEMS = practice("上一年项目数量等于上年报告的项目数量加增减")
JUMP = practice("变动十倍以上的数据要有说明")
PENDING = practice("上年尚未审结的案件本年要有下落")
REVIEW_FIRST = review_law("第23条第一款第四项")


@rule(CARRIED, name="跨年衔接")
def carry_over(facts: ReportFacts) -> Iterator[Finding]:
    """In each column of table 3, carried in equals last year's carried out; a difference may be explained."""
    for column, label in COLUMNS3:
        path = f"3.carried_in.{column}"
        now, before = facts.value(path), _before(facts, f"3.carried_out.{column}")
        if now is not None and before is not None and now != before:
            text = f"{label}：上年结转填了{show(now)}，{facts.previous_source}结转下年度是{show(before)}"
            remedy = "改成一样；确实不一样的，写明原因。"
            yield Finding("carry_over", Severity.ERROR, (path,), text, CARRIED, True, remedy, facts.section_of(path))


@rule(STOCK, name="现行有效件数衔接")
def stock(facts: ReportFacts) -> Iterator[Finding]:
    """On the form of 2021, in force equals last year's in force plus made minus repealed."""
    for row in ("rules", "normative"):
        cells = tuple(f"2.{row}.{column}" for column in ("in_force", "made", "repealed"))
        now, made, repealed = (facts.value(path) for path in cells)
        before = _before(facts, cells[0])
        if now is None or made is None or repealed is None or before is None or now == before + made - repealed:
            continue
        text = f"“{facts.short(cells[0])}”填了{show(now)}，上年{show(before)} + 制发{show(made)} - 废止{show(repealed)} 不等于它"
        yield _warning("stock", facts, cells, text, STOCK, remedy="核对清理结果；因清理、失效、机构改革而不同的，写明原因。")


@rule(ITEMS, name="项目数量衔接")
def items_change(facts: ReportFacts) -> Iterator[Finding]:
    """On the form of 2019, last year's items equal the items of last year's report plus their change."""
    for path in facts.form.cells:
        if not path.endswith(".previous_items"):
            continue
        now = facts.value(path)
        before, change = _before(facts, path), _before(facts, path.replace(".previous_items", ".change"))
        if now is not None and before is not None and change is not None and now != before + change:
            text = f"“{facts.short(path)}”填了{show(now)}，{facts.previous_source}是{show(before)}，增减{show(change)}"
            yield _warning("items_change", facts, (path,), text, ITEMS, remedy="改成一样；确实不一样的，写明原因。")


@rule(JUMP, name="数据突变")
def jump(facts: ReportFacts) -> Iterator[Finding]:
    """A cell that grew or fell more than tenfold and by more than ten (or the county's limits) deserves a look."""
    for path in facts.form.cells:
        now, before = facts.value(path), _before(facts, path)
        if now is None or before is None or path.endswith((".change", ".previous_items")):
            continue
        small, large = sorted((abs(Decimal(now)), abs(Decimal(before))))
        if large - small > facts.practice.jump_least and large > facts.practice.jump_times * small:
            text = f"“{facts.short(path)}”今年{show(now)}，上年{show(before)}，变化很大"
            remedy = "看一看是不是填错；没有错，在正文里说明原因。"
            yield Finding("jump", Severity.NOTICE, (path,), text, JUMP, False, remedy, facts.section_of(path))


@rule(PENDING, name="上年未结案件的下落")
def pending_lost(facts: ReportFacts) -> Iterator[Finding]:
    """Cases pending at the end of last year appear again, pending or concluded."""
    for group, label in GROUPS4:
        total = f"4.{group}.total"
        now, before = facts.value(total), _before(facts, f"4.{group}.pending")
        if now is not None and before is not None and now < before:
            text = f"{label}：上年尚未审结{show(before)}件，今年总计只有{show(now)}件"
            yield _warning("pending_lost", facts, (total,), text, PENDING, remedy="补登上年未结的案件和它的结果；或者写明原因。")


@rule(REVIEW_FIRST, name="复议后起诉须先有复议")
def litigation_without_review(facts: ReportFacts) -> Iterator[Finding]:
    """A suit after reconsideration requires a reconsideration concluded this year or the year before."""
    path = "4.suit_after_review.total"
    suits = facts.value(path)
    concluded = ("4.review.upheld", "4.review.corrected", "4.review.other")
    reviews = sum((facts.value(cell) or 0) + (_before(facts, cell) or 0) for cell in concluded)
    if suits and not reviews:
        text = f"复议后起诉{show(suits)}件，但今年和上年都没有审结的行政复议"
        yield _warning(
            "litigation_without_review", facts, (path,), text, REVIEW_FIRST, remedy="补登复议案件；更早审结的，写明年份。"
        )


@rule(regulations("第30条"), name="先补正后不再处理")
def lapse_without_notice(facts: ReportFacts) -> Iterator[Finding]:
    """No more applications end for lack of correction than correction notices were sent; without records, no finding."""
    cells = tuple(c for c in ("3.unavailable_still_unclear.total", "3.other_not_corrected.total") if c in facts.form.cells)
    ended = sum(facts.value(cell) or 0 for cell in cells)
    notices = facts.correction_notices
    if notices is not None and ended > notices:
        text = f"因补正而办结{show(ended)}件，补正告知书只有{notices}份"
        yield _warning(
            "lapse_without_notice", facts, cells, text, regulations("第30条"), remedy="补登补正告知书；或者改正办理结果。"
        )


def _before(facts: ReportFacts, path: str) -> int | Decimal | None:
    """Return last year's value of a cell; None for a cell that last year's form did not have."""
    return facts.previous.get(path) if facts.previous else None


def _warning(code: str, facts: ReportFacts, cells: tuple[str, ...], text: str, citation: Citation, *, remedy: str) -> Finding:
    return Finding(code, Severity.WARNING, cells, text, citation, True, remedy, facts.section_of(cells[0]))


YEAR_CHECKS = (carry_over, stock, items_change, pending_lost, litigation_without_review, lapse_without_notice, jump)
