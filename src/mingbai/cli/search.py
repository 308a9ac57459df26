"""`mingbai search find|rebuild|check`: the index of what is public."""

from __future__ import annotations

import argparse
import sys

from mingbai.cli.exits import Exit
from mingbai.core import clock
from mingbai.core.audit import Actor
from mingbai.search.actions.rebuilding import rebuild, record
from mingbai.search.checks import differences
from mingbai.search.queries import find
from mingbai.search.values import Order, Question

BY = Actor("mingbai search")
MOST_SAID = 50


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("search", description="只找得到现在公开的。")
    acts = command.add_subparsers(title="可用的命令", metavar="命令", dest="act", required=True)
    one = acts.add_parser("find", help="找一找", description="几个词用空格分开，要都有才算找到。")
    one.add_argument("text", nargs="+", metavar="词", help="要找的词、文号")
    one.add_argument("--organ", default="", metavar="代号", help="只找这个单位和它下面的")
    one.add_argument("--best", action="store_true", help="标题里有的排在前面；不加就新的在前")
    one.set_defaults(run=_find)
    one = acts.add_parser("rebuild", help="重建索引", description="边建边用：建好以前照旧搜原来的。中断了再运行一次，接着建。")
    one.set_defaults(run=_rebuild)
    one = acts.add_parser("check", help="核对索引和公开的是不是一样", description="退出码：0 一样；1 有不一样的，逐条列出。")
    one.set_defaults(run=_check)


def _find(arguments: argparse.Namespace) -> int:
    """Print the first page of what is found."""
    order = Order.BEST if arguments.best else Order.NEWEST
    found = find(Question(" ".join(arguments.text), organ=arguments.organ, order=order))
    for hit in found.hits:
        title = "".join(f"【{one.text}】" if one.is_hit else one.text for one in hit.title)
        print(f"{hit.at:%Y-%m-%d} {hit.address} {title}")
    print(f"找到 {found.count}{'' if found.is_exact else '+'} 条。")
    if not found.is_whole:
        print("索引还没有建完，旧的可能没有找到。")
    return Exit.DONE if found.count else Exit.FOUND


def _rebuild(_: argparse.Namespace) -> int:
    """Build the index anew."""
    written, at = 0, clock.now()

    def say(count: int) -> None:
        nonlocal written
        before, written = written, written + count
        if before // 10_000 != written // 10_000:
            sys.stderr.write(f"已写入 {written:,} 条……\n")

    rebuild(by=BY, at=at, say=say)
    record(count=written, by=BY, at=at)
    print(f"索引建好了，写入 {written:,} 条。")
    return Exit.DONE


def _check(_: argparse.Namespace) -> int:
    """Print what differs."""
    count = 0
    for one in differences(clock.today()):
        count += 1
        if count <= MOST_SAID:
            print(f"{f'{one.kind} {one.key}：' if one.kind else ''}{one.what}。")
    if count:
        print(f"有 {count:,} 处不一样。运行 mingbai search rebuild 重建。")
        return Exit.FOUND
    print("索引和公开的一样。")
    return Exit.DONE
