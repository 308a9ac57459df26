"""A platform that takes packages: how one is made by its mapping, pushed, or carried over by hand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib.resources import files

from mingbai.channels.kinds.http import WrongAddress
from mingbai.channels.kinds.province.folder import FolderLine
from mingbai.channels.kinds.province.line import PushLine
from mingbai.channels.kinds.province.mapping import FieldMapping, WrongMapping, read_mapping
from mingbai.channels.kinds.province.package import package
from mingbai.channels.kinds.values import (
    ChannelAccount,
    ChannelFile,
    ChannelKind,
    ChannelLine,
    ChannelMessage,
    HandPart,
    Misfit,
    Outgoing,
)
from mingbai.rendering.archive import packed

SETTINGS = {
    "token": "平台给的凭证（推送时填）",
    "folder": "单向交换用的目录（不推送时填）",
    "mapping": "对照表（TOML）；不填用自带的",
}


def platform(key: str, label: str, folder: str) -> ChannelKind:
    """Return a kind that takes packages by the mapping file of a folder of kinds."""
    return ChannelKind(
        key=key,
        label=label,
        settings=SETTINGS,
        secrets=frozenset({"token"}),
        base="",
        fits=partial(_fits, folder),
        make=partial(_make, folder),
        by_hand=hand_parts,
        open=open_line,
    )


def hand_parts(message: ChannelMessage) -> tuple[HandPart, ...]:
    """Return what a person carries over to the platform's own pages."""
    return (
        HandPart("题目", message.title),
        HandPart("摘要", message.summary),
        HandPart("数据", message.content),
        HandPart("原文网址", message.link),
        HandPart("数据包", file=message.files[0]),
    )


def open_line(account: ChannelAccount) -> ChannelLine:
    """Return the platform in use; raise WrongAddress."""
    if folder := account.settings.get("folder", ""):
        return FolderLine(folder)
    if not (token := account.settings.get("token", "")):
        raise WrongAddress("还没有填 token；不推送的，填 folder。")
    if not (token.isascii() and token.isprintable()) or " " in token:
        raise WrongAddress("token 里有空格、换行或者汉字，多半是抄多了。")
    return PushLine(account)


def _fits(folder: str, entry: Outgoing, settings: Mapping[str, str]) -> tuple[Misfit, ...]:
    """Return what stops the package."""
    found = [] if entry.index_number else [Misfit("没有索引号，平台认不出是哪一条。", stops=True)]
    try:
        package(entry, _mapping(folder, settings))
    except WrongMapping as failure:
        found.append(Misfit(str(failure), stops=True))
    return tuple(found)


def _make(folder: str, entry: Outgoing, settings: Mapping[str, str]) -> ChannelMessage:
    """Return the package as a message; raise WrongMapping."""
    mapping = _mapping(folder, settings)
    made = package(entry, mapping)
    return ChannelMessage(
        key=entry.key,
        title=entry.title,
        content=made[mapping.entry].decode(),
        link=entry.link,
        summary=entry.summary,
        files=(ChannelFile("package.zip", "application/zip", packed(made)),),
    )


def _mapping(folder: str, settings: Mapping[str, str]) -> FieldMapping:
    own = settings.get("mapping", "")
    return read_mapping(own or (files("mingbai.channels.kinds") / folder / "mapping.toml").read_text("utf-8"))


KIND = platform("province", "集约化平台", "province")
