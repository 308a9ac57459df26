"""`mingbai calendar import FILE --by ACCOUNT`: import a holiday notice."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from mingbai.accounts import queries as accounts
from mingbai.accounts.models import Person
from mingbai.accounts.values import Acting
from mingbai.calendars import actions, policies
from mingbai.calendars.values import parse_notice
from mingbai.cli.exits import Exit, Trouble
from mingbai.core import clock
from mingbai.core.errors import Invalid


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser("calendar", description="工作日按放假通知算，每年导入一次。")
    acts = command.add_subparsers(title="可用的命令", metavar="命令", dest="act", required=True)
    importing = acts.add_parser(
        "import",
        help="导入一份放假通知",
        description="导入国务院办公厅或者本省的放假通知。同一年已有的通知被替换，原来的留着备查，导入记入审计记录。",
        epilog="文件格式见 docs/reference/calendar-notice.md。退出码：0 导入了；2 文件有错；3 这个账号不能导入；4 文件读不出来。",
    )
    importing.add_argument("file", metavar="文件", type=Path, help="通知文件（TOML）")
    importing.add_argument("--by", metavar="账号", required=True, help="谁导入：县政务公开主管的登录名")
    importing.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import the notice on behalf of the account and report what it contains."""
    at = clock.now()
    by = _acting(arguments.by, at.date())
    try:
        notice = parse_notice(_read(arguments.file))
        actions.import_notice(notice=notice, by=by, at=at)
    except Invalid as wrong:
        sys.stderr.write(f"{arguments.file.name}：{wrong}\n")
        return Exit.USAGE
    print(
        f"导入了{notice.region or '全国'}{notice.year}年的放假通知（{notice.document_number}）："
        f"放假 {len(notice.days_off)} 天，调休上班 {len(notice.make_up_workdays)} 天。"
    )
    return Exit.DONE


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as failure:
        raise Trouble(f"{path} 读不出来：{failure.strerror}。", Exit.ENVIRONMENT) from failure


def _acting(username: str, on: date) -> Acting:
    """Return the account in a post that may import, else in any post, so that the refusal can say why."""
    person = Person.objects.filter(username=username).first()
    posts = accounts.posts_of(person.pk, on) if person else ()
    found = [one for post in posts if person and (one := accounts.acting_for(person.pk, post.id, on))]
    if not found:
        raise Trouble(f"没有叫“{username}”的账号，或者这个账号现在没有岗位。", Exit.REFUSED)
    return next((one for one in found if policies.may_import(one)), found[0])
