"""`mingbai channels account|send`: an organ's account on a channel, and sending what is due now."""

from __future__ import annotations

import argparse
import json
import sys
import time
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mingbai.cli.channel_kinds import add_kind, known, settings_of
from mingbai.cli.exits import Exit, Trouble

if TYPE_CHECKING:
    from mingbai.accounts.values import Acting
    from mingbai.organs.queries import OrganRow

LOOK_EVERY = 0.5  # seconds


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of accounts and of sending to `mingbai channels`."""
    account = verbs.add_parser(
        "account",
        help="填一个单位在渠道上的账号",
        description="填一个单位在渠道上的账号，密码封存起来，以后不再显示。已经有的，换成这次写的；没写的密码不变。",
        epilog="退出码：0 填好了；2 命令写错，或者没有这个单位；3 填得不对，或者钥匙不对。",
    )
    account.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    add_kind(account)
    account.set_defaults(run=run_account)
    sender = verbs.add_parser(
        "send",
        help="现在就发到了时间的",
        description="把一个单位现在该发、该问、该撤的都做一遍，一次投送打印一行 JSON。mingbai serve 和 worker 平时自己做。",
        epilog="退出码：0 做完了；2 没有这个单位；3 钥匙不对，或者账号用不了，已经说明。",
    )
    sender.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    sender.add_argument("--channel", default="", metavar="渠道", help="只发到这一个渠道，例如 wechat")
    sender.add_argument("--wait", type=int, default=0, metavar="秒", help="还没有结果的接着问，最多等这么多秒（默认不等）")
    sender.set_defaults(run=run_send)


def run_account(arguments: argparse.Namespace) -> int:
    """Enter or replace an account; secrets come by standard input alone."""
    from mingbai.accounts.values import system
    from mingbai.channels.actions import set_account
    from mingbai.channels.values.accounts import AccountEntry
    from mingbai.core import clock
    from mingbai.core.errors import Invalid
    from mingbai.core.sealing import KeyFailure

    kind, organ = known(arguments.kind), _organ(arguments.organ)
    said = settings_of(kind, arguments.set)
    base = said.pop("base", "")
    secrets = {name: value for name, value in said.items() if name in kind.secrets}
    settings = {name: value for name, value in said.items() if name not in kind.secrets}
    entry = AccountEntry(base=base, settings=settings, secrets=secrets)
    try:
        set_account(organ_code=organ.code, kind=kind.key, entry=entry, by=system(organ), at=clock.now())
    except (Invalid, KeyFailure) as failure:
        raise Trouble(f"{kind.label}：{failure}", Exit.REFUSED) from None
    print(f"{organ.short_name}在{kind.label}的账号填好了。")
    return Exit.DONE


def run_send(arguments: argparse.Namespace) -> int:
    """Send what is due, wait for answers as long as asked, and print each delivery that was touched."""
    from mingbai.channels.queries.deliveries import deliveries_now
    from mingbai.channels.queries.errands import troubles

    organ = _organ(arguments.organ)
    touched = send_due(organ, arguments.channel, arguments.wait)
    for row in deliveries_now(organ.id, sorted(touched)):
        print(json.dumps(row.plain(), ensure_ascii=False))
    for said in (found := troubles(organ.id, arguments.channel)):
        sys.stderr.write(f"{said}\n")
    return Exit.REFUSED if found else Exit.DONE


def send_due(organ: OrganRow, channel: str, seconds: float) -> set[int]:
    """Send, ask and take back what is due, and what becomes due within so many seconds; return the deliveries touched."""
    from mingbai.accounts.values import system

    until = time.monotonic() + max(seconds, 0)
    touched = _round(organ, system(organ), channel)
    while time.monotonic() < until and (pause := _pause(organ, channel)) is not None:
        time.sleep(min(pause, max(0.0, until - time.monotonic())))
        touched |= _round(organ, system(organ), channel)
    return touched


def _round(organ: OrganRow, by: Acting, channel: str) -> set[int]:
    """Do everything that is due now once, and return the deliveries that were touched."""
    from mingbai.channels.actions import carry_out
    from mingbai.channels.queries.errands import due
    from mingbai.core import clock

    at, now, touched = clock.now(), _machine_now(), set[int]()
    while found := [one for one in due(now, organ_id=organ.id, channel=channel) if one.delivery_id not in touched]:
        done = {one.delivery_id for one in found if carry_out(delivery_id=one.delivery_id, by=by, at=at)}
        if not done:
            break
        touched |= done
    return touched


def _pause(organ: OrganRow, channel: str) -> float | None:
    """Return how many seconds to wait for what is due next; None when nothing unsettled is left."""
    from mingbai.channels.queries.errands import next_due

    now = _machine_now()
    found = next_due(now - timedelta(seconds=1), organ_id=organ.id, channel=channel)
    return None if found is None else max(LOOK_EVERY, (found - now).total_seconds())


def _machine_now() -> datetime:
    from mingbai.core import clock

    return clock.machine_now()


def _organ(code: str) -> OrganRow:
    from mingbai.core.errors import NotVisible
    from mingbai.organs import queries as organs

    try:
        return organs.organ(code)
    except NotVisible as failure:
        raise Trouble(f"没有代号是“{code}”的单位。", Exit.USAGE) from failure
