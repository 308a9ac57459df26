"""`mingbai inspect-site`: what the national inspection of government sites would find on this site, each with its page."""

from __future__ import annotations

import argparse
from collections import Counter

from mingbai.cli.exits import Exit

MOST = 5000


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    words = (
        "照政府网站检查指标（国办秘函〔2019〕19号）和网页规范（国办发〔2017〕47号）查自己的网站：首页和栏目更新、空白栏目、来信答复、"
        "办事指南、新媒体、打不开的链接、网页标签和页脚。一行一处，写明轻重、网页和原因。只读。"
    )
    command = subparsers.add_parser(
        "inspect-site", description=words, epilog="退出码：0 没有单项否决的；1 有单项否决的。文字表述、访问速度要人看。"
    )
    command.add_argument("--pages", type=int, default=MOST, metavar="页数", help=f"最多看多少个网页（默认{MOST}）")
    command.add_argument("--lacking-elements", type=int, default=4, metavar="类", help="一份办事指南缺几类要素算一处（默认4）")
    command.add_argument("--lacking-guides", type=int, default=5, metavar="份", help="几份办事指南有缺项算单项否决（默认5）")
    command.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings, then how many of each weight."""
    from mingbai.core import clock
    from mingbai.public_site.inspection import inspect
    from mingbai.statute.supervision.site_inspection import WEIGHT_WORDS, FindingWeight, GuideLimits, would_pass

    limits = GuideLimits(arguments.lacking_elements, arguments.lacking_guides)
    found = sorted(inspect(clock.today(), arguments.pages, limits), key=lambda one: list(FindingWeight).index(one.weight))
    for one in found:
        print(f"{WEIGHT_WORDS[one.weight]}  {one.address}  {one.what}（{one.citation.document_number}）")
    counted = Counter(one.weight for one in found)
    print("，".join(f"{WEIGHT_WORDS[weight]} {counted[weight]} 处" for weight in FindingWeight) + "。")
    return Exit.DONE if would_pass(found) else Exit.FOUND
