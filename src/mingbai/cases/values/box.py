"""The archive box of a case as values: the lines of its list, what is missing in it, and the lists sealed so far."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime

from mingbai.cases.values.rows import CaseRow
from mingbai.rendering.media import DOCX, XLSX
from mingbai.statute.cases.retention import ArchivedPaper, ArchiveItem, in_order

REGISTRATION, SEARCHED, APPROVED = "registration", "search_record", "approval"
"""The purposes of what the seal draws itself: registration form, search record, approval slip."""
TITLES = {
    REGISTRATION: "申请登记表",
    SEARCHED: "检索记录",
    APPROVED: "办理呈批单",
    "application": "申请书",
    "identity": "身份证明",
    "power": "授权委托书",
    "evidence": "记录不准确的证据",
    "correction": "补正材料",
    "opinion": "征求意见的回复",
    "original": "拟提供的信息（遮盖以前）",
    "answer": "提供的政府信息",
    "grounds": "遮盖依据清单",
    "receipt": "送达凭证",
    "other": "其他材料",
}
"""What the list calls a paper: its file name could say who somebody is."""
ITEMS = {
    REGISTRATION: ArchiveItem.RECEIPT,
    SEARCHED: ArchiveItem.SEARCH,
    APPROVED: ArchiveItem.APPROVAL,
    "application": ArchiveItem.APPLICATION,
    "identity": ArchiveItem.APPLICATION,
    "power": ArchiveItem.APPLICATION,
    "evidence": ArchiveItem.APPLICATION,
    "correction": ArchiveItem.CORRECTION,
    "opinion": ArchiveItem.CONSULTATION,
    "original": ArchiveItem.INFORMATION,
    "answer": ArchiveItem.INFORMATION,
    "grounds": ArchiveItem.INFORMATION,
    "receipt": ArchiveItem.SERVICE,
    "other": ArchiveItem.OTHER,
}
LETTER_ITEMS = {
    "P1": ArchiveItem.RECEIPT,
    "P2": ArchiveItem.CORRECTION,
    **dict.fromkeys(("P3", "P8", "P9"), ArchiveItem.EXTENSION),
    **dict.fromkeys(("P4", "P5", "P6", "P7"), ArchiveItem.CONSULTATION),
    "P10": ArchiveItem.FEE,
}
"""Where the procedural letters lie; all others are replies."""
ENDINGS = {
    "application/pdf": "pdf",
    DOCX: "docx",
    XLSX: "xlsx",
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "text/plain": "txt",
}
"""How the files of the folder end; the name that a paper came with stays sealed."""
APPLICANTS_OWN = frozenset({"application", "identity", "power", "evidence", "correction"})


@dataclass(frozen=True, slots=True)
class BoxLine(ArchivedPaper):
    """One paper of the list; `source` is the row it is read from (paper:3), `sha256` the digest of its opened bytes."""

    author: str
    number: str
    source: str
    size: int
    sha256: str
    ending: str


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line at its place, with its first and last page."""

    line: BoxLine
    place: int
    first: int
    last: int

    @property
    def span(self) -> str:
        """The pages as the list prints them."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """The record of opening a box."""

    why: str
    what: str
    opened_by: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class BoxRow:
    """One sealed list with the record of its opening, where it was opened."""

    number: int
    lines: tuple[PlacedLine, ...]
    manifest: str
    items: int
    pages: int
    remark: str
    retention_years: int
    keep_until: date
    sealed_by: str
    sealed_at: datetime
    opening: OpeningRow | None


@dataclass(frozen=True, slots=True)
class BoxPage:
    """The box of a case for its page.

    `loose` is what would be sealed now, without digests; empty while the box is sealed. `gaps` says what is missing. `boxes`:
    the latest first. `removed`: the sources of lines whose paper was deleted, with the day. `corrections`: of the day of
    receipt, in words.
    """

    row: CaseRow
    organ_name: str
    revision: int
    is_opened: bool
    loose: tuple[BoxLine, ...]
    gaps: tuple[str, ...]
    boxes: tuple[BoxRow, ...]
    may_seal: bool
    may_open: bool
    keep_until: date | None
    erased_on: date | None
    removed: Mapping[str, date]
    corrections: tuple[str, ...]
    may_export: bool
    trouble: str


def as_text(lines: Iterable[PlacedLine]) -> str:
    """Return a list as the text that is kept and whose digest is the manifest."""
    said = [{**asdict(one.line), "on": one.line.on.isoformat()} for one in lines]
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def of_text(text: str) -> tuple[PlacedLine, ...]:
    """Return the lines of a kept list at their places."""
    read = [
        BoxLine(**{**said, "kind": ArchiveItem(said["kind"]), "on": date.fromisoformat(said["on"])}) for said in json.loads(text)
    ]
    return placed(read)


def placed(lines: Iterable[BoxLine]) -> tuple[PlacedLine, ...]:
    """Return the lines in the order of the item list, each with its pages."""
    return tuple(PlacedLine(line, place, first, last) for place, (line, first, last) in enumerate(in_order(lines), 1))


def manifest_of(text: str) -> str:
    """Return the digest of a list."""
    return hashlib.sha256(text.encode()).hexdigest()
