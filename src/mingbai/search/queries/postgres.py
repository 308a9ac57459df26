"""PostgreSQL's index over tsvector (GIN)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from mingbai.search.models.tables import records
from mingbai.search.queries.looking import Looking, Where
from mingbai.search.values.quarters import mark_of, newest_first
from mingbai.search.values.tokens import IN_TITLE, SINGLE, Phrase, phrase, scan_of

# A function asks step by step, and binds the planner: it would rather read the table from its newest row on (`tables`).
ASK = "SELECT * FROM search_ids(%s, %s::text[], %s::text[], %s, %s, %s)"


def ids(side: int, looked: Looking, limit: int) -> list[int]:
    """Return the keys of the newest records found, quarter by quarter from the newest until there are enough."""
    if not looked.runs and not looked.tags:
        statement = f"SELECT id FROM {records(side)} WHERE id BETWEEN %s AND %s ORDER BY id DESC LIMIT %s"  # noqa: S608
        return _keys(statement, [looked.first, looked.last, limit])
    name = records(side)
    span = [key for key in _keys(f"SELECT unnest(ARRAY[(SELECT min(id) FROM {name}), (SELECT max(id) FROM {name})])", []) if key]  # noqa: S608
    if not span:
        return []
    first, last = max(span[0], looked.first), min(span[1], looked.last)
    conditions, scans = _scans(looked)
    statement = f"SELECT id FROM {name} WHERE words @@ $1{conditions} AND id BETWEEN $3 AND $4 ORDER BY id DESC LIMIT $5"  # noqa: S608
    steps = newest_first(first, last) if first <= last else ()
    queries = [" | ".join(f"({_query(looked, mark_of(one))})" for one in quarters) for quarters in steps]
    return _keys(ASK, [statement, queries, scans, first, last, limit])


def _keys(statement: str, asked: list[Any]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(statement, asked)
        return [row[0] for row in cursor.fetchall()]


def _query(looked: Looking, mark: str) -> str:
    """Return the question in tsquery's language, among the records of one quarter."""
    title = IN_TITLE if looked.where is Where.TITLE else ""
    words = (_any(_all(mark + title + token for token in _of(phrase(run))) for run in runs) for runs in looked.runs)
    return " & ".join([*words, *(_any(_literal(mark + tag) for tag in tags) for tags in looked.tags)])


def _scans(looked: Looking) -> tuple[str, list[str]]:
    """Return conditions on the rows found, and the texts that they name: lexemes do not say that they follow each other."""
    texts: list[str] = []
    conditions: list[str] = []
    in_title: list[str] = []
    for runs in looked.runs:
        here = [_stands(texts, run) for run in runs]
        title, text = ([f"{one} in {column}) > 0" for one in here] for column in ("plain_title", "plain_text"))
        if any(len(phrase(run).tokens) > 1 for run in runs):
            conditions.append(_any(title if looked.where is Where.TITLE else [*title, *text], " OR "))
        in_title.append(_any(title, " OR "))
    if looked.where is Where.OUTSIDE:
        conditions.append(f"NOT ({' AND '.join(in_title)})")
    return "".join(f" AND {one}" for one in conditions), texts


def _stands(texts: list[str], run: str) -> str:
    texts.append(scan_of(run))
    return f"position($2[{len(texts)}]"


def _of(found: Phrase) -> Sequence[str]:
    return (*found.tokens[:-1], SINGLE + found.tokens[-1]) if found.is_open else found.tokens


def _all(parts: Iterable[str]) -> str:
    return f"({' & '.join(map(_literal, parts))})"


def _any(alternatives: Iterable[str], way: str = " | ") -> str:
    return f"({way.join(alternatives)})"


def _literal(lexeme: str) -> str:
    return f"'{lexeme}'"
