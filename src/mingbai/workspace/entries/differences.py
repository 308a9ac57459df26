"""What changed between two snapshots of a draft, word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from mingbai.core.words import day
from mingbai.entries.values.content import Element, EntryContent
from mingbai.entries.values.plain import plain_text
from mingbai.entries.values.shape import COMMENT_LIMITS
from mingbai.statute.disclosure.comments import CommentNotice
from mingbai.statute.disclosure.ranges import RANGE_WORDS, Range

# Chinese is compared by character, numbers and Latin words whole, so that a changed digit shows the whole number.
WORD = re.compile(r"[0-9A-Za-z][0-9A-Za-z.,:/_-]*|\s+|.", re.DOTALL)
# Beyond this, compare by line: comparing the words of a very long text is too slow.
MOST_WORDS = 6000
FIELDS = (
    ("title", "标题"),
    ("summary", "一句话说清楚"),
    ("body", "正文"),
    ("range", "给谁看"),
    ("village", "哪个村、社区"),
    ("statutory_item", "条例的条和项"),
    ("field", "领域"),
    ("topic", "主题"),
    ("audience", "公开对象"),
    ("formed_on", "形成日期"),
    ("document_number", "文号"),
    ("valid_until", "有效期到"),
    ("down_on", "公示到期"),
)
COMMENT_FIELDS = (
    ("first_day", "征求意见从哪天"),
    ("last_day", "征求意见到哪天"),
    *((name, words) for name, (words, _) in COMMENT_LIMITS.items()),
)


@dataclass(frozen=True, slots=True)
class ChangedPiece:
    """A run of text; `kind` is "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed."""

    label: str
    pieces: tuple[ChangedPiece, ...]


def changes(old: EntryContent, new: EntryContent, villages: Mapping[str, str]) -> tuple[Change, ...]:
    """Return every field and element in which two contents differ, in page order; `villages` are names by code."""
    found = []
    for name, label in FIELDS:
        before, after = _shown(old, name, villages), _shown(new, name, villages)
        if before != after:
            found.append(Change(label, pieces(before, after)))
    return (*found, *_of_elements(old, new), *_of_comment(old.comment, new.comment))


def pieces(before: str, after: str) -> tuple[ChangedPiece, ...]:
    """Merge two texts into one run of what stayed, what went and what came."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) + len(new) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(ChangedPiece("same", "".join(old[a:b])))
            continue
        found += [ChangedPiece(kind, text) for kind, text in (("gone", "".join(old[a:b])), ("new", "".join(new[c:d]))) if text]
    return tuple(found)


def _of_elements(old: EntryContent, new: EntryContent) -> tuple[Change, ...]:
    before = {one.name: one for one in old.elements}
    after = {one.name: one for one in new.elements}
    names = dict.fromkeys((*before, *after))
    said = ((name, _said(before.get(name)), _said(after.get(name))) for name in names)
    return tuple(Change(f"要素：{name}", pieces(a, b)) for name, a, b in said if a != b)


def _of_comment(old: CommentNotice | None, new: CommentNotice | None) -> tuple[Change, ...]:
    before, after = old or CommentNotice(), new or CommentNotice()
    said = ((label, _words(getattr(before, name)), _words(getattr(after, name))) for name, label in COMMENT_FIELDS)
    return tuple(Change(label, pieces(a, b)) for label, a, b in said if a != b)


def _said(element: Element | None) -> str:
    if element is None:
        return ""
    return f"（正文或附件里有）{element.text}" if element.is_in_text else element.text


def _shown(content: EntryContent, name: str, villages: Mapping[str, str]) -> str:
    value = getattr(content, name)
    if name == "body":
        return plain_text(value)
    if name == "village":
        return villages.get(value, value)
    if name == "range":
        return RANGE_WORDS[Range(value)]
    return _words(value)


def _words(value: str | date | None) -> str:
    return value if isinstance(value, str) else day(value) if value else ""
