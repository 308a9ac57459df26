"""`mingbai audit verify`: check that trail, tables and files are what was written."""

from __future__ import annotations

import argparse
import re
import sys

from mingbai.cli.exits import Exit, Trouble
from mingbai.core import audit, clock
from mingbai.core.content_check import check_all
from mingbai.organs import queries as organs


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("audit", description="审计记录只增不改，一条扣着一条。")
    acts = command.add_subparsers(title="可用的命令", metavar="命令", dest="act", required=True)
    verify = acts.add_parser(
        "verify",
        help="从头到尾核对，说出每一处被改过、被删掉、被塞进来的记录、内容和文件",
        description=(
            "核对全部审计记录，再核对公开过的每一版、每一次审查和签发、每一份年报、每一个存档文件和当时记下的指纹。"
            "退出码：0 完整；1 有被动过的，逐条列出单位、第几条、是什么。"
        ),
        epilog="用 --anchor 核对后，把最后一行的序号和指纹抄在别处，下次用 --expect 对照，连整条链被重写也能看出来。",
    )
    verify.add_argument("--anchor", action="store_true", help="先把各单位的链尾并入县链，抄下的指纹就管到这一刻")
    verify.add_argument("--expect", metavar="序号:指纹", help="早先抄下的序号和指纹")
    verify.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Verify the trail; print what is broken, or the anchor to write down."""
    expect = _anchor(arguments.expect)
    if arguments.anchor:
        audit.tie(at=clock.now())
    found = check_all(expect=expect, progress=_progress)
    trail, names = found.trail, {organ.code: organ.short_name for organ in organs.tree()}
    for broken in found.broken:
        print(broken.said(names))
    if found.broken:
        print(f"核对了 {trail.checked:,} 条，{len(found.broken)} 处不对。")
        return Exit.FOUND
    print(f"核对了 {trail.checked:,} 条，{len(trail.ends)} 条链，完整。")
    print(f"内容 {found.agreeing + found.before:,} 项、文件 {found.files:,} 个，和记下的相同。")
    if found.before:
        print(f"其中 {found.before:,} 项内容是记指纹以前的：只核对了记录里有它，没有核对内容。")
    if trail.untied:
        print(f"还有 {trail.untied:,} 条没有并入县链，抄下的指纹管不到；加 --anchor 先并入。")
    if trail.anchor:
        print(f"抄下来下次对照：--expect {trail.anchor}")
    return Exit.DONE


def _progress(checked: int) -> None:
    sys.stderr.write(f"已核对 {checked:,} 条……\n")


def _anchor(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    if not (found := re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text)):
        raise Trouble("--expect 写成 序号:指纹，例如 120:3f…（64位）。", Exit.USAGE)
    return int(found[1]), found[2]
