"""The checks of an annual report: every rule once, findings in the order in which a clerk fixes them."""

from __future__ import annotations

from mingbai.statute.annual_report.checks.facts import ReportFacts
from mingbai.statute.annual_report.checks.form import FORM_CHECKS
from mingbai.statute.annual_report.checks.records import RECORD_CHECKS
from mingbai.statute.annual_report.checks.sums import SUM_CHECKS
from mingbai.statute.annual_report.checks.text import TEXT_CHECKS
from mingbai.statute.annual_report.checks.values import VALUE_CHECKS
from mingbai.statute.annual_report.checks.years import YEAR_CHECKS
from mingbai.statute.annual_report.findings import Finding, Severity

CHECKS = (*VALUE_CHECKS, *SUM_CHECKS, *RECORD_CHECKS, *YEAR_CHECKS, *FORM_CHECKS, *TEXT_CHECKS)
ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTICE: 2}

__all__ = ["CHECKS", "ReportFacts", "check"]


def check(facts: ReportFacts) -> tuple[Finding, ...]:
    """Return all findings about a report: errors first, then warnings, then notices, each in the order of the checks.

    Of several findings about the same place (one figure twice in a text), only the first is kept. Rules of practice that the
    county does not apply report nothing.
    """
    found: dict[str, Finding] = {}
    for one in CHECKS:
        for finding in one(facts):
            if finding.code not in facts.practice.not_used:
                found.setdefault(finding.key, finding)
    return tuple(sorted(found.values(), key=lambda finding: ORDER[finding.severity]))
