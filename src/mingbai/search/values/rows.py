"""A record as the row that both engines keep, and what is searched of it."""

from __future__ import annotations

import json
from datetime import UTC
from typing import Any, TypeAlias

from mingbai.search.values import Record
from mingbai.search.values.folding import folded
from mingbai.search.values.ids import record_id
from mingbai.search.values.quarters import mark_of, quarter_of
from mingbai.search.values.tags import tags_of
from mingbai.search.values.tokens import GAP, IN_TITLE, scanned, singles, tokens

COLUMNS = (
    "id", "kind", "key", "organs", "address", "at", "title", "number", "text", "files", "field", "item", "validity",
    "also", "next_on",
)  # fmt: skip
Row: TypeAlias = tuple[Any, ...]


def row_of(record: Record) -> Row:
    """Return the row of a record, its values in the order of COLUMNS."""
    return (
        record_id(record.kind, record.key, record.at),
        record.kind.value,
        record.key,
        " ".join(record.organs),
        record.address,
        record.at.astimezone(UTC).isoformat(),
        record.title,
        record.number,
        record.text,
        json.dumps(record.files, ensure_ascii=False),
        record.field,
        record.item,
        record.validity,
        record.also.value if record.also else "",
        record.next_on.isoformat() if record.next_on else "",
    )


def columns_of(row: Row) -> tuple[str, str, str]:
    """Return the tokens of a row for SQLite's three columns: title and number, text and attachments, tags."""
    title, text, tags = _texts(row)
    return _column(title), _column(text), " ".join(tags)


def vector_of(row: Row) -> tuple[list[str], str, str]:
    """Return the different tokens of a row for PostgreSQL, and what a plain scan reads of title and text.

    Its index has no places, so a word of several tokens is looked for in the row itself; that needs the text and no places.
    """
    title, text, tags = _texts(row)
    of_title = set(_column(title).split(" "))
    found = {*of_title, *_column(text).split(" "), *tags, *(IN_TITLE + one for one in of_title)}
    mark = mark_of(quarter_of(row[0]))
    return sorted(mark + one for one in found), GAP.join(map(scanned, title)), GAP.join(map(scanned, text))


def _texts(row: Row) -> tuple[list[str], list[str], list[str]]:
    """Return the folded parts of title and text, and the tags."""
    _, kind, _, organs, _, _, title, number, text, files, field, item, validity, also, _ = row
    pieces = [text, *(part for name_and_text in json.loads(files) for part in name_and_text)]
    tags = tags_of((kind, also), organs.split(), field=field, item=item, validity=validity)
    return list(map(folded, (title, number))), list(map(folded, pieces)), tags


def _column(parts: list[str]) -> str:
    """Return the tokens of texts that follow each other without belonging together, and their characters."""
    found: list[str] = []
    for part in parts:
        found.extend(tokens(part))
        found.append(GAP)
    found.extend(singles("".join(parts)))
    return " ".join(found)
