"""Which channels an entry goes to: what its catalogue line names, and what its organ says of each channel."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from mingbai.channels.models import Reach

WECHAT, WEIBO, GAZETTE, BOARD, SCREEN = "wechat", "weibo", "gazette", "board", "screen"
LOUDSPEAKER = "loudspeaker"
# The word of the column 公开渠道和载体 that stands for a channel; one without a word is only ever chosen by the organ.
LINE_WORDS: Mapping[str, str] = {
    WECHAT: "两微一端",
    WEIBO: "两微一端",
    GAZETTE: "政府公报",
    BOARD: "社区/企事业单位/村公示栏（电子屏）",
    SCREEN: "社区/企事业单位/村公示栏（电子屏）",
}
# Where the addresses of a public service stand; the county may name others.
KNOWN_HOSTS: Mapping[str, tuple[str, ...]] = {WECHAT: ("mp.weixin.qq.com",), WEIBO: ("weibo.com", "weibo.cn")}

NAMED, NONE = Reach.NAMED.value, Reach.NONE.value
REACH_WORDS = {value: str(words) for value, words in Reach.choices}


def wanted(keys: Collection[str], reach: Mapping[str, str], named: Collection[str]) -> tuple[str, ...]:
    """Return the channels, of these keys and in their order, that an entry goes to; `named` are the words of its line."""
    return tuple(key for key in keys if _wants(reach.get(key, Reach.NAMED), LINE_WORDS.get(key, ""), named))


def hosts_of(key: str, own: str) -> tuple[str, ...]:
    """Return the hosts on which a channel's addresses stand: the county's, else the known ones, none when nobody knows."""
    return tuple(own.split()) or KNOWN_HOSTS.get(key, ())


def _wants(reach: str, word: str, named: Collection[str]) -> bool:
    return reach == Reach.ALL or (reach == Reach.NAMED and bool(word) and word in named)
