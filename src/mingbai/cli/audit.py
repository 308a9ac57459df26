"""`mingbai audit verify`: check that the audit trail is what was written."""

from __future__ import annotations

import argparse
import re
import sys

from mingbai.cli.exits import Exit, Trouble
from mingbai.core import audit, clock, verification
from mingbai.organs import queries as organs


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("audit", help="核对审计记录", description="审计记录只增不改，一条扣着一条。")
    acts = command.add_subparsers(title="可用的命令", metavar="命令", dest="act", required=True)
    verify = acts.add_parser(
        "verify",
        help="从头到尾核对，说出每一条被改过、被删掉、被塞进来的记录",
        description="核对全部审计记录：每个单位一条链，县链把各链的链尾记在一起。退出码：0 完整；1 有记录被动过，逐条列出。",
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
    found = verification.check_trail(expect=expect, progress=_progress)
    names = {organ.code: organ.short_name for organ in organs.tree()}
    for broken in found.broken:
        print(broken.said(names))
    if found.broken:
        print(f"核对了 {found.checked:,} 条，{len(found.broken)} 处不对。")
        return Exit.FOUND
    print(f"核对了 {found.checked:,} 条，{len(found.ends)} 条链，完整。")
    if found.untied:
        print(f"还有 {found.untied:,} 条没有并入县链，抄下的指纹管不到；加 --anchor 先并入。")
    if found.anchor:
        print(f"抄下来下次对照：--expect {found.anchor}")
    return Exit.DONE


def _progress(checked: int) -> None:
    sys.stderr.write(f"已核对 {checked:,} 条……\n")


def _anchor(text: str | None) -> tuple[int, str] | None:
    if text is None:
        return None
    if not (found := re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", text)):
        raise Trouble("--expect 写成 序号:指纹，例如 120:3f…（64位）。", Exit.USAGE)
    return int(found[1]), found[2]
