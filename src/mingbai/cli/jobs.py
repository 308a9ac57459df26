"""`mingbai jobs`: what the clock does: planned publications, notices that come down, duties of the day."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from django.db import close_old_connections

from mingbai.cli.exits import Exit

LEAST, MOST = 5, 3600


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = (
        "发布到了时间的定时信息，撤下公示期满的公告，列出当天的周期公开任务。mingbai serve 会自己每20秒做一次；"
        "几台机器一起服务时，也可以由系统的定时任务来做。做几次都一样。"
    )
    command = subparsers.add_parser("jobs", help="做到点的事：定时发布、期满撤下、列出任务", description=words)
    command.add_argument("--every", type=int, default=0, metavar="秒", help="隔这么多秒做一次，直到结束；不写就做一次")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Once, or again and again until the process that started it is gone."""
    if not arguments.every:
        print(once())
        return Exit.DONE
    pause, parent = min(max(arguments.every, LEAST), MOST), os.getppid()
    while os.getppid() == parent:
        close_old_connections()
        try:
            said = once()
            if said != NOTHING:
                print(said, flush=True)
        except Exception as failure:  # the next round may do better: a database that restarts must not end the clock
            print(f"到点的事没有做成：{failure}", file=sys.stderr, flush=True)
        time.sleep(pause)
    return Exit.DONE


NOTHING = "没有到点的事。"


def once() -> str:
    """Do what is due, and say what was done."""
    from mingbai.catalogue import actions as catalogue
    from mingbai.channels import actions
    from mingbai.core import audit, clock

    at = clock.now()
    done, failed = actions.publish_due(at)
    down = actions.expire_due(at)
    duties = catalogue.generate_all(today=at.date(), at=at)
    audit.tie(at=at, every=audit.TIE_EVERY)
    said = [f"定时发布 {done} 条"] if done else []
    said += [f"期满撤下 {down} 条"] if down else []
    said += [f"列出周期公开任务 {duties} 件"] if duties else []
    said += [f"没有发布：{one}" for one in failed]
    return "；".join(said) + "。" if said else NOTHING


def beside(every: int) -> subprocess.Popen[bytes]:
    """The same in a process of its own, beside a server; it ends by itself when the server is gone."""
    return subprocess.Popen([sys.executable, "-m", "mingbai.cli.main", "jobs", "--every", str(every)])
