"""`mingbai report`: build the files of an annual report, or check its figures and texts."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from mingbai.cli.exits import Exit, Trouble

if TYPE_CHECKING:
    from mingbai.rendering.report.value import ReportDocument

SEVERITIES = {"error": "错误", "warning": "要说明", "notice": "提醒"}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its two verbs to the command line."""
    command = subparsers.add_parser("report", description="生成或检查一个单位一年的政府信息公开工作年度报告。")
    verbs = command.add_subparsers(title="做什么", metavar="动作", dest="verb", required=True)
    builder = verbs.add_parser(
        "build", help="生成年报的全部文件", description="已公布的取公布的一版；没有公布的取草稿；没有草稿的直接从记录生成。只读。"
    )
    _which(builder)
    builder.add_argument("--out", required=True, type=Path, metavar="目录", help="文件写到这个目录；没有就新建")
    builder.set_defaults(run=build)
    checker = verbs.add_parser("check", help="检查年报", description="退出码：0 没有要处理的；1 有错误或者要说明的；2 命令写错。")
    _which(checker)
    checker.add_argument("--json", action="store_true", help="用 JSON 输出")
    checker.set_defaults(run=check)


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    parser.add_argument("--year", required=True, type=int, metavar="年度", help="报告的年度，例如 2020")


def build(arguments: argparse.Namespace) -> int:
    """Write report.json, .docx, .pdf, .html, .xlsx and the chart; the database does not change."""
    from mingbai.rendering.report.files import render_all

    document = _document(arguments)
    print(f"生成{document.title}……")
    files = render_all(document)
    try:
        arguments.out.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (arguments.out / name).write_bytes(data)
            print(f"{arguments.out / name}  {len(data):,} 字节")
    except OSError as failure:
        raise Trouble(f"文件写不进去：{failure}。用 --out 换一个能写的目录。") from failure
    return Exit.DONE


def check(arguments: argparse.Namespace) -> int:
    """Print what the check finds; the exit code says whether anything needs attention."""
    from mingbai.rendering.report import data

    document = _document(arguments)
    if arguments.json:
        print(json.dumps([data.render(document)], ensure_ascii=False, indent=2))
    else:
        print(document.title)
        for finding in document.findings:
            place = f"（{'、'.join(finding.cells)}）" if finding.cells else ""
            said = "，已说明" if finding.key in document.explained else ""
            print(f"[{SEVERITIES[finding.severity.value]}{said}] {finding.text}{place} {finding.citation}")
        print(f"共 {len(document.findings)} 条。")
    is_clean = all(f.severity.value == "notice" or f.key in document.explained for f in document.findings)
    return Exit.DONE if is_clean else Exit.FOUND


def _document(arguments: argparse.Namespace) -> ReportDocument:
    from mingbai.annual_report.queries import document
    from mingbai.core import clock
    from mingbai.core.errors import NotVisible

    try:
        return document(organ_code=arguments.organ, year=arguments.year, today=clock.today())
    except (NotVisible, ValueError) as failure:
        why = str(failure) if isinstance(failure, ValueError) else f"没有代号是“{arguments.organ}”的编制年报的单位"
        raise Trouble(f"{why}。", Exit.USAGE) from failure
