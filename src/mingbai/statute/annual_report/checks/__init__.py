"""The checks of an annual report: every rule once, findings in the order in which a clerk mends them."""

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
    """All findings about a report: errors first, then warnings, then notices, each in the order of the checks.

    What is said twice of the same place (one figure twice in a text) is one finding, the first. Rules of practice that the
    county does not apply say nothing.
    """
    found: dict[str, Finding] = {}
    for one in CHECKS:
        for finding in one(facts):
            if finding.code not in facts.practice.not_used:
                found.setdefault(finding.key, finding)
    return tuple(sorted(found.values(), key=lambda finding: ORDER[finding.severity]))
