"""The `mingbai` command: one module for each subcommand."""

from __future__ import annotations

import argparse
import importlib
import os
import re
import sys
from collections.abc import Sequence
from typing import NamedTuple

from mingbai import __version__
from mingbai.cli import installation
from mingbai.cli.exits import Exit, Trouble


class Command(NamedTuple):
    """A command's module and its line in the help text.

    The module offers add_parser(subparsers), which sets `run`; `run` takes the parsed arguments and returns an exit code. It is
    imported only when its command is asked for: the list of commands needs none of them.
    """

    module: str
    said: str


COMMANDS = {
    "serve": Command("mingbai.cli.serve", "启动网站"),
    "setup": Command("mingbai.cli.setup", "把数据库和静态文件更新到这个版本"),
    "worker": Command("mingbai.jobs.worker", "做到点的事：定时发布、期满撤下、列出任务"),
    "duties": Command("mingbai.cli.duties", "列出今天的公开任务"),
    "demo": Command("mingbai.cli.demo", "建演示数据（只建一次），换演示的日子"),
    "install": Command("mingbai.cli.install", "登记一个县：站点、单位、渠道和第一批账号"),
    "account": Command("mingbai.cli.account", "在服务器上重设密码、放行等确认的岗位"),
    "report": Command("mingbai.cli.report", "生成或检查年度报告"),
    "calendar": Command("mingbai.cli.calendar", "导入放假通知"),
    "audit": Command("mingbai.cli.audit", "核对审计记录"),
    "backup": Command("mingbai.cli.backup", "备份到一个文件"),
    "restore": Command("mingbai.cli.restore", "从备份恢复到空的安装"),
    "docs": Command("mingbai.cli.docs", "从代码生成规则清单和状态图"),
    "scan": Command("mingbai.cli.scan", "检查文件里不能公开的内容"),
    "clock": Command("mingbai.cli.clock", "算一件申请的法定期限"),
    "cases": Command("mingbai.cli.cases", "导入以前的台账，取出、核对已经归档的申请"),
    "channels": Command("mingbai.cli.channels", "看发到各渠道的内容和情况，试账号"),
    "inspect-site": Command("mingbai.cli.inspect_site", "照政府网站检查指标查自己的网站"),
    "screen": Command("mingbai.cli.screen", "把大厅屏放的内容导出成图片"),
    "export-site": Command("mingbai.cli.export_site", "把公众看的网站导出成文件"),
    "search": Command("mingbai.cli.search", "搜索公开的信息，重建、核对索引"),
}
WITHOUT_INSTALLATION = frozenset({"scan", "clock", "cases"})
"""Commands that need no database and start without Django; `clock` and `cases export` look for one themselves."""
DESCRIPTION = "明白：县乡政务公开平台。每个命令后面加 --help 看它的用法。"
NO_TABLE = re.compile(r"no such table|relation .* does not exist")
EPILOG = "退出码：0 完成；1 查出问题；2 命令写错；3 被规则或权限拒绝；4 环境有问题（端口、数据库、文件）；130 中途按了 Ctrl-C。"


class ChineseParser(argparse.ArgumentParser):
    """argparse with its fixed English words in Chinese."""

    def __init__(self, *args: object, **options: object) -> None:
        options.setdefault("add_help", False)
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self._positionals.title = "参数"
        self._optionals.title = "选项"
        self.add_argument("-h", "--help", action="help", help="显示这份说明")

    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> None:  # type: ignore[override]
        """Print what is wrong and where to find help, then exit with the usage code."""
        sys.stderr.write(f"{self.format_usage()}命令写错了：{_in_chinese(message)}\n加 --help 看用法。\n")
        raise SystemExit(Exit.USAGE)


_MESSAGES = (
    ("the following arguments are required: ", "还缺 "),
    ("unrecognized arguments: ", "不认识 "),
    ("expected one argument", "后面要跟一个值"),
    ("expected at least one argument", "后面至少要跟一个值"),
    ("invalid choice: ", "没有这个选择："),
    ("(choose from ", "（可选："),
    ("invalid int value: ", "要写整数，不能是 "),
    ("argument ", "参数 "),
)


def _in_chinese(message: str) -> str:
    for english, chinese in _MESSAGES:
        message = message.replace(english, chinese)
    return message.replace(")", "）") if "（" in message else message


def parser(asked: str = "") -> argparse.ArgumentParser:
    """Return the command line of one command; without a name, the list of all of them."""
    main_parser = ChineseParser(prog="mingbai", description=DESCRIPTION, epilog=EPILOG)
    main_parser.add_argument("--version", action="version", version=f"mingbai {__version__}", help="显示版本")
    commands = main_parser.add_subparsers(title="可用的命令", metavar="命令", dest="command", required=True)
    if asked:
        importlib.import_module(COMMANDS[asked].module).add_parser(commands)
        return main_parser
    for name, command in COMMANDS.items():
        commands.add_parser(name, help=command.said)
    return main_parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingbai.config.settings")
    try:
        asked = arguments[0] if arguments and arguments[0] in COMMANDS else ""
        if asked and asked not in WITHOUT_INSTALLATION:
            installation.start()
        parsed = parser(asked).parse_args(arguments)
        code = int(parsed.run(parsed))
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader has seen enough (`mingbai scan … | head`); send what Python would still flush nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.INTERRUPTED
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断。\n")
        return Exit.INTERRUPTED
    except Trouble as trouble:
        sys.stderr.write(f"{trouble}\n")
        return trouble.code
    except Exception as failure:
        if (sentence := _said_plainly(failure)) is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        return Exit.REFUSED if _is_refusal(failure) else Exit.ENVIRONMENT


def _is_refusal(failure: Exception) -> bool:
    from mingbai.core.errors import MingbaiError

    return isinstance(failure, MingbaiError)


def _said_plainly(failure: Exception) -> str | None:
    """Return one sentence for a failure that a person can act on; None for a bug in the program."""
    from django.db.utils import OperationalError, ProgrammingError

    if _is_refusal(failure):
        return str(failure) or "没有这个东西，或者不能看。"
    if isinstance(failure, OperationalError | ProgrammingError) and NO_TABLE.search(str(failure)):
        return "数据库是空的。先运行 mingbai setup 建库，或者 mingbai demo 建演示数据。"
    if isinstance(failure, OperationalError):
        return f"数据库用不了：{str(failure).strip()}。核对 DATABASE_URL，或者用 DATA_DIR= 换一个能写的目录。"
    # Look the module up instead of importing it: commands that render nothing must not pay for the typesetter.
    fonts = sys.modules.get("mingbai.rendering.fonts")
    if fonts is not None and isinstance(failure, fonts.FontMissing):
        return str(failure)
    return None


if __name__ == "__main__":
    sys.exit(main())
