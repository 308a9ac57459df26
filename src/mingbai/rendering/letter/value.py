"""The single value object from which every file of a letter is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """What a paragraph is: free text, a heading (一、…), words that the law fixes, or words of somebody else."""

    BODY = "body"
    HEADING = "heading"
    FIXED = "fixed"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True)
class LetterParagraph:
    """One paragraph; a body paragraph that begins with （一）… sets that heading in 楷体."""

    words: str
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class LetterSheet:
    """Everything on a letter; equal sheets give equal bytes.

    `organ_name` is the red name at the head, `signer` who signs below. Without `signed_on` the letter is a draft and says so on
    every page; `drafted_on` then dates its files. A line break in `title` is kept; without one the title is broken evenly.
    `addressee` goes without its colon, `contact` and `notes` without their brackets. `has_seal_place` leaves room for the seal
    over signer and date (GB/T 9704—2012, 7.3.5.1); False is a letter without a seal (7.3.5.2). `check_code` is what whoever
    types the number instead of reading the code of `verification_address` types with it.
    """

    organ_name: str
    title: str
    addressee: str
    paragraphs: tuple[LetterParagraph, ...]
    signer: str
    drafted_on: date
    number: str = ""
    annexes: tuple[str, ...] = ()
    signed_on: date | None = None
    contact: str = ""
    notes: tuple[str, ...] = ()
    verification_address: str = ""
    check_code: str = ""
    has_seal_place: bool = True
