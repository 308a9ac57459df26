"""Compute last days: turn a fact, with a catalogue line or a chain's step, into a duty that says why in a sentence."""

from __future__ import annotations

from datetime import date

from mingbai.catalogue.models.duties import DutyKind
from mingbai.catalogue.values.duties import NewDuty
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.words import day
from mingbai.statute.disclosure.chains import Step
from mingbai.statute.disclosure.limit_text import TermKind, parse, words
from mingbai.statute.disclosure.limits import Due, due
from mingbai.statute.disclosure.precedence import Effective, effective
from mingbai.statute.laws import in_force
from mingbai.statute.workdays.calendar import Calendar

# 条例第26条: the limit where nothing else sets one.
STANDARD = "20wd"
LONGEST_WHY, LONGEST_SOURCE = 400, 300


def limit_words(limit: str, starts: str) -> str:
    """Return the limit with the event it runs from: 收到批准文件之日起15个工作日内."""
    return words(parse(limit or STANDARD), starts)


def limit_of(line: LineRow, on: date, unit: str | None = None) -> Effective:
    """Return a line's limit on a day; a limit set by law overrides the catalogue's. `unit` replaces the line's own."""
    return effective(parse(line.unit if unit is None else unit), f"{line.field} {line.title}", on, line.wording.decision)


def cases_of(line: LineRow, on: date) -> tuple[str, ...]:
    """Return the cases with a limit of their own: 许可处罚, 结果."""
    named = (term.qualifier for term in limit_of(line, on).limit.of(TermKind.WITHIN))
    return tuple(dict.fromkeys(name for name in named if name))


def from_line(line: LineRow, title: str, how: str, happened_on: date, calendar: Calendar, *, case: str | None = None) -> NewDuty:
    """Return the duty that a fact makes for a catalogue line; `how` is 形成 or 变更, `case` as in `due`."""
    law = limit_of(line, happened_on)
    found = due(law.limit, happened_on, calendar, case=case, basis=law.days, case_basis=law.cases, starts=how)
    return NewDuty(
        title=title,
        why=_why(happened_on, how, found),
        kind=DutyKind.EVENT.value,
        formed_on=happened_on,
        remind_by=found.remind_by,
        judge_by=found.judge_by,
        source=source_of(line, found),
        statutory_item=line.main_code,
        line_id=line.id,
    )


def from_step(step: Step, chain_id: int, title: str, happened_on: date, calendar: Calendar) -> NewDuty:
    """Return the duty that a fact makes for a chain's step."""
    found = due(parse(step.limit), happened_on, calendar, starts=step.starts)
    return NewDuty(
        title=title,
        why=_why(happened_on, step.starts, found),
        kind=DutyKind.EVENT.value,
        formed_on=happened_on,
        remind_by=found.remind_by,
        judge_by=found.judge_by,
        source=in_force(step.basis, happened_on)[:LONGEST_SOURCE],
        chain_id=chain_id,
        step=step.key,
    )


def source_of(line: LineRow, found: Due) -> str:
    """Return where the duty comes from: the article of the limit, and the catalogue line."""
    return f"{found.citation}；{line.field}标准目录，{line.title}"[:LONGEST_SOURCE]


def _why(on: date, starts: str, found: Due) -> str:
    """Return the reason for the clerk: what happened, the limit, the last day, then any remarks on that day."""
    limit = found.words.replace(f"{starts}之日起", "").replace(f"{starts}当天", "当天")
    said = f"{day(on)}{starts}，{limit}公开，最迟{day(found.judge_by)}。"
    return (said + "".join(remark.text for remark in found.remarks))[:LONGEST_WHY]
