"""SQLite's full-text index FTS5. It walks its lists of rows from the newest on and stops when it has enough."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from mingbai.search.models.tables import records, words
from mingbai.search.queries.looking import Looking, Where
from mingbai.search.values.tokens import phrase


def ids(side: int, looked: Looking, limit: int) -> list[int]:
    """Return the keys of the newest records found."""
    match = _expression(looked)
    if not match:
        statement = f"SELECT id FROM {records(side)} WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT %s"  # noqa: S608
        asked: list[str | int] = [looked.first, looked.last, limit]
    else:
        name = words(side)
        statement = f"SELECT rowid FROM {name} WHERE {name} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid DESC LIMIT %s"  # noqa: S608
        asked = [match, looked.first, looked.last, limit]
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [row[0] for row in cursor.fetchall()]


def _expression(looked: Looking) -> str:
    """Return the question in FTS5's language."""
    said = " AND ".join(_any(_quoted(run) for run in runs) for runs in looked.runs)
    tags = [_any(f'"{tag}"' for tag in tags) for tags in looked.tags]
    if looked.where is Where.TITLE:
        said = f"title : ({said})"
    elif looked.where is Where.OUTSIDE:
        said = f"({said}) NOT title : ({said})"
    return " AND ".join(f"({one})" for one in (said, *tags) if one)


def _any(alternatives: Iterable[str]) -> str:
    return f"({' OR '.join(alternatives)})"


def _quoted(run: str) -> str:
    found = phrase(run)
    return f'"{" ".join(found.tokens)}"' + (" *" if found.is_open else "")
