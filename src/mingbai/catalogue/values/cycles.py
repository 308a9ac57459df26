"""What recurs by the calendar: lines with a cycle in their limit, and lines that recur by practice."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.catalogue.models.duties import DutyKind
from mingbai.catalogue.values.due import LONGEST_WHY, limit_of, source_of
from mingbai.catalogue.values.duties import NewDuty
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.words import day
from mingbai.statute.disclosure.cycles import PeriodDue, cycle_of, periods_due
from mingbai.statute.disclosure.limit_text import Limit, parse
from mingbai.statute.workdays.calendar import Calendar

QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Cycle:
    """How a line recurs by practice; `formed_after` is the days from a period's end until its information is formed."""

    every: str
    formed_after: int
    title: str
    what: str
    levels: frozenset[str] = frozenset()


# The line's own limit says how it recurs; its information is formed when the period ends.
OWN = Cycle("", 0, "{period}{line}", "")


@cache
def cycles() -> dict[tuple[str, str, str], Cycle]:
    """Return the cycles of practice by the line's field, first and second level."""
    text = files("mingbai.catalogue").joinpath("standard", "cycles.toml").read_text("utf-8")
    return {
        (row["field"], row["line1"], row["line2"]): Cycle(
            row["every"], row["formed_after"], row["title"], row["what"], frozenset(row["levels"])
        )
        for row in tomllib.loads(text)["cycle"]
    }


def recurs(line: LineRow, level: str) -> bool:
    """Return whether a line recurs by the calendar for an organ of this level."""
    return cycle_of(parse(line.unit)) is not None or level in cycles().get((line.field, line.line1, line.line2), OWN).levels


def from_calendar(line: LineRow, since: date, today: date, calendar: Calendar) -> list[NewDuty]:
    """Return a line's duties for the periods whose information is formed from `since` to `today`."""
    law, cycle = limit_of(line, today), cycles().get((line.field, line.line1, line.line2), OWN)
    limit = law.limit
    if cycle.every and cycle_of(limit) is None:
        limit = Limit((*parse(f"every:{cycle.every}").groups, *limit.groups))
    due = periods_due(limit, since, today, calendar, formed_after=cycle.formed_after, basis=law.days)
    return [_duty(line, cycle, one) for one in due]


def period_words(key: str) -> str:
    """Return a period's key in words: 2020Q4 is 2020年第四季度, 2020-11 is 2020年11月, 2020H2 is 2020年下半年."""
    year, rest = key[:4], key[4:]
    if rest.startswith("Q"):
        return f"{year}年第{QUARTERS[int(rest[1:]) - 1]}季度"
    if rest.startswith("H"):
        return f"{year}年{'上' if rest == 'H1' else '下'}半年"
    return f"{year}年{int(rest[1:])}月" if rest else f"{year}年"


def _duty(line: LineRow, cycle: Cycle, one: PeriodDue) -> NewDuty:
    period = period_words(one.period.key)
    formed = f"，{cycle.what}{day(one.formed_on)}形成" if cycle.what else ""
    is_said = "期末" in one.due.words or "每年" in one.due.words
    limit = re.sub(r"^期末(之日起)?", "", one.due.words) if is_said else "20个工作日内"
    why = f"{period}结束{formed}，{limit}公开，最迟{day(one.due.judge_by)}。"
    return NewDuty(
        title=cycle.title.format(period=period, line=line.line2)[:300],
        why=(why + "".join(remark.text for remark in one.due.remarks))[:LONGEST_WHY],
        kind=DutyKind.CALENDAR.value,
        formed_on=one.formed_on,
        remind_by=one.due.remind_by,
        judge_by=one.due.judge_by,
        source=source_of(line, one.due),
        statutory_item=line.main_code,
        line_id=line.id,
        period_key=one.period.key,
    )
