"""What of an entry fits a Weibo, how it is made, and what a person pastes."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.channels.kinds.pictures import shrunk
from mingbai.channels.kinds.text import units
from mingbai.channels.kinds.values import ChannelKind, ChannelMessage, HandPart, Misfit, Outgoing
from mingbai.channels.kinds.weibo.line import open_line
from mingbai.channels.kinds.weibo.text import LEAST, LONGEST, composer, status

PICTURE_BYTES = 5_000_000


def fits(entry: Outgoing, settings: Mapping[str, str]) -> tuple[Misfit, ...]:
    """Return what of the entry Weibo does not take as it is."""
    found = []
    if units(entry.link) + LEAST > LONGEST:
        found.append(Misfit("原文的网址太长，微博里放不下题目。", stops=True))
    whole = f"【{entry.title}】{_said(entry)} {entry.link}"
    if units(whole) > LONGEST:
        found.append(Misfit(f"题目、摘要和网址共{units(whole)}个字，微博最多{LONGEST}个：摘要、题目截短。"))
    if len(entry.pictures) > 1:
        found.append(Misfit(f"有{len(entry.pictures)}张图片，微博接口只收一张：带第一张。"))
    if len(entry.files) > len(entry.pictures):
        found.append(Misfit("微博不带附件：附件在网址打开的原文里。"))
    return tuple(found)


def make(entry: Outgoing, settings: Mapping[str, str]) -> ChannelMessage:
    """Return the Weibo with the entry's first picture."""
    return ChannelMessage(
        key=entry.key,
        title=entry.title,
        content=status(entry.title, _said(entry), entry.link),
        link=entry.link,
        files=tuple(shrunk(one, PICTURE_BYTES) for one in entry.pictures[:1]),
    )


def hand_parts(message: ChannelMessage) -> tuple[HandPart, ...]:
    """Return what a person pastes; the composer opens filled in."""
    return (
        HandPart("打开就能发的网址", composer(message.content, message.link)),
        HandPart("微博正文", message.content),
        *(HandPart("图片", file=one) for one in message.files),
    )


def _said(entry: Outgoing) -> str:
    return entry.summary or " ".join(entry.text.split())


KIND = ChannelKind(
    key="weibo",
    label="微博",
    settings={"access_token": "微博开放平台给这个账号的 access_token"},
    secrets=frozenset({"access_token"}),
    base="https://api.weibo.com",
    fits=fits,
    make=make,
    by_hand=hand_parts,
    open=open_line,
)
