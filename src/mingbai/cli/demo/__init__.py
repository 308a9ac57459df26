"""`mingbai demo`: build the demonstration of 彭阳县, the same every time, once."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date, datetime

from django.db import transaction

from mingbai.accounts.values import Acting
from mingbai.annual_report import actions as reports
from mingbai.annual_report import queries
from mingbai.catalogue import actions as catalogue
from mingbai.cli.alone import alone
from mingbai.cli.demo import (
    answers,
    applications,
    boards,
    county,
    disclosure,
    inspections,
    live,
    lobby,
    mail,
    management,
    papers,
    records,
)
from mingbai.cli.demo.outreach import hold_open_day, link_open_days
from mingbai.cli.exits import Exit, Trouble
from mingbai.cli.setup import bring_up_to_date
from mingbai.core import clock
from mingbai.core.audit import Actor
from mingbai.core.models import Site
from mingbai.core.words import CHINA
from mingbai.organs.models import Organ

Say = Callable[[str], None]
TODAY = date(2021, 1, 19)
SYSTEM = Actor(label="演示数据")
YEAR = records.YEAR


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = (
        "建一个演示县：单位、账号、白阳镇2020年的记录，2021年在办的一件申请，2025、2026年的申请。只建一次，再运行不改数据；不会动已有的真实数据。"
        f"演示停在{TODAY}，正好填2020年度的年报；用 --day {applications.TODAY} 换到申请正在办的那一天。"
    )
    command = subparsers.add_parser("demo", description=words)
    command.add_argument("--day", type=_day, metavar="日期", help=f"演示停在哪一天，例如 {applications.TODAY}")
    command.set_defaults(run=run)


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有“{said}”这一天，写成 {applications.TODAY} 这样") from None


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration unless it exists; an empty data directory gets its database first."""
    bring_up_to_date(print)
    with alone("demo", print):
        build(print)
        if arguments.day:
            move(arguments.day, print)
    return Exit.DONE


def move(day: date, say: Say) -> None:
    """Let the demonstration live on another day; the calendar knows the years up to the latest holiday notice."""
    if not TODAY.year <= day.year <= applications.TODAY.year:
        raise Trouble(f"演示的日子在{TODAY.year}年到{applications.TODAY.year}年之间选。", Exit.USAGE)
    with transaction.atomic():
        applications.catch_up(day, county.posts())
        hold_open_day(day, county.posts())
        Site.objects.filter(demo_today__isnull=False).update(demo_today=day)
    # No network, and no folder, is waited for inside a transaction.
    live.send()
    say(f"演示停在 {day} 这一天。")


def build(say: Say) -> bool:
    """Build everything in one transaction, so that an interrupted build leaves nothing; return False when it exists already."""
    if clock.is_demonstration():
        say("演示数据已经在了，没有改动。")
        return False
    if Organ.objects.exists():
        raise Trouble("这个数据目录里已经有单位，不能再建演示数据。用 DATA_DIR= 换一个空目录。", Exit.REFUSED)
    start = time.monotonic()
    with transaction.atomic():
        _build(say)
    say(f"演示数据建好了，用了 {time.monotonic() - start:.1f} 秒。所有演示账号的密码：{county.PASSWORD}")
    return True


def _build(say: Say) -> None:
    _site()
    say("演示：登记单位……")
    county.organs(SYSTEM, _at(1, 4, 9))
    say("演示：开账号……")
    people = county.people(SYSTEM, _at(1, 4, 10))
    records.channels(people["county"], _at(1, 4, 11))
    catalogue.load_standard(by=people["county"], at=_at(1, 4, 14))
    say("演示：白阳镇2020年的 3,340 条公开记录……")
    records.baiyang(people["baiyang"], people["baiyang-secrecy"], _at(1, 8, 9))
    link_open_days(people, _at(1, 8, 9, 30))
    management.build(people["baiyang"], _at(1, 8, 9))
    reports.open_report(organ_code="baiyang", year=YEAR, by=people["baiyang"], at=_at(1, 8, 10))
    say("演示：古城镇2020年度报告，从填报到公布……")
    records.gucheng(people["gucheng"], people["gucheng-secrecy"], _at(1, 8, 9))
    _publish_gucheng(people)
    say("演示：标准目录、要公开的、审查中的、公文……")
    draft = disclosure.build(people)
    answers.build(people)
    papers.build(people, draft)
    boards.build(people)
    say("演示：白阳镇的到岗情况……")
    lobby.build(people["baiyang"])
    say("演示：白阳镇和两个部门2025、2026年的申请……")
    applications.build(people)
    say("演示：给白阳镇的来信，2026年开的意见箱……")
    mail.build(people)
    say("演示：白阳镇2026年的村务公开督查……")
    inspections.build(people)


def _site() -> None:
    Site.objects.create(
        name="彭阳县政务公开",
        sponsor="彭阳县人民政府",
        operator="彭阳县人民政府办公室",
        domain="www.pengyang.gov.cn",
        id_code="0000000000",
        region="宁夏",
        icp="宁ICP备00000000号（演示）",
        police="宁公网安备 00000000000000号（演示）",
        telephone="0954-0000000",
        seal="明",
        slogan="政府的事，一看就明白",
        demo_today=TODAY,
    )


def _publish_gucheng(people: dict[str, Acting]) -> None:
    """Take the report through the acts of real work: open, explain what the check asks, submit, accept, publish."""
    clerk, officer, leader = people["gucheng"], people["county"], people["gucheng-leader"]
    reports.open_report(organ_code="gucheng", year=YEAR, by=clerk, at=_at(1, 11, 9))
    bench = queries.workbench(by=clerk, organ_code="gucheng", year=YEAR, today=TODAY)
    for n, view in enumerate(f for f in bench.findings if f.finding.may_explain and f.finding.severity.value != "notice"):
        words = "已逐项核对记录，数字没有错（演示）。"
        key, at = view.finding.key, _at(1, 11, 10, n)
        reports.explain(organ_code="gucheng", year=YEAR, finding_key=key, explanation=words, by=clerk, at=at)
    reports.submit(organ_code="gucheng", year=YEAR, by=clerk, at=_at(1, 12, 9))
    reports.accept(organ_code="gucheng", year=YEAR, by=officer, at=_at(1, 13, 9))
    reports.publish(organ_code="gucheng", year=YEAR, by=leader, at=_at(1, 15, 9))


def _at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(TODAY.year, month, day, hour, minute, tzinfo=CHINA)
