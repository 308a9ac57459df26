"""`mingbai channels`: what goes to which channel."""

from __future__ import annotations

import argparse

from mingbai.cli import channel_kinds


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command and its verbs to the command line."""
    command = subparsers.add_parser(
        "channels", help="看发到各渠道的内容，试账号", description="公开的信息发到各渠道的内容和情况。"
    )
    verbs = command.add_subparsers(title="做什么", metavar="动作", dest="verb", required=True)
    channel_kinds.add_verbs(verbs)
