"""`mingbai screen`: the slides of an organ's screen as pictures."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from mingbai.cli.exits import Exit, Trouble

OURS = re.compile(r"\d{3}\.png")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verb to the command line."""
    command = subparsers.add_parser("screen", description="大厅屏放的内容。")
    verbs = command.add_subparsers(title="做什么", metavar="动作", dest="verb", required=True)
    words = (
        "把一个单位大厅屏放的内容导出成 1920×1080 的图片，照放的顺序叫 001.png、002.png……，给不能上网的屏用。文件夹里只能有上一次"
        "导出的图片，会换成新的。“今天谁在岗”第二天就不对，不在里面。"
    )
    export = verbs.add_parser("export", help="导出图片", description=words)
    export.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    export.add_argument("--to", required=True, type=Path, metavar="文件夹", help="放图片的文件夹，没有就建一个")
    export.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures and remove those of the last time."""
    from mingbai.core import clock
    from mingbai.core.errors import NotVisible
    from mingbai.organs import queries as organs
    from mingbai.screens import queries

    folder: Path = arguments.to
    try:
        organ = organs.organ(arguments.organ)
    except NotVisible as failure:
        raise Trouble(f"没有代号是“{arguments.organ}”的单位。", Exit.USAGE) from failure
    there = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    if others := sorted(name for name in there if not OURS.fullmatch(name)):
        raise Trouble(f"{folder} 里有别的文件（{others[0]} 等），换一个空的文件夹。", Exit.REFUSED)
    made = queries.pictures(organ, clock.today())
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made.items():
        (folder / name).write_bytes(data)
    for name in {*there} - {*made}:
        (folder / name).unlink()
    print(f"导出了 {len(made)} 张图片，在 {folder}。")
    return Exit.DONE
