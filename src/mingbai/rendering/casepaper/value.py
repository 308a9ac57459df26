"""The single value object from which every file of a paper with tables is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CellSide(StrEnum):
    """Where the words of a column stand."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class PairRow:
    """One row: pairs of label and words; a single pair spans the whole width. `tall` leaves room for a handwritten signature."""

    pairs: tuple[tuple[str, str], ...]
    tall: bool = False


@dataclass(frozen=True, slots=True)
class PairTable:
    """A form: rows of labels and words."""

    rows: tuple[PairRow, ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list; `width` is its share of the page."""

    label: str
    width: int
    side: CellSide = CellSide.CENTRE


@dataclass(frozen=True, slots=True)
class ListTable:
    """A list with a header that is repeated on every page; every row has a cell for each column."""

    columns: tuple[ListColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Plain paragraphs between tables; a chapter begins a page and stands in the list of contents."""

    paragraphs: tuple[str, ...]
    heading: str = ""
    is_chapter: bool = False


@dataclass(frozen=True, slots=True)
class SigningLine:
    """A line to sign: who signs (申请人（签名或者按指印）), and name and day where they are known."""

    label: str
    name: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """One step of an approval: its printed name (办公室核稿), the opinion, who and when; empty until it is done."""

    step: str
    opinion: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CasePaper:
    """Everything on a paper with tables; equal papers give equal bytes.

    `heading` is printed, `subject` says in the file's properties what it is about, `made_on` dates its files. `address` is drawn
    as a QR code with `address_words` beside it.
    """

    organ_name: str
    heading: str
    made_on: date
    parts: tuple[PairTable | ListTable | Prose, ...]
    subject: str = ""
    number: str = ""
    signatures: tuple[SigningLine, ...] = ()
    foot: str = ""
    address: str = ""
    address_words: str = ""
    is_landscape: bool = False
