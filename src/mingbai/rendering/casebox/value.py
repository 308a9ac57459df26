"""What goes into the folder of a closed case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mingbai.rendering.casepaper.box import BoxItem


@dataclass(frozen=True, slots=True)
class BoxFile:
    """One file of the box: its line on the item list, its bytes, and the ending of its name (pdf).

    `data` is None for one that was removed after its purpose; `sealed` is the digest that the list has of it.
    """

    item: BoxItem
    data: bytes | None
    ending: str
    sealed: str = ""


@dataclass(frozen=True, slots=True)
class CaseBox:
    """A closed case with its files in the order of the item list; equal boxes give equal folders.

    `facts` are pairs of label and words that go with the case to the archives (公开属性, 保管期限, 不予公开理由, 复审结论).
    """

    organ_name: str
    number: str
    title: str
    closed_on: date
    files: tuple[BoxFile, ...]
    facts: tuple[tuple[str, str], ...] = ()
