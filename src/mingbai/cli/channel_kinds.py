"""`mingbai channels make|check`: what a channel would be sent, and whether an account may publish. Nothing is sent or stored."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from mingbai.cli.exits import Exit, Trouble

if TYPE_CHECKING:
    from mingbai.channels.kinds.values import ChannelKind, HandPart

FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the verbs of the kinds to `mingbai channels`."""
    maker = verbs.add_parser(
        "make",
        help="把要发的内容写到目录里看",
        description="把一条公开信息按渠道的要求做好，写到一个目录：正文、图片、数据包、手工发时照着复制的各部分。什么也不发。",
        epilog="退出码：0 做好了，都合要求；1 做好了，有的地方改短或者没有带上，已经列出；2 命令写错；3 没有这条信息，"
        "或者这个渠道发不了；4 目录写不进去，或者没有中文字体。",
    )
    maker.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    maker.add_argument("--entry", required=True, type=int, metavar="编号", help="信息的编号：网址里 entries/ 后面的数")
    add_kind(maker)
    maker.add_argument("--out", required=True, type=Path, metavar="目录", help="写到这个目录；没有就新建，有东西的不写")
    maker.add_argument("--site", default="", metavar="网址", help="网站的网址（https://…）；不写用登记的域名")
    maker.set_defaults(run=make)
    checker = verbs.add_parser(
        "check",
        help="试一试账号能不能发",
        description="用填的账号问一下渠道：连不连得上，认不认，能不能发。什么也不发，账号不保存。",
        epilog="退出码：0 可以发；1 不可以，已经说明原因；2 命令写错。",
    )
    add_kind(checker)
    checker.set_defaults(run=check)


def make(arguments: argparse.Namespace) -> int:
    """Write what the channel would be sent; say what does not fit."""
    from mingbai.channels.queries.outgoing import outgoing
    from mingbai.core.errors import NotVisible

    kind, place = known(arguments.kind), arguments.out
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise Trouble(f"{place} 里已经有东西。换一个空的目录。", Exit.REFUSED)
    try:
        entry = outgoing(arguments.organ, arguments.entry, arguments.site.rstrip("/"))
    except NotVisible:
        raise Trouble("没有这条公开信息，或者已经撤下、不是对所有人公开的。", Exit.REFUSED) from None
    if not entry.link:
        raise Trouble("不知道网站的网址：用 --site https://… 写上。", Exit.USAGE)
    settings = settings_of(kind, arguments.set)
    misfits = kind.fits(entry, settings)
    for one in misfits:
        print(f"{'发不了' if one.stops else '注意'}：{one.words}")
    if any(one.stops for one in misfits):
        return Exit.REFUSED
    try:
        _write(place, kind.by_hand(kind.make(entry, settings)))
    except OSError as failure:
        raise Trouble(f"文件写不进去：{failure}。换一个能写的目录。") from failure
    return Exit.FOUND if misfits else Exit.DONE


def check(arguments: argparse.Namespace) -> int:
    """Ask the channel whether the account may publish."""
    from django.conf import settings as django_settings

    from mingbai.channels.kinds.http import WrongAddress
    from mingbai.channels.kinds.values import ChannelAccount

    kind = known(arguments.kind)
    settings = settings_of(kind, arguments.set)
    base = django_settings.CHANNEL_BASES.get(kind.key) or settings.pop("base", "") or kind.base
    try:
        found = kind.open(ChannelAccount(base, settings, time.monotonic)).check()
    except WrongAddress as failure:
        raise Trouble(f"{kind.label}：{failure}", Exit.USAGE) from None
    print(f"{kind.label}：{found.words}")
    return Exit.DONE if found.is_ready else Exit.FOUND


def add_kind(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a kind and the settings of an account."""
    parser.add_argument("--kind", required=True, metavar="渠道", help="wechat、weibo、platform_331、province")
    said = "账号的一项，可以写几次；值写 - 从标准输入读（一行一个），写 @文件 从文件读"
    parser.add_argument("--set", action="append", default=[], metavar="名=值", help=said)


def known(key: str) -> ChannelKind:
    """Return the kind of this key; raise Trouble for any other."""
    from mingbai.channels.kinds.registry import KINDS

    if key not in KINDS:
        raise Trouble(f"没有“{key}”这种渠道，写其中一种：{'、'.join(KINDS)}。", Exit.USAGE)
    return KINDS[key]


def settings_of(kind: ChannelKind, said: list[str]) -> dict[str, str]:
    """Return the settings; a secret is never taken from the command line, which others on the machine can read."""
    found: dict[str, str] = {}
    for one in said:
        name, _, value = one.partition("=")
        if name not in {*kind.settings, "base"}:
            raise Trouble(f"{kind.label}没有“{name}”这一项，有：{_listed({**kind.settings, 'base': '地址'})}。", Exit.USAGE)
        if name in kind.secrets and value != "-":
            raise Trouble(f"{name} 要保密，写成 --set {name}=-，再从标准输入给。", Exit.USAGE)
        found[name] = _value(value)
    return found


def _value(said: str) -> str:
    if said == "-":
        return (getpass("（输入时不显示）") if sys.stdin.isatty() else sys.stdin.readline()).strip()
    if said.startswith("@"):
        try:
            return Path(said[1:]).read_text("utf-8")
        except (OSError, UnicodeDecodeError) as failure:
            raise Trouble(f"文件打不开：{failure}。") from failure
    return said


def _listed(settings: Mapping[str, str]) -> str:
    return "、".join(f"{name}（{words}）" for name, words in settings.items())


def _write(place: Path, parts: tuple[HandPart, ...]) -> None:
    """Write each part in the order in which a person needs it."""
    place.mkdir(parents=True, exist_ok=True)
    for number, part in enumerate(parts, 1):
        label = part.label.translate(FORBIDDEN_IN_NAMES)
        if part.file is None:
            ending = "html" if part.text.startswith("<") else "json" if part.text.startswith("{") else "txt"
            path = place / f"{number:02d}-{label}.{ending}"
            path.write_text(part.text, "utf-8")
        else:
            path = place / f"{number:02d}-{label}.{part.file.name.rpartition('.')[2]}"
            path.write_bytes(part.file.data)
        print(path)
