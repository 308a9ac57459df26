"""The rows of one side of the index, on both engines."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from mingbai.search.models.tables import records, words
from mingbai.search.queries.stored import rows_of
from mingbai.search.values import Record, RecordKind
from mingbai.search.values.rows import COLUMNS, Row, columns_of, row_of, vector_of

_NAMES = ", ".join(COLUMNS)
_PLACES = ", ".join(["%s"] * len(COLUMNS))


def put(side: int, found: Sequence[Record]) -> None:
    """Write records, each in place of what stood there under its kind and key."""
    rows = {(row[1], row[2]): row for row in map(row_of, found)}
    before: dict[tuple[str, int], Row] = {}
    for kind in {kind for kind, _ in rows}:
        before |= {(row[1], row[2]): row for row in rows_of(side, kind, [key for one, key in rows if one == kind])}
    changed = [key for key, row in rows.items() if before.get(key) != row]
    _remove(side, [before[key] for key in changed if key in before])
    _add(side, [rows[key] for key in changed])


def drop(side: int, kind: RecordKind, keys: Sequence[int]) -> None:
    """Remove records."""
    _remove(side, rows_of(side, kind.value, keys))


def _remove(side: int, rows: Sequence[Row]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {records(side)} WHERE id = %s", [(row[0],) for row in rows])  # noqa: S608 - our name
        if connection.vendor == "sqlite":
            name = words(side)
            # The table keeps no text, so it must be told what stood there, word for word.
            statement = f"INSERT INTO {name}({name}, rowid, title, text, tags) VALUES ('delete', %s, %s, %s, %s)"  # noqa: S608
            cursor.executemany(statement, [(row[0], *columns_of(row)) for row in rows])


def _add(side: int, rows: Sequence[Row]) -> None:
    if not rows:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {records(side)} ({_NAMES}) VALUES ({_PLACES})", rows)  # noqa: S608 - our names
            statement = f"INSERT INTO {words(side)}(rowid, title, text, tags) VALUES (%s, %s, %s, %s)"  # noqa: S608 - our name
            cursor.executemany(statement, [(row[0], *columns_of(row)) for row in rows])
        else:
            statement = (
                f"INSERT INTO {records(side)} ({_NAMES}, words, plain_title, plain_text)"  # noqa: S608 - our names
                f" VALUES ({_PLACES}, array_to_tsvector(%s::text[]), %s, %s)"
            )
            cursor.executemany(statement, [(*row, *vector_of(row)) for row in rows])
