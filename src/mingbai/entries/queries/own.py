"""The content of an entry that has no draft in hand."""

from __future__ import annotations

from typing import Any

from mingbai.entries.models import Entry, Snapshot, Version
from mingbai.entries.values.content import EntryContent, load


def last_content(entry: Entry) -> EntryContent:
    """Return what was published last; a discarded draft falls back to its last snapshot, an imported record to its columns."""
    kept: Any = Version.objects.filter(entry=entry).order_by("-number").values_list("content", flat=True).first()
    kept = kept or Snapshot.objects.filter(entry=entry).order_by("-number").values_list("content", flat=True).first()
    if kept:
        return load(kept)
    return EntryContent(
        title=entry.title,
        summary=entry.summary,
        line_id=entry.line_id,
        statutory_item=entry.statutory_item,
        field=entry.field,
        formed_on=entry.formed_on,
        document_number=entry.document_number,
    )
