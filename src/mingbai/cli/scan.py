"""`mingbai scan FILE… [--json] [--mask OUT] [--words FILE]`: find what must not be published in these files."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from mingbai.cli.exits import Exit, Trouble
from mingbai.core import clock
from mingbai.privacy.advice import NOTHING_FOUND
from mingbai.privacy.words import STANDARD, Words
from mingbai.reading.passages import Unreadable
from mingbai.scanning.findings import ScanFinding
from mingbai.scanning.inspection import inspect
from mingbai.scanning.mask import Masked, mask

_KINDS = {
    "resident_id": "身份证号",
    "mobile_phone": "手机号",
    "bank_card": "银行卡号",
    "social_security_card": "社会保障卡号",
    "passport": "护照号",
    "home_address": "家庭住址",
    "health": "健康信息",
    "hardship": "致贫原因、家庭收入",
    "minor": "未满14周岁的人",
    "email": "电子邮箱",
    "vehicle_plate": "车牌号",
    "sensitive_word": "敏感词",
    "state_secret_mark": "密级标志",
    "author_metadata": "作者姓名",
}
_REASONS = {
    "hidden column": "隐藏的列",
    "hidden row": "隐藏的行",
    "hidden sheet": "隐藏的工作表",
    "hidden format": "不显示的格式",
    "hidden text": "隐藏文字",
    "white text": "白色文字",
    "tiny text": "极小的文字",
    "under a box": "黑框下面",
    "outside the page": "页面以外",
    "comment": "批注",
    "annotation": "批注",
    "deleted text": "已删除的文字",
    "property": "文件属性",
    "alternative text": "图片说明",
    "field code": "域代码",
    "link target": "链接地址",
    "attachment": "附件",
    "embedded file": "嵌入的文件",
    "bookmark": "书签",
    "pivot cache": "数据透视表缓存",
    "linked file": "链接的文件",
    "defined name": "定义的名称",
    "formula": "公式",
    "attribute": "网页属性",
    "not shown": "不显示的内容",
    "left in the file": "文件残留",
}


@dataclass(frozen=True, slots=True)
class _Result:
    """One file on one day: what was found in it, or why it could not be read."""

    file: str
    on: date
    findings: tuple[ScanFinding, ...] = ()
    error: str = ""
    unread: int = 0

    def as_json(self) -> dict[str, Any]:
        """Return the object that docs/reference/scan.md describes."""
        found = [
            {
                "kind": str(finding.kind),
                "where": finding.where,
                "excerpt": finding.excerpt,
                "certainty": str(finding.certainty),
                "advice": finding.advice,
                "article": finding.article(self.on),
            }
            for finding in self.findings
        ]
        more = {"error": self.error, "pictures_unread": self.unread}
        return {"file": self.file, "findings": found} | {name: value for name, value in more.items() if value}


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "scan",
        description="检查文件里不能公开的内容，包括隐藏的行、列、工作表，批注，修订，文件属性，黑框下面的文字和图片里的文字。",
        epilog="退出码：0 没有查出；1 查出了；2 有文件读不出来。",
    )
    command.add_argument("files", metavar="文件", nargs="+", type=Path, help="txt、html、docx、xlsx、pdf、csv 或者图片")
    command.add_argument("--json", action="store_true", help="按 JSON 输出")
    command.add_argument("--mask", metavar="去处", type=Path, help="另存一份遮盖好的；几个文件时写一个文件夹")
    command.add_argument("--words", metavar="词表", type=Path, help="本地的敏感词和密级标志，一行一个")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Scan the files in the order given, print what was found, and with --mask write the masked copies."""
    words, on = _words(arguments.words), clock.calendar_day()
    results = [_scanned(arguments, path, words, on) for path in arguments.files]
    if arguments.json:
        print(json.dumps([result.as_json() for result in results], ensure_ascii=False, indent=2))
    else:
        for result in results:
            _print(result)
    for result in results:
        if result.error:
            sys.stderr.write(f"{result.file}：{result.error}\n")
        if result.unread:
            sys.stderr.write(f"{result.file}：有{result.unread}张图片或者扫描页没有识别文字，请人看一遍。\n")
    if any(result.error for result in results):
        return Exit.USAGE
    return Exit.FOUND if any(result.findings for result in results) else Exit.DONE


def _scanned(arguments: argparse.Namespace, path: Path, words: Words, on: date) -> _Result:
    """Read one file once, and write its masked copy if asked for."""
    try:
        data = _bytes(path)
        inspection = inspect(path.name, data, words, on, has_page=False)
    except Unreadable as reason:
        return _Result(str(path), on, error=str(reason))
    result = _Result(str(path), on, inspection.findings, unread=inspection.content.pictures_unread)
    if arguments.mask is None:
        return result
    try:
        _write_masked(arguments, path, mask(inspection, data, words=words, on=on, has_page=False))
    except Unreadable as reason:
        return replace(result, error=str(reason))
    return result


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Unreadable("这是文件夹，不是文件。请写出要检查的文件。")
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("没有这个文件，请检查写的路径。") from None
    except OSError as failure:
        raise Unreadable(f"文件打不开：{failure.strerror}。") from failure


def _write_masked(arguments: argparse.Namespace, path: Path, copy: Masked) -> None:
    """Write the masked copy of one file; raise Unreadable when it would overwrite the file itself."""
    try:
        target = _target(arguments, copy.name)
        if target.exists() and target.samefile(path):
            raise Unreadable("去处就是原来的文件。请写另一个文件名。")
        target.write_bytes(copy.data)
    except OSError as failure:
        raise Trouble(f"{arguments.mask} 写不进去：{failure.strerror}。") from failure
    if not arguments.json:
        print(f"{path}：遮盖好的文件写在 {target}")


def _target(arguments: argparse.Namespace, name: str) -> Path:
    """Return where the masked copy goes: the named file, or its own name in the named folder."""
    out: Path = arguments.mask
    if len(arguments.files) > 1:
        out.mkdir(parents=True, exist_ok=True)
    return out / name if out.is_dir() else out


def _words(path: Path | None) -> Words:
    """Return the standard words plus the file's: one per line, `#` starts a comment, secrecy marks follow the line [密级标志]."""
    if path is None:
        return STANDARD
    try:
        lines = [line.strip() for line in path.read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as failure:
        raise Trouble(f"词表 {path} 读不出来。要 UTF-8 编码的文本，一行一个词。", Exit.USAGE) from failure
    lists: dict[str, list[str]] = {"[敏感词]": [], "[密级标志]": []}
    current = lists["[敏感词]"]
    for line in lines:
        if line in lists:
            current = lists[line]
        elif line and not line.startswith("#"):
            current.append(line)
    return STANDARD.plus(sensitive=tuple(lists["[敏感词]"]), marks=tuple(lists["[密级标志]"]))


def _print(result: _Result) -> None:
    """Print one file's result for a person to read."""
    if result.error and not result.findings:
        return
    if not result.findings:
        print(f"{result.file}：{NOTHING_FOUND}。")
        return
    print(f"{result.file}：查出 {len(result.findings)} 处")
    for finding in result.findings:
        sure = "" if finding.certainty == "certain" else "（要人看）"
        print(f"  {_KINDS[finding.kind]}{sure}  {_place(finding)}  {finding.excerpt}")
        print(f"      {finding.advice}（{finding.article(result.on)}）")


def _place(finding: ScanFinding) -> str:
    """Return the place, with the Chinese reason why it is hidden."""
    return f"{finding.place}（{_REASONS.get(finding.hidden, finding.hidden)}）" if finding.hidden else finding.place
