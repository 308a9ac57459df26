"""What shows that an organ looked for information before it said that there is none: the search record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.statute.cases.sources import court_rules
from mingbai.statute.citation import regulations
from mingbai.statute.index import rule
from mingbai.statute.verdict import ALLOWED, Verdict, refused

NONE_FOUND, DUTY_TO_SEARCH = regulations("第36条第四项"), court_rules("第5条第二款第六项")


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One search: `systems` are electronic, `rooms` are archives, files and people's cabinets; `result` in words."""

    systems: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    dates: tuple[date, ...] = ()
    result: str = ""


@rule(NONE_FOUND, DUTY_TO_SEARCH, name="合理检索的记录")
def lacking(record: SearchRecord | None) -> tuple[str, ...]:
    """Return in words what the record of a reasonable search lacks; all of it where there is none."""
    kept = record or SearchRecord()
    parts = (
        (kept.systems, "检索了哪些系统"),
        (kept.rooms, "查找了哪些档案室、科室"),
        (kept.keywords, "用了哪些关键词"),
        (kept.persons, "谁检索的"),
        (kept.dates, "哪天检索的"),
        (kept.result.strip(), "检索结果"),
    )
    return tuple(words for value, words in parts if not value)


@rule(NONE_FOUND, DUTY_TO_SEARCH, name="没有检索记录不能答复不存在")
def may_say_none(record: SearchRecord | None, received_on: date) -> Verdict:
    """信息不存在 may be said only with a complete record of a search made after the application was received."""
    if parts := lacking(record):
        return refused(f"检索记录还缺：{'、'.join(parts)}。", DUTY_TO_SEARCH, "search.lacking")
    if record and max(record.dates) < received_on:
        return refused("检索要在收到申请以后做。", DUTY_TO_SEARCH, "search.early")
    return ALLOWED
