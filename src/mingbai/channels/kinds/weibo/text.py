"""The words of a Weibo: title, summary and the link, within the limit and without topics."""

from __future__ import annotations

from urllib.parse import urlencode

from mingbai.channels.kinds.text import cut, units

LONGEST = 140
COMPOSER = "https://service.weibo.com/share/share.php"
LEAST = 20
"""Characters that must be left for words beside the link."""


def status(title: str, summary: str, link: str) -> str:
    """Return the text of the Weibo: the title in brackets, as much of the summary as fits, the link."""
    room = LONGEST - units(link) - 1
    head = f"【{cut(_tame(title), max(1, room - 2))}】"
    left = room - units(head)
    return f"{head}{cut(_tame(summary), left) if left > 1 else ''} {link}"


def composer(message: str, link: str) -> str:
    """Return the address of Weibo's own composer, filled in; it adds the link itself."""
    return f"{COMPOSER}?{urlencode({'url': link, 'title': message.removesuffix(link).rstrip(), 'pic': ''})}"


def _tame(words: str) -> str:
    """Return words without what Weibo would read as a topic or as a person."""
    return " ".join(words.split()).replace("#", "＃").replace("@", "＠")
