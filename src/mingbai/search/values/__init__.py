"""What the index is asked and what it answers; nothing below `values` knows Django.

`folding` brings a text and a word into one form, `tokens` cuts that form for the engines, `marking` shows where words stand.
A word is found in a record where its characters stand in this order, with punctuation between them only where the word has
some itself: exactly what a plain scan of the folded text finds. Latin words, numbers and so document numbers are found whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

SHOWN = 20
MOST_COUNTED = 1000
"""Beyond this many records the count is not exact: pages say "1000+"."""


class RecordKind(StrEnum):
    """What can be found: entries (with their attachments' text), 公文, catalogue lines, annual reports, guides.

    A 公文 is an entry too: asking for entries finds it, asking for documents finds nothing else. Its hit says DOCUMENT.
    """

    ENTRY = "entry"
    DOCUMENT = "document"
    LINE = "line"
    REPORT = "report"
    GUIDE = "guide"


class Order(StrEnum):
    """Newest first; or best first: what has every word in its title or number, newest first, then the rest, newest first."""

    NEWEST = "newest"
    BEST = "best"


class Snippet(NamedTuple):
    """A piece of plain text, to be escaped by whoever shows it; `is_hit` where it is what was asked for."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for. Empty fields do not filter; without words everything that fits the filters is listed.

    `text` holds words separated by blanks; a record must have all of them, in title, number, text or attachments together.
    `organ` is a code and includes the organs below it; `year` is the year of publication in China; `validity` a value of
    statute's Validity. `after` is `Found.next` of the page before. `alike` are groups of words that mean the same: a word of the
    text is then also found where another of its group stands.
    """

    text: str = ""
    organ: str = ""
    field: str = ""
    item: str = ""
    year: int = 0
    kinds: tuple[RecordKind, ...] = ()
    validity: str = ""
    order: Order = Order.NEWEST
    after: str = ""
    limit: int = SHOWN
    alike: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One record found: `key` and `address` (path of its public page) say which, title and excerpt where the words stand.

    `file` names the attachment the excerpt is from, empty where it is from the text itself.
    """

    kind: RecordKind
    key: int
    organ_code: str
    address: str
    number: str
    at: datetime
    title: tuple[Snippet, ...]
    excerpt: tuple[Snippet, ...]
    file: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits. `count` is exact where `is_exact`, else there are more than it says; `next` is empty on the last page.

    `words` are the words as they were understood. `is_whole` is False while an index of older records is still being built.
    """

    hits: tuple[Hit, ...]
    next: str
    count: int
    is_exact: bool
    words: tuple[str, ...]
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Record:
    """One public thing as the index keeps it: what is found by its words, and what it is filtered and shown by.

    `organs` are the codes of its organ and of those above, nearest first. `files` are names and texts of attachments. `also` is
    another kind that it is found as. What a record says may change with the calendar alone: `next_on` is the next such day.
    """

    kind: RecordKind
    key: int
    organs: tuple[str, ...]
    address: str
    at: datetime
    title: str
    number: str = ""
    text: str = ""
    files: tuple[tuple[str, str], ...] = ()
    field: str = ""
    item: str = ""
    validity: str = ""
    also: RecordKind | None = None
    next_on: date | None = None
