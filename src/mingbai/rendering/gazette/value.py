"""What an issue of a gazette says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.rendering.blocks import Block


@dataclass(frozen=True, slots=True)
class GazettePiece:
    """One document of an issue; `attached` are the names of its files, which stay on the website."""

    title: str
    number: str
    organ_name: str
    dated_on: date | None
    blocks: tuple[Block, ...]
    attached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GazetteSection:
    """The documents of one kind."""

    name: str
    pieces: tuple[GazettePiece, ...]


@dataclass(frozen=True, slots=True)
class GazetteSheet:
    """An issue in the order in which it is printed; equal values give equal bytes."""

    organ_name: str
    year: int
    number: int
    dated_on: date
    sections: tuple[GazetteSection, ...]
    sponsor: str = ""
    address: str = ""
    telephone: str = ""
    site: str = ""

    @property
    def title(self) -> str:
        """The name of the issue."""
        return f"{self.organ_name}公报（{self.year}年第{self.number}期）"
