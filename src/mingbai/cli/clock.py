"""`mingbai clock FILE [--json] [--provisional]`: the statutory dates of one application, and how each came about."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from mingbai.calendars.values import shipped
from mingbai.cli import case_file, installation
from mingbai.cli.exits import Exit, Trouble
from mingbai.statute.cases.clock import Timeline, timeline
from mingbai.statute.cases.facts import CaseFacts, UnlawfulTimeline
from mingbai.statute.cases.practice import CaseSettings
from mingbai.statute.dates import long_day
from mingbai.statute.workdays.calendar import Calendar, YearNotAnnounced
from mingbai.statute.workdays.provisional import provisional

WEEKDAYS = "一二三四五六日"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "clock",
        description="按申请的收到方式和办理经过，算出补正、征求意见、缴费、答复各个期限，并说明每个日期怎样算出来。",
        epilog="文件格式见 docs/reference/clock.md。退出码：0 算出了；2 文件有错或者于法不合；3 那一年没有放假通知；4 读不出来。",
    )
    command.add_argument("file", metavar="文件", type=Path, help="办理经过（JSON）")
    command.add_argument("--json", action="store_true", help="按 JSON 输出")
    command.add_argument("--provisional", action="store_true", help="没有放假通知的年份只扣法定节日当天，先暂算")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Compute the dates of the file and print them."""
    try:
        read = case_file.parse(_read(arguments.file))
        calendar, settings = _installed(read.region)
        found = _timeline(read.facts, calendar, settings, fills=arguments.provisional)
    except UnlawfulTimeline as wrong:
        sys.stderr.write(f"{wrong}\n")
        return Exit.USAGE
    except YearNotAnnounced as missing:
        sys.stderr.write(f"{missing}\n")
        return Exit.REFUSED
    if arguments.json:
        print(json.dumps(as_json(found, has_region=bool(read.region)), ensure_ascii=False, indent=2))
    else:
        for line in _lines(found, has_region=bool(read.region)):
            print(line)
    return Exit.DONE


def as_json(found: Timeline, *, has_region: bool) -> dict[str, Any]:
    """Return the object that docs/reference/clock.md describes."""
    shown = {
        "received_on": found.received_on,
        "correction_due_on": found.correction_due_on,
        "reply_due_on": found.reply_due_on,
        "paused_workdays": found.paused_workdays,
        "replied_in_time": found.replied_in_time,
        "third_party_due_on": found.third_party_due_on,
        "fee_due_on": found.fee_due_on,
        "remarks": [{"code": one.code, "article": str(one.citation), "text": one.text} for one in found.remarks],
    }
    more: dict[str, Any] = {"remind_by": found.remind_by} if has_region else {}
    if found.is_provisional:
        more["provisional"] = True
    return {name: _plain(value) for name, value in (shown | more).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return value


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as failure:
        raise Trouble(f"{path} 读不出来：{failure.strerror}。", Exit.ENVIRONMENT) from failure
    except UnicodeDecodeError:
        raise UnlawfulTimeline("文件", "不是UTF-8编码") from None


def _installed(region: str) -> tuple[Calendar, CaseSettings]:
    """Return this installation's calendar and choices, or those that come with the product."""
    if not installation.exists():
        return shipped(region), CaseSettings()
    installation.start()
    from django.db import connection

    from mingbai.calendars import queries
    from mingbai.calendars.models import HolidayNotice
    from mingbai.cases.queries.clock import practice

    is_set_up = HolidayNotice._meta.db_table in connection.introspection.table_names()
    return (queries.calendar(region), practice()) if is_set_up else (shipped(region), CaseSettings())


def _timeline(facts: CaseFacts, calendar: Calendar, settings: CaseSettings, *, fills: bool) -> Timeline:
    """Compute the timeline; with `fills`, a year without a notice is filled from the statutory days as long as they are known."""
    while True:
        try:
            return timeline(facts, calendar, settings)
        except YearNotAnnounced as missing:
            if not fills:
                raise
            calendar = provisional(calendar, missing.year)


def _lines(found: Timeline, *, has_region: bool) -> Iterator[str]:
    yield from _dates(found, has_region=has_region)
    if found.steps:
        yield "怎样算出来的："
        yield from (f"  {n}. {one.sentence}（{one.citation}）" for n, one in enumerate(found.steps, 1))
    if found.remarks:
        yield "请注意："
        yield from (f"  {one.text}（{one.citation}）" for one in found.remarks)


def _dates(found: Timeline, *, has_region: bool) -> Iterator[str]:
    rows: list[tuple[str, date | None]] = [("收到日", found.received_on), ("补正告知最迟", found.correction_due_on)]
    rows += [(f"{party}提出意见最迟", on) for party, on in found.third_party_due_on.items()]
    rows += [(f"{party}提出意见最迟", on) for party, on in found.co_maker_due_on.items()]
    rows += [("缴费最迟", found.fee_due_on)] if found.fee_due_on else []
    rows += [("答复最迟", found.reply_due_on)]
    rows += [("提醒按", found.remind_by)] if has_region else []
    for words, on in rows:
        shown = f"{long_day(on)}（星期{WEEKDAYS[on.weekday()]}）" if on else "还没有"
        yield f"{words}：{shown}{'（暂算）' if on and found.is_provisional else ''}"
    yield f"征求意见不计入的工作日：{found.paused_workdays}"
    if found.replied_in_time is not None:
        yield "答复在期限以内。" if found.replied_in_time else "答复逾期。"
