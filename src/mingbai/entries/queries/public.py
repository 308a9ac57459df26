"""Reads for the public pages: one entry, its files, its links. What is not listed does not exist here."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from mingbai.catalogue.models import CatalogueLine
from mingbai.core.errors import NotVisible
from mingbai.core.prepared import Prepared, Row, aware
from mingbai.entries.models import Entry, Version, VersionFile
from mingbai.entries.queries import parts
from mingbai.entries.queries.comments import ADOPTION, DRAFT, FINAL, Related
from mingbai.entries.queries.of_chains import lacking
from mingbai.entries.queries.parts import AttachmentRow, VersionRow
from mingbai.entries.values.content import EntryContent, load
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow

LINK_FIELDS = ("id", "organ__code", "title", "published_at")
PARTS = (DRAFT, ADOPTION, FINAL)
FILE_FIELDS = (
    "attachment_id", "attachment__name", "file__file__size", "attachment__file__size", "file_id", "attachment__pages",
    "attachment__masked_from_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry that a public page links to."""

    id: int
    organ_code: str
    title: str
    published_at: datetime


class PublicFile(NamedTuple):
    """A file of a published entry; `public` is the digest of what people download, empty until a file from before is rebuilt."""

    id: int
    name: str
    size: int
    public: str
    pages: int
    is_masked: bool


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """A published entry as its public page shows it."""

    id: int
    organ: OrganRow
    index_number: str
    content: EntryContent
    published_at: datetime
    versions: tuple[VersionRow, ...]
    files: tuple[PublicFile, ...]
    interprets: Linked | None
    interpretations: tuple[Linked, ...]
    related: tuple[Related, ...]
    chain_id: int | None
    chain_step: str
    is_demonstration: bool
    has_text: bool
    line1: str = ""
    line2: str = ""

    @property
    def changed_at(self) -> datetime:
        """The moment of the last version."""
        return self.versions[-1].published_at if self.versions else self.published_at


def public_entry(organ_code: str, entry_id: int) -> PublicEntry:
    """Return one published entry open to all; NotVisible when withdrawn, expired, village-only, or another organ's."""
    organ = organs.organ(organ_code)
    row = next(iter(ENTRY(entry_id, organ.id)), None)
    if row is None:
        raise NotVisible(str(entry_id))
    found = _Found(*row)
    published_at = aware(found.published_at)
    # Everything about one draft for comment names that draft.
    root = found.adoption_of_id or found.final_of_id or (entry_id if found.comment_until else 0)
    family = FAMILY(entry_id, found.interprets_id or 0, root)
    return PublicEntry(
        id=entry_id,
        organ=organ,
        index_number=found.index_number,
        content=found.content,
        published_at=published_at,
        versions=_all_versions(entry_id, found, published_at),
        files=tuple(map(_file, FILES(found.version_id))) if found.version_id else (),
        interprets=next((_linked(one) for one in family if one[0] == found.interprets_id), None),
        interpretations=tuple(_linked(one) for one in family if one[4] == entry_id),
        related=_related(family, entry_id, root),
        chain_id=found.chain_id,
        chain_step=found.chain_step,
        is_demonstration=bool(found.is_demonstration),
        has_text=found.plain is not None,
        line1=found.line1 or "",
        line2=found.line2 or "",
    )


def public_file(organ_code: str, entry_id: int, file_id: int) -> AttachmentRow:
    """Return a rebuilt file of the version the public sees now; raise NotVisible for drafts, originals and older versions."""
    if not Entry.objects.filter(pk=entry_id, organ__code=organ_code, is_listed=True).exists():
        raise NotVisible(str(entry_id))
    for row in parts.files_of_version(entry_id):
        if row.id == file_id and row.public:
            return row
    raise NotVisible(str(file_id))


def lines_lacking(organ_id: int, line_ids: Collection[int]) -> frozenset[int]:
    """Return the catalogue lines whose latest listed entry of the organ lacks elements; each line is looked up once."""
    version = Version.objects.filter(entry=OuterRef("pk")).order_by("-number").values("content__elements")[:1]
    own = Entry.objects.filter(organ_id=organ_id, line=OuterRef("pk"), is_listed=True).order_by("-published_at", "-id")
    last = own.annotate(elements=Subquery(version)).values("elements")[:1]
    found = CatalogueLine.objects.filter(pk__in=list(line_ids)).annotate(elements=Subquery(last)).values_list("id", "elements")
    return frozenset(line for line, elements in found if lacking(elements or ()))


class _Found(NamedTuple):
    """The columns of an entry that its page shows, and its last version, None for a record from before the platform."""

    index_number: str
    published_at: datetime
    interprets_id: int | None
    adoption_of_id: int | None
    final_of_id: int | None
    comment_until: date | None
    chain_id: int | None
    chain_step: str
    is_demonstration: bool
    title: str
    summary: str
    line_id: int | None
    statutory_item: str
    field: str
    formed_on: date
    document_number: str
    line1: str | None
    line2: str | None
    plain: str | None
    version_id: int | None
    number: int | None
    note: str | None

    @property
    def content(self) -> EntryContent:
        """The content of the last version; without one what the columns say, never what a draft says."""
        if self.plain is not None:
            return load(json.loads(self.plain))
        return EntryContent(
            title=self.title,
            summary=self.summary,
            line_id=self.line_id,
            statutory_item=self.statutory_item,
            field=self.field,
            formed_on=self.formed_on,
            document_number=self.document_number,
        )


COLUMNS = tuple(one for one in _Found._fields if one not in ("line1", "line2", "plain", "version_id", "number", "note"))


def _entry(entry_id: int, organ_id: int) -> QuerySet[Entry, Any]:
    last = Version.objects.filter(entry=OuterRef("pk")).order_by("-number")
    found = Entry.objects.filter(pk=entry_id, organ_id=organ_id, is_listed=True)
    lasts = {f"last_{name}": Subquery(last.values(name)[:1]) for name in ("content", "id", "number", "note")}
    return found.annotate(line1=F("line__line1"), line2=F("line__line2"), **lasts).values_list(*COLUMNS, "line1", "line2", *lasts)


def _family(entry_id: int, interprets: int, root: int) -> QuerySet[Entry, Any]:
    """What it interprets, what interprets it, and what belongs to the same draft for comment."""
    of_root = Q(pk=root) | Q(adoption_of_id=root) | Q(final_of_id=root)
    found = Entry.objects.filter(Q(pk=interprets) | Q(interprets_id=entry_id) | of_root, is_listed=True)
    return found.order_by("published_at", "id").values_list(*LINK_FIELDS, "interprets_id", "adoption_of_id", "final_of_id")


def _files(version_id: int) -> QuerySet[VersionFile, Any]:
    listed = VersionFile.objects.filter(version_id=version_id).order_by("attachment__position", "attachment_id")
    return listed.values_list(*FILE_FIELDS)


def _versions(entry_id: int) -> QuerySet[Version, Any]:
    rows = Version.objects.filter(entry_id=entry_id).order_by("number")
    return rows.values_list("number", "note", "published_at", "published_by")


ENTRY, FAMILY, FILES, VERSIONS = Prepared(_entry), Prepared(_family), Prepared(_files), Prepared(_versions)


def _file(row: Row) -> PublicFile:
    key, name, size, stored, public, pages, masked_from = row
    return PublicFile(key, name, stored if size is None else size, public or "", pages, masked_from is not None)


def _all_versions(entry_id: int, found: _Found, published_at: datetime) -> tuple[VersionRow, ...]:
    """Return every version; where there is one, the entry itself says all of it."""
    if found.number == 1:
        return (VersionRow(1, found.note or "", published_at, ""),)
    return tuple(VersionRow(n, note, aware(at), by) for n, note, at, by in VERSIONS(entry_id)) if found.number else ()


def _linked(row: Row) -> Linked:
    return Linked(row[0], row[1], row[2], aware(row[3]))


def _related(family: list[Row], entry_id: int, root: int) -> tuple[Related, ...]:
    """Return what else belongs to the same draft for comment: the draft, the adoption of opinions, the final text."""
    found = [(_part(row, root), row) for row in sorted(family) if root and row[0] != entry_id]
    return tuple(Related(row[0], row[1], row[2], True, part) for one in PARTS for part, row in found if part == one)


def _part(row: Row, root: int) -> str:
    if row[0] == root:
        return DRAFT
    return ADOPTION if row[5] == root else FINAL if row[6] == root else ""
