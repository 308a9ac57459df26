"""What no text about a message says where others than its handlers read it: who wrote it."""

from __future__ import annotations

from datetime import date

from mingbai.core.errors import Refused
from mingbai.core.screen import screen
from mingbai.core.words import measured, one_line
from mingbai.mailbox.values import Contents
from mingbai.privacy.normal import letters_alone
from mingbai.statute.citation import practice
from mingbai.statute.verdict import refused

SEALED_NAMES = practice("来信人是谁，只有办理的人知道")
SHORTEST = 2
"""A name of one character would be found in every other sentence."""


def name_nobody(contents: Contents, texts: dict[str, tuple[str, str]]) -> None:
    """Raise Refused when one of the texts (in words: its field and what it says) has the sender's name or contact."""
    for what, (field, text) in texts.items():
        said = letters_alone(text)
        for words, known in (("来信人的称呼", contents.name), ("来信人的联系方式", contents.contact)):
            one = letters_alone(known)
            if len(one) >= SHORTEST and one in said:
                raise Refused(refused(f"{what}里有{words}，去掉再存。", SEALED_NAMES, "message.names_sender"), field)


def for_lists(contents: Contents, text: str, what: str, *, field: str, longest: int, on: date) -> str:
    """Return one line for lists and the trail; raise Refused when it has personal data or says who wrote."""
    kept = one_line(text, what, field, longest)
    screen({what: kept}, on, fields={what: field})
    name_nobody(contents, {what: (field, kept)})
    return kept


def for_sender(text: str, what: str, field: str, on: date, longest: int = 200) -> str:
    """Return a reason that the sender reads and no second person sees; raise Refused when it has personal data."""
    kept = measured(text, field, what, longest=longest)
    screen({"写的内容": kept}, on, fields={"写的内容": field})
    return kept
