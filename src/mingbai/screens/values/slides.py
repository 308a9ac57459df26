"""One slide: the same for the page in the hall and for a picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mingbai.screens.values.pieces import Piece
from mingbai.statute.disclosure.screens import reading_seconds


class Part(StrEnum):
    """What a playlist is made of."""

    ROTA = "rota"
    ENTRIES = "entries"
    APPLY = "apply"
    CONTACT = "contact"


PART_WORDS = {
    Part.ROTA: "今天谁在岗",
    Part.ENTRIES: "公开的信息",
    Part.APPLY: "怎样申请公开",
    Part.CONTACT: "发现问题找谁",
}


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide. `path` is the address of a public page that says more, for the code; `entry_id` is 0 where it is of no entry.

    `is_of_today` means that it is wrong tomorrow.
    """

    part: Part
    title: str
    standing: str
    piece: Piece
    seconds: int
    path: str
    remark: str = ""
    entry_id: int = 0
    is_of_today: bool = False


@dataclass(frozen=True, slots=True)
class Playlist:
    """What an organ's screen shows: which parts, which fields (none for all), for how long, and which entries in any case."""

    parts: tuple[Part, ...] = tuple(Part)
    fields: tuple[str, ...] = ()
    seconds: int = 20
    pinned: tuple[int, ...] = ()


def lasting(piece: Piece, seconds: int, title: str = "") -> int:
    """Return for how many seconds a piece stands: as long as it takes to read, and never less than the playlist says."""
    return reading_seconds(piece.length + len(title), seconds)
