"""What of an entry fits an article, how it is made, and what a person copies."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files

from mingbai.channels.kinds.pictures import shrunk
from mingbai.channels.kinds.text import cut, units
from mingbai.channels.kinds.values import ChannelFile, ChannelKind, ChannelMessage, HandPart, Misfit, Outgoing
from mingbai.channels.kinds.wechat.content import article, paragraph, to_copy
from mingbai.channels.kinds.wechat.line import open_line

TITLE, AUTHOR, DIGEST, LINK = 32, 16, 128, 1024
PICTURES, PICTURE_BYTES = 10, 1_000_000


def fits(entry: Outgoing, settings: Mapping[str, str]) -> tuple[Misfit, ...]:
    """Return what of the entry the account does not take as it is."""
    found = []
    if not entry.text.strip() and not entry.pictures:
        found.append(Misfit("正文是空的，公众号不收空的图文。", stops=True))
    if len(_source(entry).encode()) > LINK:
        found.append(Misfit(f"原文的网址超过{LINK}个字节，公众号不收。", stops=True))
    if units(entry.title) > TITLE:
        found.append(Misfit(f"题目有{units(entry.title)}个字，公众号最多{TITLE}个：题目截短，全题写在正文开头。"))
    if units(entry.summary) > DIGEST:
        found.append(Misfit(f"摘要有{units(entry.summary)}个字，公众号最多{DIGEST}个：摘要截短。"))
    if units(entry.organ_short_name) > AUTHOR:
        found.append(Misfit(f"单位名有{units(entry.organ_short_name)}个字，公众号的作者最多{AUTHOR}个：截短。"))
    if _content(entry)[1]:
        found.append(Misfit("正文连同格式超过20000个字符：只发一部分，文末用“阅读原文”连到全文。"))
    if len(entry.pictures) > PICTURES:
        found.append(Misfit(f"有{len(entry.pictures)}张图片：只带前{PICTURES}张。"))
    if len(entry.files) > len(entry.pictures):
        found.append(Misfit("公众号不带附件：正文末尾写明附件在原文里。"))
    return tuple(found)


def make(entry: Outgoing, settings: Mapping[str, str]) -> ChannelMessage:
    """Return the article with its cover; raise fonts.FontMissing."""
    pictures = tuple(shrunk(one, PICTURE_BYTES) for one in entry.pictures[:PICTURES])
    return ChannelMessage(
        key=entry.key,
        title=cut(entry.title, TITLE),
        content=_content(entry)[0],
        link=_source(entry),
        summary=cut(entry.summary or " ".join(entry.text.split()), DIGEST),
        author=cut(entry.organ_short_name, AUTHOR),
        files=(_cover(entry), *pictures),
    )


def hand_parts(message: ChannelMessage) -> tuple[HandPart, ...]:
    """Return what a person copies into mp.weixin.qq.com."""
    cover, *pictures = message.files
    return (
        HandPart("题目", message.title),
        HandPart("作者", message.author),
        HandPart("正文", to_copy(message.content, len(pictures))),
        HandPart("摘要", message.summary),
        HandPart("原文链接（阅读原文）", message.link),
        HandPart("封面", file=cover),
        *(HandPart(f"图片{number}", file=one) for number, one in enumerate(pictures, 1)),
    )


def _source(entry: Outgoing) -> str:
    """Return the address behind 阅读原文; a later version is marked, so that it is never taken for the earlier article."""
    return entry.link if entry.version == 1 else f"{entry.link}#{entry.version}"


def _content(entry: Outgoing) -> tuple[str, bool]:
    head = paragraph(entry.title) if units(entry.title) > TITLE else ""
    others = [one.name for one in entry.files if one not in entry.pictures]
    tail = paragraph(f"附件：{'、'.join(others)}。请点“阅读原文”下载。") if others else ""
    tail += paragraph(f"来源：{entry.organ_name}　索引号：{entry.index_number}　公开日期：{entry.published_on}")
    return article(entry.html, head, tail, min(len(entry.pictures), PICTURES))


def _cover(entry: Outgoing) -> ChannelFile:
    # Pages that ask only for the limits must not pay for the typesetter.
    from mingbai.rendering import fonts
    from mingbai.rendering.typst_pdf import drawn

    content = {
        "title": cut(entry.title, 60),
        "organ": entry.organ_name,
        "on": entry.published_on,
        "faces": list(fonts.faces().heading),
    }
    template = (files("mingbai.channels.kinds.wechat") / "cover.typ").read_bytes()
    return ChannelFile("封面.png", "image/png", drawn(template, {"cover": content}))


KIND = ChannelKind(
    key="wechat",
    label="微信公众号",
    settings={"app_id": "公众号的 AppID", "app_secret": "公众号的 AppSecret"},
    secrets=frozenset({"app_secret"}),
    base="https://api.weixin.qq.com",
    fits=fits,
    make=make,
    by_hand=hand_parts,
    open=open_line,
)
