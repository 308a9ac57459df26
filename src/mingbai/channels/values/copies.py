"""What a person pastes into a channel: the words of the published version, cut to what the channel takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mingbai.channels.kinds.text import cut, units
from mingbai.channels.kinds.wechat.content import LONGEST as WECHAT_TEXT
from mingbai.channels.kinds.wechat.kind import TITLE as WECHAT_TITLE
from mingbai.channels.kinds.weibo.text import LONGEST as WEIBO_TEXT
from mingbai.channels.kinds.weibo.text import composer, status
from mingbai.channels.values.reach import WECHAT, WEIBO
from mingbai.entries.values.content import EntryContent
from mingbai.entries.values.plain import plain_text

LIMITS: Mapping[str, str] = {
    WECHAT: f"微信公众号：标题最多{WECHAT_TITLE}个字，正文不到{WECHAT_TEXT:,}个字；原文网址填在“阅读原文”里，正文里不放网址。",
    WEIBO: f"微博：连网址一共最多{WEIBO_TEXT}个字。",
}
MORE = "全文见原文网址。"


@dataclass(frozen=True, slots=True)
class ChannelCopy:
    """Title (empty where the channel has none), text, and the entry's public address; `is_cut` when something was left out."""

    title: str
    text: str
    link: str
    is_cut: bool = False

    @property
    def composer(self) -> str:
        """The address of Weibo's composer, filled in."""
        return composer(self.text, self.link)


def copy_for(channel: str, content: EntryContent, link: str) -> ChannelCopy:
    """Return what goes to a channel; nothing is added to the words of the version but its address."""
    if channel == WEIBO:
        return _weibo(content, link)
    text = _text(content)
    if channel != WECHAT:
        return ChannelCopy(content.title, f"{text}\n\n原文：{link}".strip() if link else text, link)
    title = cut(content.title, WECHAT_TITLE)
    kept = text if units(text) < WECHAT_TEXT else "\n\n".join((content.summary, MORE)).strip()
    return ChannelCopy(title, kept, link, (title, kept) != (content.title, text))


def _weibo(content: EntryContent, link: str) -> ChannelCopy:
    said = content.summary or " ".join(plain_text(content.body).split())
    whole = f"【{content.title}】{said} {link}".strip()
    return ChannelCopy("", status(content.title, said, link).strip(), link, units(whole) > WEIBO_TEXT)


def _text(content: EntryContent) -> str:
    said = [f"{one.name}：{one.text.strip()}" for one in content.elements if one.text.strip()]
    return "\n\n".join(part for part in (content.summary, *said, plain_text(content.body)) if part)
