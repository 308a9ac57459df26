"""Whether the report uses the right form: its year, its six sections, who may have rules."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.statute.annual_report.checks.facts import ReportFacts, form_citation
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.annual_report.forms import form_for, section_number
from mingbai.statute.citation import Citation, practice
from mingbai.statute.index import rule

LEGISLATION = Citation("立法法", "第91条、第93条", "2023年修正")
MISUSED = practice("处理决定数量是当年作出的决定，不是项目数量")
SECTIONS = form_citation("2021", "六个部分")


@rule(form_citation("2021"), form_citation("2019"), name="年度与格式对应")
def superseded_form(facts: ReportFacts) -> Iterator[Finding]:
    """Reports for 2019 and 2020 use the form of 2019, later ones that of 2021."""
    right = form_for(facts.year)
    if facts.form.code != right.code:
        text = f"{facts.year}年度要用{right.document}的格式，现在用的是{facts.form.document}的格式"
        yield Finding("superseded_form", Severity.ERROR, (), text, form_citation(right.code), False, "换成当年的格式重新填。")


@rule(LEGISLATION, name="无规章制定权的机关不报规章")
def rules_by_township(facts: ReportFacts) -> Iterator[Finding]:
    """Counties, their departments and townships make no rules (规章), so those cells are 0."""
    for path, info in facts.form.cells.items():
        value = facts.value(path)
        if path.startswith("2.rules.") and value:
            text = f"“{info.short}”填了{show(value)}，本机关没有规章制定权"
            remedy = "填0；制发的文件是行政规范性文件的，填在下一行。"
            yield Finding("rules_by_township", Severity.ERROR, (path,), text, LEGISLATION, False, remedy, 2)


@rule(MISUSED, name="处理决定数量的含义")
def decisions_misused(facts: ReportFacts) -> Iterator[Finding]:
    """On the form of 2019, the number of decisions is not merely last year's items plus their change."""
    for path, info in facts.form.cells.items():
        if not path.endswith(".decisions") or facts.form.code != "2019":
            continue
        stem = path.removesuffix(".decisions")
        items, change, decisions = (facts.value(f"{stem}.{column}") for column in ("previous_items", "change", "decisions"))
        if decisions and items is not None and change is not None and decisions == items + change:
            text = f"“{info.short}”填了{show(decisions)}，正好是项目数量加增减"
            remedy = "这里填当年作出的决定有多少件；碰巧相等的，写明原因。"
            yield Finding("decisions_misused", Severity.WARNING, (path,), text, MISUSED, True, remedy, 2)


@rule(SECTIONS, name="六个部分齐全")
def missing_section(facts: ReportFacts) -> Iterator[Finding]:
    """The report has the six sections of the form, and none is empty."""
    for number, title in enumerate(facts.form.section_titles, 1):
        text = facts.sections[number - 1] if number <= len(facts.sections) else ""
        if not text.strip():
            remedy = "写一两句；没有发生也要写明没有。"
            yield Finding("missing_section", Severity.ERROR, (), f"“{title}”没有文字", SECTIONS, False, remedy, number)


@rule(SECTIONS, name="六个部分的顺序")
def section_order(facts: ReportFacts) -> Iterator[Finding]:
    """The sections follow the order of the form."""
    known = [number for title in facts.section_titles if (number := section_number(facts.form, title))]
    if known != sorted(known):
        yield Finding("section_order", Severity.ERROR, (), "六个部分的顺序和格式不一样", SECTIONS, False, "按一到六的顺序排。")


@rule(SECTIONS, name="六个部分的标题")
def section_title(facts: ReportFacts) -> Iterator[Finding]:
    """The titles match the form, or the regulation's own words for the section, exactly."""
    for number, title in enumerate(facts.section_titles, 1):
        if not section_number(facts.form, title):
            right = facts.form.section_titles[number - 1] if number <= len(facts.form.section_titles) else "（没有这一部分）"
            text = f"标题“{title}”和格式不一样"
            yield Finding("section_title", Severity.ERROR, (), text, SECTIONS, False, f"改成“{right}”。", number)


FORM_CHECKS = (superseded_form, rules_by_township, decisions_misused, missing_section, section_order, section_title)
