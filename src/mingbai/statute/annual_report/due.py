"""By when the report of an organ is published (条例第49条), township by the county's yearly notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.citation import Citation, Confidence, regulations

DEPARTMENT = (1, 31)
COUNTY = (3, 31)


@dataclass(frozen=True, slots=True)
class DueRule:
    """The day (month, day of the following year) that the county set for townships, and where it is written."""

    month: int = 1
    day: int = 31
    source: str = "县政府办公室年度通知"


def due_rule(day: object, source: object) -> DueRule:
    """The rule of a settings table: `day` as "MM-DD"; ValueError with a sentence for a day that does not exist."""
    try:
        # A year without 29 February: the day has to exist every year.
        found = date.fromisoformat(f"2021-{day}")
    except ValueError:
        raise ValueError(f'township_due 写月和日，例如 "01-31"，不能是 {day!r}。') from None
    if not isinstance(source, str) or not source.strip():
        raise ValueError("township_due_source 写明这一天是哪个文件定的。")
    return DueRule(found.month, found.day, source.strip())


@dataclass(frozen=True, slots=True)
class ReportDue:
    """The last day, its source, and whether a law fixes it (then nobody may change it)."""

    on: date
    citation: Citation
    is_statutory: bool


def due_on(organ_level: str, year: int, township_rule: DueRule) -> ReportDue | None:
    """The due date of the report for `year`; None for a village committee, which is no administrative organ.

    Departments 31 January, county governments 31 March of the following year (条例第49条). The article does not name
    townships: their day is `township_rule`. Raises ValueError for an unknown level.
    """
    if organ_level == "department":
        return ReportDue(date(year + 1, *DEPARTMENT), regulations("第49条第一款"), True)
    if organ_level == "county":
        return ReportDue(date(year + 1, *COUNTY), regulations("第49条第二款"), True)
    if organ_level == "township":
        citation = Citation(township_rule.source, confidence=Confidence.PRACTICE)
        return ReportDue(date(year + 1, township_rule.month, township_rule.day), citation, False)
    if organ_level == "village":
        return None
    raise ValueError(f"unknown level of organ: {organ_level}")
