"""Public entries as open data: what other systems get of them, through the API, feeds and bulk files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from mingbai.catalogue.values.chains import ChainRow
from mingbai.entries.values.content import EntryContent


class EntryKind(StrEnum):
    """What an entry is: a draft for comment, an interpretation of another entry, a document with a number, or anything else."""

    DRAFT_FOR_COMMENT = "draft_for_comment"
    INTERPRETATION = "interpretation"
    DOCUMENT = "document"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of the version that the public sees; `size` in bytes, `sha256` of what is downloaded."""

    id: int
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An entry that everybody may read now; `changed_at` is the moment of its last version."""

    id: int
    organ_id: int
    title: str
    summary: str
    index_number: str
    document_number: str
    statutory_item: str
    field: str
    kind: EntryKind
    formed_on: date
    valid_until: date | None
    published_at: datetime
    changed_at: datetime
    files: tuple[OpenFile, ...]


@dataclass(frozen=True, slots=True)
class OpenLink:
    """Another public entry."""

    id: int
    organ_code: str
    title: str


@dataclass(frozen=True, slots=True)
class OpenVersion:
    """A published version; `note` is what the public was told about the change."""

    number: int
    published_at: datetime
    note: str


@dataclass(frozen=True, slots=True)
class WholeEntry:
    """One public entry with its text and everything that belongs to it."""

    entry: OpenEntry
    content: EntryContent
    versions: tuple[OpenVersion, ...]
    interprets: OpenLink | None
    interpreted_by: tuple[OpenLink, ...]
    chain: ChainRow | None
    chain_step: str


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """Where a list continues: after this moment and key, newest first."""

    published_at: datetime
    id: int


@dataclass(frozen=True, slots=True)
class ValidityFilter:
    """Which entries have a validity: those of `keys`, and of all but `documents` those whose last valid day is over or not.

    `is_over` is None where only documents can have it. The caller knows the documents, which are a domain above this one.
    """

    keys: frozenset[int]
    documents: frozenset[int]
    is_over: bool | None
    on: date


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries a list has; what is empty does not filter. `year` is that of publication in China."""

    organs: tuple[int, ...] = ()
    item: str = ""
    field: str = ""
    year: int = 0
    kind: EntryKind | None = None
    validity: ValidityFilter | None = None


@dataclass(frozen=True, slots=True)
class CommentDeadline:
    """A public draft for comment and the last day on which opinions are taken."""

    id: int
    organ_code: str
    organ_name: str
    title: str
    until: date
    changed_at: datetime
