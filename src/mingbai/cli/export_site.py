"""`mingbai export-site DIR`: the public site as files, for nginx or for another network."""

from __future__ import annotations

import argparse
import os
import time
from pathlib import Path
from urllib.parse import urlsplit

from mingbai.cli.exits import Exit, Trouble
from mingbai.cli.setup import bring_up_to_date


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    command = subparsers.add_parser(
        "export-site",
        description="把公众看的整个网站写成文件，给 nginx 直接发，或者送进另一个网络。再运行一次只改有变化的；网站不用停。",
    )
    command.add_argument("folder", type=Path, metavar="目录", help="写到哪里；nginx 的 root 是它下面的 current")
    command.add_argument("--base-url", default="", metavar="网址", help="导出后的网站用的网址，例如 https://www.pengyang.gov.cn")
    command.add_argument(
        "--processes", type=int, default=os.cpu_count() or 1, metavar="个数", help="几个进程一起做（默认等于核数）"
    )
    command.add_argument("--afresh", action="store_true", help="全部重做一遍，不只是有变化的")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Export, and say what was done."""
    from mingbai.public_site.export import export

    base = arguments.base_url.rstrip("/")
    if base and not (urlsplit(base).scheme in {"http", "https"} and urlsplit(base).netloc and not urlsplit(base).path):
        raise Trouble(f"--base-url 写成 https://主机名，不能是“{base}”。", Exit.USAGE)
    if arguments.processes < 1:
        raise Trouble("--processes 至少写 1。", Exit.USAGE)
    bring_up_to_date(lambda line: None)
    began = time.monotonic()
    done = export(arguments.folder.absolute(), base=base, processes=arguments.processes, is_afresh=arguments.afresh)
    took = time.monotonic() - began
    what = "全部页面" if done.is_whole else "有变化的页面"
    print(f"{what}做了 {done.rendered:,} 个，改了 {done.changed:,} 个文件，用了 {took:.1f} 秒。")
    print(f"一共 {done.files:,} 个文件，{done.size:,} 字节（压缩好的另算）：{arguments.folder / 'current'}")
    return Exit.DONE
