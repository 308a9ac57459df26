"""`mingbai restore FILE`: restore a backup into an empty installation."""

from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.exits import Exit
from mingbai.cli.setup import bring_up_to_date
from mingbai.core import clock, sealing
from mingbai.core.audit import Actor
from mingbai.core.restore import restore_backup
from mingbai.search.actions.rebuilding import ask_again, rebuild

BY = Actor("mingbai restore")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "restore",
        description="只恢复到空的地方：先用 DATA_DIR= 或 DATABASE_URL= 指到空的安装。要么全部恢复，要么什么也不写。",
    )
    command.add_argument("file", type=Path, metavar="文件", help="mingbai backup 写的文件")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Bring an empty database to this version, then restore the backup."""
    bring_up_to_date(print)
    at = clock.now()
    ask_again(by=BY, at=at)
    done = restore_backup(source=arguments.file, say=lambda line: print(line, flush=True))
    print(f"已恢复 {done.made_at[:19].replace('T', ' ')} 的备份：{done.rows:,} 行，{done.files:,} 个文件。")
    print(f"逐表核对过，审计记录 {done.acts:,} 条。")
    rebuild(by=BY, at=at)
    print("搜索索引建好了。")
    if said := sealing.trouble():
        print(said)
    for sha256 in done.damaged:
        print(f"备份时这个文件已经缺失或损坏：{sha256}")
    if done.broken:
        print(f"备份时审计记录已有 {done.broken} 处不对，照原样恢复了；用 mingbai audit verify 看是哪些。")
    return Exit.FOUND if done.damaged or done.broken else Exit.DONE
