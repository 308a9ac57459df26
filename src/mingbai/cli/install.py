"""`mingbai install FILE`: set up a county in an empty installation, from site to first accounts; later, add new organs."""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from mingbai.accounts import actions as accounts
from mingbai.accounts import queries
from mingbai.accounts.actions.passwords import initial_password
from mingbai.accounts.actions.people import Appointment
from mingbai.accounts.values import Acting
from mingbai.catalogue.actions import add_lines_of_law, load_standard
from mingbai.catalogue.policies import may_keep_master
from mingbai.channels.actions import add_channel
from mingbai.cli.exits import Exit, Trouble
from mingbai.cli.setup import bring_up_to_date
from mingbai.core import clock
from mingbai.core.audit import Actor
from mingbai.core.errors import Invalid, Refused
from mingbai.core.models import Site
from mingbai.core.screen import screen
from mingbai.organs import queries as organs
from mingbai.organs.actions import Contact, Establishment, establish
from mingbai.statute.posts import POST_WORDS, PostKind

Table = Mapping[str, Any]
SYSTEM = Actor(label="安装")
SITE_KEYS = ("name", "sponsor", "operator", "domain", "id_code", "region", "icp", "police", "telephone", "seal", "slogan")
ACCOUNT_KEYS = ("username", "label", "organ", "kind", "section")
CONTACT_KEYS = tuple(field.name for field in fields(Contact))
ORGAN_KEYS = (*(field.name for field in fields(Establishment) if field.name != "contact"), *CONTACT_KEYS)
NEEDED_POSTS = {kind: POST_WORDS[kind] for kind in (PostKind.SYSTEM_ADMINISTRATOR, PostKind.COUNTY_OFFICER)}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "install",
        description="装进空的数据目录，要么全部登记，要么什么也不留。以后再运行只补登文件里新写的单位；账号由系统管理员在网页上开。",
        epilog="文件格式见 docs/how-to/install-on-a-server.md。退出码：0 登记了；2 文件有错；4 文件读不出来。",
    )
    command.add_argument("file", metavar="文件", type=Path, help="县的登记文件（TOML）")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Register everything in one transaction; the initial passwords are printed only once."""
    data = _read(arguments.file)
    bring_up_to_date(print)
    passwords: dict[str, str] = {}
    at = clock.now()
    try:
        with transaction.atomic():
            is_first = not Site.objects.exists()
            if is_first:
                site = _known(data["site"], SITE_KEYS, "site")
                check_site(site, at.date())
                Site.objects.create(**site)
            new = _organs(data["organs"], at)
            if is_first:
                passwords = _accounts_and_channels(data, at)
    except KeyError as missing:
        raise Trouble(f"登记文件里缺 {missing.args[0]}。", Exit.USAGE) from missing
    except (Invalid, Refused) as wrong:
        raise Trouble(f"登记文件有错，什么也没有登记：{wrong}", Exit.USAGE) from wrong
    print(f"登记了 {len(new)} 个单位" + (f"：{'、'.join(new)}。" if new else "，文件里的单位都已经在册。"))
    if is_first:
        print("初始密码各人不同，只显示这一次，分头交给本人，第一次登录要改：")
        for username, password in passwords.items():
            print(f"  {username}  {password}")
    return Exit.DONE


def check_site(site: Table, on: date) -> None:
    """Refuse what must not be published in the words that header and footer of every page show."""
    screen({f"site 的 {name}": str(text) for name, text in site.items()}, on)


def _organs(tables: list[Table], at: datetime) -> list[str]:
    """Establish the organs that do not exist yet, in file order; return the names of the new ones."""
    there = {organ.code for organ in organs.tree()}
    new = []
    for order, table in enumerate(tables, 1):
        organ = _organ(_known(table, ORGAN_KEYS, "organs"), order)
        if organ.code not in there:
            establish(organ=organ, by=SYSTEM, at=at)
            new.append(organ.name)
    return new


def _accounts_and_channels(data: Table, at: datetime) -> dict[str, str]:
    """Make accounts and channels; return the initial password of each account: none signs in as another."""
    appointments = tuple(_appointment(_known(table, ACCOUNT_KEYS, "accounts"), at.date()) for table in data["accounts"])
    for kind, words in NEEDED_POSTS.items():
        if not any(appointment.kind == kind for appointment in appointments):
            raise Trouble(f'登记文件的 accounts 里要有一个{words}（kind = "{kind}"）。', Exit.USAGE)
    passwords = {one.username: initial_password() for one in appointments}
    people = accounts.install(appointments=appointments, passwords=passwords, must_change=True, by=SYSTEM, at=at)
    officer = _officer(people, at.date())
    for order, table in enumerate(data["channels"], 1):
        channel = _known(table, ("key", "label"), "channels")
        add_channel(key=channel["key"], label=channel["label"], order=order, by=officer, at=at)
    # An officer of a lower organ keeps no catalogue of the county.
    if may_keep_master(officer):
        load_standard(by=officer, at=at)
        add_lines_of_law(by=officer, at=at)
    return passwords


def _organ(table: Table, order: int) -> Establishment:
    contact = Contact(**{key: table[key] for key in CONTACT_KEYS if key in table})
    rest = {key: value for key, value in table.items() if key not in CONTACT_KEYS}
    return Establishment(**{"order": order, "short_name": rest["name"], **rest}, contact=contact)


def _appointment(table: Table, on: date) -> Appointment:
    label = table.get("label", table["username"])
    return Appointment(table["username"], label, table["organ"], table["kind"], on, table.get("section", ""))


def _officer(people: tuple[int, ...], on: date) -> Acting:
    for person in people:
        for post in queries.posts_of(person, on):
            acting = queries.acting_for(person, post.id, on)
            if acting is not None and acting.kind == PostKind.COUNTY_OFFICER:
                return acting
    raise Trouble("县政务公开主管的账号没有开成。", Exit.USAGE)


def _known(table: Table, keys: tuple[str, ...], where: str) -> Table:
    unknown = sorted(set(table) - set(keys))
    if unknown:
        raise Trouble(f"登记文件的 {where} 里不认识 {'、'.join(unknown)}；可以写的是 {'、'.join(keys)}。", Exit.USAGE)
    return table


def _read(path: Path) -> Table:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError as failure:
        raise Trouble(f"{path} 读不出来：{failure.strerror}。", Exit.ENVIRONMENT) from failure
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as failure:
        raise Trouble(f"{path.name} 不是 TOML：{failure}", Exit.USAGE) from failure
    for part in ("site", "organs", "channels", "accounts"):
        if not data.get(part):
            raise Trouble(f"登记文件里缺 {part}。", Exit.USAGE)
    return data
