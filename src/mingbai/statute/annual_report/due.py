"""When the report of an organ is due (条例第49条); for townships the county's yearly notice decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.citation import Citation, Confidence, regulations
from mingbai.statute.disclosure.committees import COMMITTEES

DEPARTMENT = (1, 31)
COUNTY = (3, 31)


@dataclass(frozen=True, slots=True)
class DueRule:
    """The township due date (month, day of the following year) that the county set, and the document that sets it."""

    month: int = 1
    day: int = 31
    source: str = "县政府办公室年度通知"


def due_rule(day: object, source: object) -> DueRule:
    """Read the rule from a settings table, `day` as "MM-DD"; raise ValueError for a bad day or a missing source."""
    try:
        # A year without 29 February, because the day must exist every year.
        found = date.fromisoformat(f"2021-{day}")
    except ValueError:
        raise ValueError(f'township_due 写月和日，例如 "01-31"，不能是 {day!r}。') from None
    if not isinstance(source, str) or not source.strip():
        raise ValueError("township_due_source 写明这一天是哪个文件定的。")
    return DueRule(found.month, found.day, source.strip())


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The last day, its source, and whether a law fixes it, in which case nobody may change it."""

    on: date
    citation: Citation
    is_statutory: bool


def due_on(organ_level: str, year: int, township_rule: DueRule) -> ReportDue | None:
    """Return the due date of the report for `year`; None for a committee, which is not an administrative organ.

    Departments publish by 31 January, county governments by 31 March of the following year (条例第49条). The article does not
    mention townships: their day is `township_rule`. Raises ValueError for an unknown level.
    """
    if organ_level == "department":
        return ReportDue(date(year + 1, *DEPARTMENT), regulations("第49条第一款"), True)
    if organ_level == "county":
        return ReportDue(date(year + 1, *COUNTY), regulations("第49条第二款"), True)
    if organ_level == "township":
        citation = Citation(township_rule.source, confidence=Confidence.PRACTICE)
        return ReportDue(date(year + 1, township_rule.month, township_rule.day), citation, False)
    if organ_level in COMMITTEES:
        return None
    raise ValueError(f"unknown level of organ: {organ_level}")
