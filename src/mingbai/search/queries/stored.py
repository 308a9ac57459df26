"""The rows that the index has."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from django.db import connection

from mingbai.search.models.tables import records, words
from mingbai.search.values.rows import COLUMNS, Row, columns_of, vector_of


def rows_of(side: int, kind: str, keys: Collection[int]) -> list[Row]:
    """Return the rows of these records that there are."""
    if not keys:
        return []
    asked = ", ".join(["%s"] * len(keys))
    statement = f"SELECT {', '.join(COLUMNS)} FROM {records(side)} WHERE kind = %s AND key IN ({asked})"  # noqa: S608 - our names
    with connection.cursor() as cursor:
        cursor.execute(statement, [kind, *keys])
        return list(cursor.fetchall())


def keys_after(side: int, kind: str, key: int, limit: int) -> list[int]:
    """Return the next keys of a kind, in order."""
    statement = f"SELECT key FROM {records(side)} WHERE kind = %s AND key > %s ORDER BY key LIMIT %s"  # noqa: S608 - our name
    with connection.cursor() as cursor:
        cursor.execute(statement, [kind, key, limit])
        return [row[0] for row in cursor.fetchall()]


def turning(side: int, on: date) -> list[tuple[str, int]]:
    """Return kind and key of records that say something else since a day."""
    statement = f"SELECT kind, key FROM {records(side)} WHERE next_on <> '' AND next_on <= %s ORDER BY next_on"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [on.isoformat()])
        return list(cursor.fetchall())


def has_words(side: int, row: Row) -> bool:
    """Return whether the words of a row are in the index: on SQLite its first and last of each column."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            name = words(side)
            match = " AND ".join(f'"{one}"' for one in _ends(columns_of(row)))
            cursor.execute(f"SELECT 1 FROM {name} WHERE {name} MATCH %s AND rowid = %s", [match, row[0]])  # noqa: S608 - our name
        else:
            lexemes, title, text = vector_of(row)
            statement = (
                f"SELECT 1 FROM {records(side)} WHERE id = %s AND words = array_to_tsvector(%s::text[])"  # noqa: S608 - our name
                " AND plain_title = %s AND plain_text = %s"
            )
            cursor.execute(statement, [row[0], lexemes, title, text])
        return cursor.fetchone() is not None


def count(side: int) -> tuple[int, int]:
    """Return how many records a side has, and of how many it has words: on SQLite they stand in different tables."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {records(side)}")  # noqa: S608 - our name
        found = int(cursor.fetchone()[0])
        if connection.vendor != "sqlite":
            return found, found
        cursor.execute(f"SELECT count(*) FROM {words(side)} WHERE {words(side)} MATCH %s", ['"§" *'])  # noqa: S608 - our name
        return found, int(cursor.fetchone()[0])


def _ends(columns: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for column in columns:
        tokens = column.split(" ")
        found.update((tokens[0], tokens[len(tokens) // 2], tokens[-1]))
    return found
