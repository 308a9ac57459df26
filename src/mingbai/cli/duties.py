"""`mingbai duties`: make the day's calendar duties and list the overdue ones."""

from __future__ import annotations

import argparse

from mingbai.cli.exits import Exit, Trouble


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = "按月、按季、按年该公开的，到期列成任务；做几次都一样。退出码：0 没有逾期的；1 有逾期的，逐件列出。"
    command = subparsers.add_parser("duties", description=words)
    command.add_argument("--organ", default="", metavar="代号", help="只看这个单位，例如 baiyang；不写就看全部")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make today's duties; print how many are new and every overdue one."""
    from mingbai.catalogue import actions, queries
    from mingbai.core import clock
    from mingbai.core.errors import NotVisible
    from mingbai.organs import queries as organs

    at = clock.now()
    today = at.date()
    try:
        only = [organs.organ(arguments.organ).id] if arguments.organ else None
    except NotVisible as failure:
        raise Trouble(f"没有代号是“{arguments.organ}”的单位。", Exit.USAGE) from failure
    print(f"新列出周期任务 {actions.generate_all(today=today, at=at)} 件。")
    late = queries.late_duties(today, only, limit=1000)
    for row in late:
        print(f"{row.judge_by}  {row.organ_name}  {row.title}  {row.left}  {row.source}")
    print(f"逾期 {len(late)} 件。")
    return Exit.FOUND if late else Exit.DONE
