"""What a sheet on a public board says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from mingbai.rendering.blocks import Block


class BoardPaper(Enum):
    """Width and height of a sheet in millimetres."""

    A3 = (297, 420)
    A4 = (210, 297)


@dataclass(frozen=True, slots=True)
class BoardSheet:
    """Everything on the sheets of one entry; equal values give equal bytes. What does not fit on one flows on to the next.

    `kicker` stands over the title, `period` below it; `remark` says who it is for. `down_on` is the first day on which it may
    come down, None where nothing sets one. `address` is drawn as a QR code with `address_words` below; `place` is the board.
    """

    paper: BoardPaper
    organ_name: str
    kicker: str
    title: str
    posted_on: date
    blocks: tuple[Block, ...] = ()
    summary: str = ""
    period: str = ""
    down_on: date | None = None
    telephone: str = ""
    contact: str = ""
    index_number: str = ""
    remark: str = ""
    complaint: str = ""
    address: str = ""
    address_words: str = ""
    place: str = ""
