"""What hangs on a board or is read out: the published version, open to all or to one village, as its readers may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mingbai.core.errors import NotVisible
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries import parts
from mingbai.entries.queries.own import last_content
from mingbai.entries.queries.parts import AttachmentRow
from mingbai.entries.values.content import EntryContent, load
from mingbai.organs.queries import OrganRow, row_of
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.review import Standing


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """A published entry of any range; `files` are the rebuilt copies of the last version; `version` is 0 without a text."""

    id: int
    organ: OrganRow
    subject: str
    index_number: str
    content: EntryContent
    version: int
    files: tuple[AttachmentRow, ...]
    published_at: datetime
    shown_to: Range
    village: str
    village_name: str


def posted_entry(entry_id: int) -> PostedEntry:
    """Return a published entry; raise NotVisible for one that was never published, was withdrawn, or has run out."""
    listed = Entry.objects.select_related("organ__parent", "village", "line")
    entry = listed.filter(pk=entry_id, standing=Standing.PUBLISHED.value).first()
    if entry is None or entry.published_at is None:
        raise NotVisible(str(entry_id))
    version = Version.objects.filter(entry=entry).order_by("-number").first()
    return PostedEntry(
        id=entry.pk,
        organ=row_of(entry.organ),
        subject=entry.subject,
        index_number=entry.index_number or "",
        content=load(version.content) if version else last_content(entry),
        version=version.number if version else 0,
        files=tuple(one for one in parts.files_of_version(entry.pk) if one.public) if version else (),
        published_at=entry.published_at,
        shown_to=Range(entry.range),
        village=entry.village.code if entry.village else "",
        village_name=entry.village.short_name if entry.village else "",
    )
