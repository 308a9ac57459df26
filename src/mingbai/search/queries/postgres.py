"""PostgreSQL's index over tsvector (GIN)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from mingbai.search.models.tables import records
from mingbai.search.queries.looking import Looking, Where
from mingbai.search.values.tokens import IN_TITLE, SINGLE, Phrase, phrase, scan_of


def ids(side: int, looked: Looking, limit: int) -> list[int]:
    """Return the keys of the newest records found.

    Words and tags are looked up first, apart: the planner would rather walk the keys backwards and test every record.
    """
    conditions = ["id BETWEEN %s AND %s"]
    asked: list[str | int] = [looked.first, looked.last]
    _add(conditions, asked, looked)
    statement = (
        f"WITH found AS MATERIALIZED (SELECT id FROM {records(side)} WHERE {' AND '.join(conditions)})"  # noqa: S608
        " SELECT id FROM found ORDER BY id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [*asked, limit])
        return [row[0] for row in cursor.fetchall()]


def _add(conditions: list[str], asked: list[str | int], looked: Looking) -> None:
    is_title = looked.where is Where.TITLE
    query = " & ".join(
        [
            *(_any(map(_lexemes, runs, [is_title] * len(runs))) for runs in looked.runs),
            *(_any(map(_literal, tags)) for tags in looked.tags),
        ]
    )
    if query:
        conditions.append("words @@ %s::tsquery")
        asked.append(query)
    for runs in looked.runs:
        _scan(conditions, asked, runs, ("plain_title",) if is_title else ("plain_title", "plain_text"))
    if looked.where is Where.OUTSIDE:
        in_title = [_like(asked, runs, ("plain_title",)) for runs in looked.runs]
        conditions.append(f"NOT ({' AND '.join(in_title)})")


def _scan(conditions: list[str], asked: list[str | int], runs: tuple[str, ...], columns: tuple[str, ...]) -> None:
    """Look into the row itself where the lexemes alone do not say that they follow each other."""
    if any(len(phrase(run).tokens) > 1 for run in runs):
        conditions.append(_like(asked, runs, columns))


def _like(asked: list[str | int], runs: tuple[str, ...], columns: tuple[str, ...]) -> str:
    found = []
    for run in runs:
        for column in columns:
            found.append(f"position(%s in {column}) > 0")
            asked.append(scan_of(run))
    return f"({' OR '.join(found)})"


def _any(alternatives: Iterable[str]) -> str:
    return f"({' | '.join(alternatives)})"


def _lexemes(run: str, is_title: bool) -> str:
    mark = IN_TITLE if is_title else ""
    return f"({' & '.join(_literal(mark + token) for token in _of(phrase(run)))})"


def _of(found: Phrase) -> tuple[str, ...]:
    return (*found.tokens[:-1], SINGLE + found.tokens[-1]) if found.is_open else found.tokens


def _literal(lexeme: str) -> str:
    return f"'{lexeme}'"
