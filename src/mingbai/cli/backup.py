"""`mingbai backup FILE`: write the whole installation to one file."""

from __future__ import annotations

import argparse
from pathlib import Path

from mingbai.cli.exits import Exit
from mingbai.core import clock, sealing
from mingbai.core.backup import write_backup


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "backup",
        description="把数据库、存下的文件和密钥写进一个文件，网站不用停。SQLite 的备份也能恢复到 PostgreSQL，反过来也行。",
    )
    command.add_argument("file", type=Path, metavar="文件", help="备份写到哪里，例如 mingbai-20210119.zip")
    command.add_argument("--with-key", action="store_true", help="把打开申请人信息的钥匙也放进备份；不写就不放")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the backup and report its contents."""
    made = write_backup(
        target=arguments.file.absolute(),
        at=clock.now(),
        with_key=arguments.with_key,
        say=lambda line: print(line, flush=True),
    )
    print(f"已备份：{made.rows:,} 行，{made.files:,} 个文件，{made.size:,} 字节，审计记录 {made.acts:,} 条。")
    print("里面有密钥和密码的散列，只有您这个用户能读，放到别人读不到的地方；再放一份到另一台机器。")
    if made.has_sealing_key:
        print("申请人信息的钥匙也在里面：谁拿到这个文件，谁就能看到申请人的信息。")
    elif made.is_sealed:
        print(f"申请人信息的钥匙不在里面：另外抄存 {sealing.key_file()}，没有它，恢复以后打不开申请人的信息。")
    for sha256 in made.damaged:
        print(f"这个文件在磁盘上已经缺失或损坏，备份里没有：{sha256}")
    if made.broken:
        print(f"审计记录有 {made.broken} 处不对，用 mingbai audit verify 看是哪些。")
    return Exit.FOUND if made.damaged or made.broken else Exit.DONE
