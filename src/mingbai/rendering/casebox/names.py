"""File names that Windows, macOS and Linux all accept."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 60  # characters; in UTF-8 less than the 255 bytes of a name, and short enough for the 260 of a Windows path
_FULL_WIDTH = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")


def safe_name(words: str) -> str:
    """Return words as a file name without its ending: full-width signs where Windows allows none, nothing invisible."""
    plain = unicodedata.normalize("NFC", re.sub(r"\s+", " ", words)).translate(_FULL_WIDTH)
    visible = "".join(letter for letter in plain if unicodedata.category(letter)[0] != "C")
    return visible[:LONGEST].strip(" .") or "未命名"


def numbered_name(place: int, words: str, ending: str) -> str:
    """Return the name of the nth file: 003_答复书.pdf. The number keeps off names like CON that Windows reserves."""
    kept = "".join(letter for letter in ending.lower() if letter in "abcdefghijklmnopqrstuvwxyz0123456789")[:8]
    return f"{place:03d}_{safe_name(words)}{f'.{kept}' if kept else ''}"
