"""`mingbai channels`: what goes to which channel."""

from __future__ import annotations

import argparse
import json

from mingbai.cli import channel_kinds, channel_sending
from mingbai.cli.exits import Exit, Trouble


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verbs to the command line."""
    command = subparsers.add_parser("channels", description="公开的信息发到各渠道的内容和情况。")
    verbs = command.add_subparsers(title="做什么", metavar="动作", dest="verb", required=True)
    words = "列出一个单位的全部投送，一行一次：哪条信息、哪个渠道、现在怎样、网址。只读。"
    lister = verbs.add_parser("list", help="列出全部投送", description=words)
    lister.add_argument("--organ", required=True, metavar="代号", help="单位代号，例如 baiyang")
    lister.add_argument("--json", action="store_true", help="一行一个 JSON")
    lister.set_defaults(run=show)
    channel_kinds.add_verbs(verbs)
    channel_sending.add_verbs(verbs)


def show(arguments: argparse.Namespace) -> int:
    """Print every delivery of the organ, the oldest first."""
    from mingbai.channels.queries import all_deliveries
    from mingbai.core.errors import NotVisible
    from mingbai.organs import queries as organs
    from mingbai.statute.disclosure.deliveries import STATE_WORDS

    try:
        organ = organs.organ(arguments.organ)
    except NotVisible as failure:
        raise Trouble(f"没有代号是“{arguments.organ}”的单位。", Exit.USAGE) from failure
    for row in all_deliveries(organ.id):
        if arguments.json:
            print(json.dumps(row.plain(), ensure_ascii=False))
        else:
            print(f"{row.id}\t{row.entry_id}\t{row.channel}\t{STATE_WORDS[row.state]}\t{row.url or ''}")
    return Exit.DONE
