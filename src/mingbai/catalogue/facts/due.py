"""Last days: from a fact, an item of the catalogue or a step of a chain to the duty, with its reason in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mingbai.catalogue.facts.duties import NewDuty
from mingbai.catalogue.facts.items import ItemRow
from mingbai.catalogue.models.duties import DutyKind
from mingbai.statute.disclosure.chains import Step
from mingbai.statute.disclosure.limit_text import parse, words
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import deadline

DEFAULT = "20wd"


@dataclass(frozen=True, slots=True)
class Due:
    """The two dates and the limit in words."""

    remind_by: date
    judge_by: date
    words: str


def due_after(limit: str, happened_on: date, calendar: Calendar) -> Due:
    """The last day of a limit that runs from a fact; 20 working days where nothing is set (条例第26条)."""
    found = re.search(r"(?<![\w:])(\d+)(wd|d)?\b", limit or DEFAULT)
    number, unit = (int(found[1]), found[2] or "") if found else (20, "wd")
    if not number:
        return Due(happened_on, happened_on, "实时公开")
    if unit == "d":
        last = happened_on + timedelta(days=number)
        return Due(last, last, f"{number}日内公开")
    both = deadline(calendar, happened_on, number)
    return Due(both.remind_by, both.judge_by, f"{number}个工作日内公开")


def limit_words(limit: str, starts: str) -> str:
    """The limit with what it runs from: 收到批准文件之日起15个工作日内."""
    return words(parse(limit or DEFAULT), starts)


def from_item(item: ItemRow, title: str, how: str, happened_on: date, calendar: Calendar) -> NewDuty:
    """The duty that a fact makes for an item of the catalogue; `how` is 形成 or 变更."""
    due = due_after(item.unit, happened_on, calendar)
    return NewDuty(
        title=title,
        why=f"{day(happened_on)}{how}，{due.words}，最迟{day(due.judge_by)}。",
        kind=DutyKind.EVENT.value,
        formed_on=happened_on,
        remind_by=due.remind_by,
        judge_by=due.judge_by,
        source=source_of(item),
        statutory_item=next(iter(item.statutory_codes), ""),
        item_id=item.id,
    )


def from_step(step: Step, chain_id: int, title: str, happened_on: date, calendar: Calendar) -> NewDuty:
    """The duty that a fact makes for a step of a chain."""
    due = due_after(step.limit, happened_on, calendar)
    return NewDuty(
        title=title,
        why=f"{day(happened_on)}{step.starts}，{due.words}，最迟{day(due.judge_by)}。",
        kind=DutyKind.EVENT.value,
        formed_on=happened_on,
        remind_by=due.remind_by,
        judge_by=due.judge_by,
        source=step.basis[:300],
        chain_id=chain_id,
        step=step.key,
    )


def source_of(item: ItemRow) -> str:
    """Where the duty stands, short enough for a line: the article of the regulations, else the catalogue."""
    return f"{item.field}标准目录，{item.title}"[:300]


def day(on: date) -> str:
    """2021年1月5日"""
    return f"{on.year}年{on.month}月{on.day}日"
