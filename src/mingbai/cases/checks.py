"""What stops an act on a case besides its own rule: a year whose report is published, a record about somebody else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from mingbai.cases.values.draft import TYPED, YES, is_about_record
from mingbai.core.errors import Invalid, Refused
from mingbai.statute.cases.records import may_request
from mingbai.statute.citation import regulations
from mingbai.statute.verdict import refused

# Reports stand above applications, so they say themselves which years they have published.
_published: list[Callable[[int], frozenset[int]]] = []


def years_from(source: Callable[[int], frozenset[int]]) -> None:
    """Name who knows the years whose report an organ has published, once per process and where that app starts."""
    _published[:] = [source]


def is_published(organ_id: int, day: date | None) -> bool:
    """Return whether a day lies in a year whose published report counts it."""
    return day is not None and day.year in locked_years(organ_id)


def locked_years(organ_id: int) -> frozenset[int]:
    """Return the years whose report an organ has published."""
    return frozenset().union(*(source(organ_id) for source in _published))


def open_year(organ_id: int, *days: date | None) -> None:
    """Raise Refused when one of these days lies in a year whose published report counts it."""
    years = {day.year for day in days if day is not None}
    locked = sorted(years & locked_years(organ_id)) if years else []
    if locked:
        said = f"{locked[0]}年度报告已经公布，这一件会改变其中的数。先核对日期；确实漏了的，在年度报告里发更正说明。"
        raise Refused(refused(said, regulations("第49条"), "case.year_published"))


def typed(words: Mapping[str, str]) -> None:
    """Raise Invalid for an answer that is too long; nothing of it is cut."""
    for name, (what, longest) in TYPED.items():
        if len(words.get(name, "")) > longest:
            raise Invalid(f"{what}最多写{longest}个字。", name)


def own_record(words: Mapping[str, str]) -> None:
    """Raise Refused for a draft about a record of somebody else, or without evidence that it is wrong (条例第41条)."""
    if is_about_record(words) and words.get("is_own"):
        verdict = may_request(is_own=words["is_own"] == YES, has_evidence=bool(words.get("evidence")))
        if not verdict:
            raise Refused(verdict, "is_own" if words["is_own"] != YES else "evidence")
