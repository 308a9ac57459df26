"""The index of a new database, and of one that is older than the index."""

from __future__ import annotations

from django.db import connection

from mingbai.search.models import SearchState, tables

ENTRIES = "entries_entry"


def make() -> None:
    """Make the tables, and an empty index where there is none yet; it is whole unless entries were there before it."""
    if SearchState._meta.db_table not in connection.introspection.table_names():
        return  # these are the first steps only
    tables.make()
    _, is_new = SearchState.objects.get_or_create(id=1, defaults={"is_whole": not _has_entries()})
    if is_new:
        for side in tables.SIDES:
            tables.empty(side)


def _has_entries() -> bool:
    # The table of a domain above, by its name: only here, where no domain can have said yet what it publishes.
    if ENTRIES not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {ENTRIES} LIMIT 1")  # noqa: S608 - a constant
        return cursor.fetchone() is not None
