"""One form for texts and words: full width, case, traditional characters and kinds of punctuation make no difference.

`folded` keeps the length, so that a place in the folded text is the same place in the text. In it stand Han characters and
letters, BREAK for all that separates, and GONE for what disappears between what belongs together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import opencc

BREAK, GONE, POINT = "|", "\x00", "·"
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
BLANKS = " \t\u3000\u00a0\u2002\u2003\u2009"
# 54,369 is one number, and 3.5 too; the marks between other characters separate.
THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
DECIMAL = re.compile(r"(?<=[0-9])\.(?=[0-9])")
# Names and headings are spaced out to fill a line (王　娃, 通　知): single characters that stand alone belong together.
SPACED = re.compile(f"(?<![^| ])[{HAN}](?: +[{HAN}])+(?![^| ])")

_HAN = re.compile(f"[{HAN}]")


class _Folds(dict[int, str]):
    """A table for str.translate that works out a character when it first comes."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold(chr(code))
        return found


_folds = _Folds()


def folded(text: str) -> str:
    """Return the text in its one form, character for character."""
    found = text.translate(_folds)
    if "," in found:
        found = THOUSANDS.sub(GONE, found).replace(",", BREAK)
    if "." in found:
        found = DECIMAL.sub(POINT, found).replace(".", BREAK)
    if " " in found:
        found = SPACED.sub(lambda run: run[0].replace(" ", GONE), found).replace(" ", BREAK)
    return found


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that somebody typed, folded, each once: what stands between blanks and is not only punctuation."""
    found = dict.fromkeys(folded(word).strip(BREAK + GONE) for word in re.split(f"[{BLANKS}\r\n]+", text))
    return tuple(word for word in found if word)


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _fold(letter: str) -> str:
    if letter in BLANKS:
        return BREAK if letter == "\t" else " "
    if letter in ",.":
        return letter
    if letter == "○":
        return "〇"
    plain = unicodedata.normalize("NFKC", letter)
    if len(plain) != 1:
        plain = letter
    lower = plain.lower()
    plain = lower if len(lower) == 1 else plain
    if is_han(plain):
        simple = str(_simplified().convert(plain))
        return simple if len(simple) == 1 else plain
    return plain if plain.isalnum() or unicodedata.category(plain)[0] == "M" else BREAK


def is_han(letter: str) -> bool:
    """Return whether it is a Chinese character, also one of the extensions."""
    return _HAN.match(letter) is not None
