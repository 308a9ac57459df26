"""The words that somebody typed, to give back when they could not be stored."""

from __future__ import annotations

from collections.abc import Mapping

from mingbai.core import asked
from mingbai.entries.values.shape import COMMENT_LIMITS

MOST_ELEMENTS = 1000
LABELS = {
    "title": "标题",
    "summary": "一句话说清楚",
    "body": "正文",
    "document_number": "文号",
    "topic": "主题",
    "audience": "公开对象",
    **{name: words for name, (words, _) in COMMENT_LIMITS.items()},
}


def kept_words(post: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return label and text of everything written by hand; choices and dates are quickly made again."""
    found = [(label, post.get(name, "")) for name, label in LABELS.items()]
    for name, value in post.items():
        if name.startswith("element-") and asked.number(name[8:], 0, MOST_ELEMENTS) is not None:
            found.append((post.get(f"{name}-name", "要素"), value))
    return [(label, value) for label, value in found if value.strip()]
