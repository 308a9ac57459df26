"""The index of a new database, and of one that is older than the index or than its present form."""

from __future__ import annotations

from django.db import connection

from mingbai.search.models import SearchState, tables

VERSION = 4
"""Raised when tables or tokens change: what an older version made is then made anew."""
ENTRIES = "entries_entry"


def make() -> None:
    """Make the tables where they are missing or of an older version; they are whole unless there is something to find already."""
    if SearchState._meta.db_table not in connection.introspection.table_names():
        return  # these are the first steps only
    if SearchState.objects.filter(version=VERSION).exists():
        return
    tables.make()
    values = {"version": VERSION, "is_whole": not _has_entries(), "building": None, "side": 0}
    SearchState.objects.update_or_create(id=1, defaults=values)


def _has_entries() -> bool:
    # The table of a domain above, by its name: only here, where no domain can have said yet what it publishes.
    if ENTRIES not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {ENTRIES} LIMIT 1")  # noqa: S608 - a constant
        return cursor.fetchone() is not None
