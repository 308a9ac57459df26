"""Whether the report agrees with the records, and whether it is published in time."""

from __future__ import annotations

from collections.abc import Iterator

from mingbai.statute.annual_report.checks.facts import ReportFacts
from mingbai.statute.annual_report.figures import show
from mingbai.statute.annual_report.findings import Finding, Severity
from mingbai.statute.citation import regulations
from mingbai.statute.dates import long_day
from mingbai.statute.index import rule


@rule(regulations("第50条"), name="数字和记录一致")
def record_mismatch(facts: ReportFacts) -> Iterator[Finding]:
    """Every cell agrees with the records behind it."""
    for path in facts.form.cells:
        value, recorded = facts.cells.get(path), facts.recorded.get(path)
        if path in facts.raw or (value or 0) == (recorded or 0):
            continue
        said = "空着" if value is None else f"填了{show(value)}"
        text = f"“{facts.short(path)}”{said}，记录里是{show(recorded)}"
        remedy = f"改回{show(recorded)}；确实发生过的，补登一条记录。"
        yield Finding(
            "record_mismatch", Severity.ERROR, (path,), text, regulations("第50条"), False, remedy, facts.section_of(path)
        )


@rule(regulations("第49条"), name="按期公布年报")
def published_late(facts: ReportFacts) -> Iterator[Finding]:
    """The report is published by the organ's due date; after that, the delay must be explained."""
    on = facts.published_on or facts.today
    if facts.due_on is not None and on > facts.due_on:
        due = long_day(facts.due_on)
        text = f"已经过了{due}，没有按期公布" if facts.published_on is None else f"{due}前应当公布，公布晚了"
        remedy = "尽快报送，并写明晚的原因。"
        yield Finding("published_late", Severity.WARNING, (), text, regulations("第49条"), True, remedy)


RECORD_CHECKS = (record_mismatch, published_late)
