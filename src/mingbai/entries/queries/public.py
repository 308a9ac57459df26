"""Reads for the public pages: one entry, its files, its links. What is not listed does not exist here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Subquery

from mingbai.catalogue.models import CatalogueLine
from mingbai.core.errors import NotVisible
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries import parts
from mingbai.entries.queries.comments import Related, related
from mingbai.entries.queries.of_chains import lacking
from mingbai.entries.queries.own import last_content
from mingbai.entries.queries.parts import AttachmentRow, VersionRow
from mingbai.entries.values.content import EntryContent, load
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow

LINK_FIELDS = ("id", "organ__code", "title", "published_at")


@dataclass(frozen=True, slots=True)
class Linked:
    """Another entry that a public page links to."""

    id: int
    organ_code: str
    title: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """A published entry as its public page shows it."""

    id: int
    organ: OrganRow
    index_number: str
    content: EntryContent
    published_at: datetime
    versions: tuple[VersionRow, ...]
    files: tuple[AttachmentRow, ...]
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
    entry = _listed(organ_code, entry_id)
    version = Version.objects.filter(entry=entry).order_by("-number").values_list("content", flat=True).first()
    assert entry.published_at is not None
    return PublicEntry(
        id=entry.pk,
        organ=organs.organ_by_id(entry.organ_id),
        index_number=entry.index_number or "",
        content=load(version) if version else last_content(entry),
        published_at=entry.published_at,
        versions=parts.versions(entry.pk),
        files=parts.files_of_version(entry.pk) if version else (),
        interprets=_link(entry.interprets_id),
        interpretations=_links(Entry.objects.filter(interprets=entry, is_listed=True).values_list("id", flat=True)),
        related=tuple(one for one in related(entry) if one.is_listed),
        chain_id=entry.chain_id,
        chain_step=entry.chain_step,
        is_demonstration=entry.is_demonstration,
        has_text=bool(version),
        line1=entry.line.line1 if entry.line else "",
        line2=entry.line.line2 if entry.line else "",
    )


def public_file(organ_code: str, entry_id: int, file_id: int) -> AttachmentRow:
    """Return a rebuilt file of the version the public sees now; raise NotVisible for drafts, originals and older versions."""
    entry = _listed(organ_code, entry_id)
    for row in parts.files_of_version(entry.pk):
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


def _listed(organ_code: str, entry_id: int) -> Entry:
    found = Entry.objects.select_related("line").filter(pk=entry_id, organ__code=organ_code, is_listed=True).first()
    if found is None:
        raise NotVisible(str(entry_id))
    return found


def _link(entry_id: int | None) -> Linked | None:
    found = _links((entry_id,)) if entry_id is not None else ()
    return found[0] if found else None


def _links(keys: Iterable[int]) -> tuple[Linked, ...]:
    listed = Entry.objects.filter(pk__in=list(keys), is_listed=True).order_by("published_at", "id")
    return tuple(Linked(*row) for row in listed.values_list(*LINK_FIELDS))
