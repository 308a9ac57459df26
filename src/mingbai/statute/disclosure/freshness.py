"""Whether pages and columns are kept up to date, as the inspection of government sites measures it.

Source: 国办秘函〔2019〕19号 (home page and news 2 weeks, notices and policies 6 months; five stale or five blank columns fail
the site). News without a date does not count (practice of the inspections).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from mingbai.statute.citation import Citation
from mingbai.statute.disclosure.reminders import LEAD, soon_until
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.periods import month_later

INSPECTION = Citation("政府网站与政务新媒体检查指标", document_number="国办秘函〔2019〕19号")


class Freshness(StrEnum):
    """The state of a column; STALE is past the inspection's limit."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    BLANK = "blank"
    STALE = "stale"


FRESHNESS_WORDS = {
    Freshness.FRESH: "及时",
    Freshness.DUE_SOON: "快到期",
    Freshness.BLANK: "空白栏目",
    Freshness.STALE: "长期未更新",
}

COLUMN_WORDS = {Freshness.STALE: "长期未更新的栏目", Freshness.BLANK: "空白栏目"}


@dataclass(frozen=True, slots=True)
class ColumnState:
    """The state of a column and why; `last_on` is the last day on which its news keeps it fresh, None where nothing sets one."""

    freshness: Freshness
    reason: str
    citation: Citation
    last_on: date | None = None


@rule(INSPECTION, name="栏目更新期限")
def fresh_until(kind: str, updated_on: date) -> date:
    """Return the last fresh day of a column of this kind ("home", "dynamic", "notices" …); raise LookupError for others."""
    found = _data()["kinds"][kind]
    return updated_on + timedelta(days=found["days"]) if "days" in found else month_later(updated_on, found["months"])


@rule(INSPECTION, LEAD, name="栏目更新状态")
def state_of(kind: str, updated_on: date | None, today: date, calendar: Calendar) -> ColumnState:
    """Return the state of a column on a day, by the day of its last dated news; None means that it has none."""
    name = _data()["kinds"][kind]["name"]
    if updated_on is None:
        return ColumnState(Freshness.BLANK, f"{name}没有内容。放上内容，或者撤掉这个栏目。", INSPECTION)
    last = fresh_until(kind, updated_on)
    if today > last:
        reason = f"{name}最近一次更新是{updated_on:%Y-%m-%d}，最迟{last:%Y-%m-%d}要有新内容。"
        return ColumnState(Freshness.STALE, reason, INSPECTION, last)
    if last <= soon_until(today, calendar):
        return ColumnState(Freshness.DUE_SOON, f"最迟{last:%Y-%m-%d}更新。", INSPECTION, last)
    return ColumnState(Freshness.FRESH, f"{last:%Y-%m-%d}以前更新就行。", INSPECTION, last)


@rule(INSPECTION, name="栏目不更新单项否决")
def site_passes(states: Iterable[ColumnState]) -> Verdict:
    """A site passes with fewer than five stale columns and fewer than five blank ones."""
    found = [state.freshness for state in states]
    for freshness, limit in ((Freshness.STALE, _data()["failing_columns"]), (Freshness.BLANK, _data()["failing_blank"])):
        if (count := found.count(freshness)) >= limit:
            reason = f"{COLUMN_WORDS[freshness]}有{count}个，{limit}个以上网站检查单项否决。"
            return refused(reason, INSPECTION, f"site.{freshness}")
    return ALLOWED


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("freshness.toml").read_text("utf-8"))
