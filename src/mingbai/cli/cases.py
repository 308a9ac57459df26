"""`mingbai cases`: import a ledger from before, export a sealed application as one folder, verify such a folder anywhere."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from mingbai.cli import installation
from mingbai.cli.exits import Exit, Trouble
from mingbai.rendering.casebox import verify as checking

if TYPE_CHECKING:
    from datetime import datetime

    from mingbai.cases.queries.ledger import LedgerPlan
    from mingbai.core.audit import Actor
    from mingbai.rendering.casebox.value import CaseBox

OWN_ONLY = 0o700


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its two verbs to the command line."""
    command = subparsers.add_parser(
        "cases",
        description="用一张表补登平台启用以前的申请；已经归档的申请，连同全部材料取出成一个文件夹，在哪台电脑上都能打开、能核对。",
    )
    verbs = command.add_subparsers(title="做什么", metavar="动作", dest="verb", required=True)
    importing = verbs.add_parser(
        "import",
        help="导入以前的台账",
        description="逐行核对一张表（xlsx、csv），每一行都对才整批登记，一次记完。模板在“申请”页面下载。",
        epilog="退出码：0 登记了，或者都已经登记过；1 有要改的行，什么也没有登记；2 没有这个单位；3 这个文件传过了，"
        "或者不能登记；4 文件打不开。",
    )
    importing.add_argument("file", metavar="文件", type=Path, help="填好的台账")
    importing.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    importing.set_defaults(run=run_import)
    export = verbs.add_parser(
        "export",
        help="把一件申请取出成文件夹",
        description="把一件已经归档的申请取出成文件夹，记入审计。里面有申请人的姓名、号码和原件，注意保管。",
        epilog="退出码：0 取出了；2 没有这个编号，或者几个单位都有；3 目录不是空的，或者文件和归档时不同；4 写不进去。",
    )
    export.add_argument("number", metavar="编号", help="申请的编号，例如 白依申〔2026〕1号")
    export.add_argument("place", metavar="目录", type=Path, help="写到这个目录；没有就新建，有东西的不写")
    export.add_argument("--organ", default="", metavar="代号", help="单位代号；几个单位有同一个编号时要写")
    export.set_defaults(run=run_export)
    rotate = verbs.add_parser(
        "rotate-key",
        help="换封存申请人信息和渠道账号的钥匙",
        description="做一把新钥匙，把申请人的信息、材料、文书和各渠道账号的密码都用它重新封存，记入审计。中途停了的，再运行一次就接着做。",
        epilog="退出码：0 换好了；3 审计核对不通过，或者钥匙不对，一件也没有换；4 文件读不出、写不进。",
    )
    rotate.set_defaults(run=run_rotate)
    verify = verbs.add_parser(
        "verify",
        help="核对取出的文件夹",
        description="逐个核对文件夹里的文件，说出改过的、少了的、多出的。不用数据库。退出码：0 完整；1 有不对的。",
        epilog="没有装明白的电脑，在文件夹里运行 sha256sum -c SHA256SUMS 也能核对。",
    )
    verify.add_argument("place", metavar="目录", type=Path, help="取出的文件夹")
    verify.add_argument("--expect", default="", metavar="指纹", help="取出时抄下的 SHA256SUMS 的指纹（64位）")
    verify.set_defaults(run=run_verify)


def run_import(arguments: argparse.Namespace) -> int:
    """Enter a ledger in one go when every row is right; name the wrong cells otherwise."""
    installation.start()
    from mingbai.accounts.values import system
    from mingbai.cases.actions.ledger import enter_ledger, hold_ledger
    from mingbai.cases.queries.ledger import held_file
    from mingbai.core import clock
    from mingbai.core.errors import Invalid, NotVisible, Refused, Stale
    from mingbai.organs import queries as organs

    try:
        organ, data = organs.organ(arguments.organ), arguments.file.read_bytes()
        told = {"organ_code": arguments.organ, "by": system(organ), "at": clock.now()}
        key: int | None
        if waiting := held_file(organ.id, data):
            # A run before was stopped after the check: go on where it stopped.
            key, existing = waiting.id, waiting.existing
        else:
            held = hold_ledger(name=arguments.file.name, data=data, **told)
            if held.plan.wrong:
                return _refuse_cells(held.plan)
            key, existing = held.ledger_id, held.plan.existing
        count = enter_ledger(ledger_id=key, **told) if key is not None else 0
    except NotVisible:
        raise Trouble(f"没有“{arguments.organ}”这个单位。", Exit.USAGE) from None
    except OSError as failure:
        raise Trouble(f"文件打不开：{failure}。") from failure
    except (Invalid, Refused, Stale) as failure:
        raise Trouble(str(failure), Exit.REFUSED) from failure
    print(f"登记了 {count} 件；已经登记过的 {len(existing)} 件没有再登记。")
    return Exit.DONE


def _refuse_cells(plan: LedgerPlan) -> int:
    for one in plan.wrong:
        print(f"第{one.row}行 {one.column}：{one.sentence}")
    listed = f"，列出的是前 {len(plan.wrong)} 处；" if plan.wrong_count > len(plan.wrong) else "，"
    sys.stderr.write(f"{plan.wrong_count} 处要改{listed}什么也没有登记。\n")
    return Exit.FOUND


def run_export(arguments: argparse.Namespace) -> int:
    """Write the folder of a sealed case, once it is on record, and print its digest."""
    installation.start()
    place: Path = arguments.place
    try:
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise Trouble(f"{place} 里已经有东西。换一个空的目录。", Exit.REFUSED)
        made, digest = _recorded(arguments.number, arguments.organ)
        place.mkdir(mode=OWN_ONLY, parents=True, exist_ok=True)
        for name, data in made.items():
            (place / name).write_bytes(data)
    except OSError as failure:
        raise Trouble(f"文件写不进去：{failure}。换一个能写的目录。") from failure
    print(f"{arguments.number}：{len(made)} 个文件写到 {place}。")
    print(f"抄下来以后核对：mingbai cases verify {place} --expect {digest}")
    return Exit.DONE


def run_rotate(_arguments: argparse.Namespace) -> int:
    """Seal everything with a new key; go on where an earlier run stopped."""
    installation.start()
    from mingbai.cases.actions import rekey
    from mingbai.channels.queries.accounts import are_stale
    from mingbai.core import clock, sealing
    from mingbai.core.audit import Actor
    from mingbai.mailbox.actions import keeping
    from mingbai.outreach.actions import rekey as outreach

    by, at = Actor(label="系统"), clock.now()
    if problem := sealing.trouble():
        raise Trouble(problem, Exit.REFUSED)
    _refuse_broken()
    try:
        unfinished = (rekey.is_unfinished(), outreach.is_unfinished(), are_stale(), any(True for _ in keeping.to_reseal()))
        if any(unfinished):
            print(f"接着上次没有换完的做，新钥匙是 {sealing.newest()}。")
        else:
            print(f"新钥匙 {rekey.rotate_key(by=by, at=at)} 已经写进 {sealing.key_file()}。")
        count = _reseal_all(by, at)
        rekey.note_rotated(cases=count, by=by, at=at)
    except OSError as failure:
        raise Trouble(f"文件读不出或者写不进：{failure}。好了以后再运行一次，接着做。") from failure
    print(f"换好了：{count} 件申请用新钥匙重新封存。")
    print(f"现在另存一份 {sealing.key_file()}：以前的备份用里面旧的几行打开，以后的用新的一行。")
    return Exit.DONE


def run_verify(arguments: argparse.Namespace) -> int:
    """Name what is changed, lost or added in the folder."""
    found = checking.verify(arguments.place, arguments.expect)
    for problem in found:
        print(problem)
    if found:
        sys.stderr.write(f"{len(found)} 处不对。\n")
        return Exit.FOUND
    for said in checking.removed(arguments.place):
        print(said)
    print("完整：每个文件都和清单相同。")
    return Exit.DONE


def _refuse_broken() -> None:
    """Refuse before anything is sealed anew: afterwards the trail vouches for the rows as they are then."""
    from mingbai.core.content_check import check_all
    from mingbai.organs import queries as organs

    found = check_all().broken
    if found:
        names = {organ.code: organ.short_name for organ in organs.tree()}
        raise Trouble(f"审计核对有 {len(found)} 处不对，先查清再换钥匙。第一处：{found[0].said(names)}", Exit.REFUSED)


def _reseal_all(by: Actor, at: datetime) -> int:
    """Seal case after case anew, then look again for what was written meanwhile; return how many cases."""
    from mingbai.accounts.values import system
    from mingbai.cases.actions import rekey
    from mingbai.channels.actions.accounts import reseal_accounts
    from mingbai.mailbox.actions import keeping
    from mingbai.organs import queries as organs
    from mingbai.outreach.actions import rekey as outreach

    count = changed = 0
    while True:
        for organ_id, case_ids in rekey.to_reseal():
            changed += rekey.reseal(case_ids=case_ids, by=system(organs.organ_by_id(organ_id)), at=at)
        others = rekey.reseal_drafts(by=by, at=at) + outreach.reseal(by=by, at=at)
        others += reseal_accounts(by=by, at=at)
        for organ_id in rekey.ledgers_to_reseal():
            others += rekey.reseal_ledgers(by=system(organs.organ_by_id(organ_id)), at=at)
        for organ_id in keeping.to_reseal():
            others += keeping.reseal_messages(by=system(organs.organ_by_id(organ_id)), at=at)
        count += changed
        if not changed and not others:
            return count
        changed = 0


def _recorded(number: str, organ_code: str) -> tuple[dict[str, bytes], str]:
    """Return the files of the case and the digest of their checksums, recorded in the trail as taken out."""
    from mingbai.accounts.values import system
    from mingbai.cases.actions.box import log_export
    from mingbai.cases.queries import box
    from mingbai.core import clock
    from mingbai.organs import queries as organs
    from mingbai.rendering.casebox import folder

    found = box.sealed_under(number, organ_code)
    if not found:
        raise Trouble(f"没有编号是“{number}”、已经归档的申请。", Exit.USAGE)
    if len(found) > 1:
        codes = "、".join(code for _, _, code in found)
        raise Trouble(f"几个单位都有“{number}”：{codes}。加 --organ 写明是哪个单位。", Exit.USAGE)
    case_id, organ_id, _ = found[0]
    by = system(organs.organ_by_id(organ_id))
    whole: CaseBox = box.case_box(by=by, case_id=case_id)
    made = folder.folder(whole)
    digest = folder.digest(made[folder.SUMS])
    log_export(case_id=case_id, to="folder", sums=digest, by=by, at=clock.now())
    return made, digest
