"""Imported records that are under no catalogue line yet."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from mingbai.core.paging import LONG, ListPage
from mingbai.entries.models import Entry, Version
from mingbai.entries.queries.published import page_of
from mingbai.entries.values.rows import EntryRow


def unfiled(*, organ_id: int, field: str, after: str = "", limit: int = LONG) -> ListPage[EntryRow]:
    """Return a page of them in one field, newest first."""
    listed = Entry.objects.filter(organ_id=organ_id, field=field, is_listed=True, line__isnull=True)
    return page_of(listed.exclude(Exists(Version.objects.filter(entry=OuterRef("pk")))), after, limit)
