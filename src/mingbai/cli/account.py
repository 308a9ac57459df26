"""`mingbai account NAME`: the way back in from the server itself, where nobody is left who may set a password or confirm."""

from __future__ import annotations

import argparse

from mingbai.cli.exits import Exit, Trouble


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = (
        "没有别人能在网页上重设密码、确认岗位的时候用：唯一的系统管理员忘了密码，或者能确认的人都不在。"
        "做了什么都进操作记录，审计员看得到。退出码：0 做了；2 没有这个登录名，或者没有等确认的岗位。"
    )
    command = subparsers.add_parser("account", description=words)
    command.add_argument("username", metavar="登录名")
    act = command.add_mutually_exclusive_group(required=True)
    act.add_argument("--new-password", action="store_true", help="设一个新的初始密码，只显示这一次")
    act.add_argument("--release", action="store_true", help="让这个账号等确认的岗位生效")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Do the one thing asked for, and say it."""
    from mingbai.accounts import actions
    from mingbai.core import clock
    from mingbai.core.audit import Actor
    from mingbai.core.errors import Invalid, NotVisible

    name, by, at = arguments.username, Actor(label="服务器上的命令"), clock.now()
    try:
        if arguments.new_password:
            print(f"{name} 的初始密码：{actions.give_password(username=name, by=by, at=at)}  只显示这一次，本人第一次登录要改。")
        else:
            print(f"放行了 {name} 的 {actions.release(username=name, by=by, at=at)} 个岗位。")
    except Invalid as nothing:
        raise Trouble(str(nothing), Exit.USAGE) from nothing
    except NotVisible as unknown:
        raise Trouble(f"没有登录名是“{name}”的账号。", Exit.USAGE) from unknown
    return Exit.DONE
