"""An inspection as text that can be stored with the file, and back."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from mingbai.privacy.columns import Column
from mingbai.privacy.masking import Treatment
from mingbai.privacy.spans import Certainty, DataKind
from mingbai.reading.passages import FileContent, FileTable, Passage
from mingbai.scanning.columns import ScannedColumn, TableColumns
from mingbai.scanning.findings import ScanFinding
from mingbai.scanning.inspection import Inspection

VERSION = 3
"""Of the readers, of what is searched for, and of this format: raise it when one of them changes, so that files are read anew."""


def to_json(inspected: Inspection) -> str:
    """Return the inspection as JSON; pure ASCII, since a damaged file may hold halves of surrogate pairs."""
    content = inspected.content
    plain = {
        "version": VERSION,
        "name": inspected.name,
        "words": inspected.words,
        "on": inspected.on.isoformat() if inspected.on else None,
        "page": inspected.page,
        "findings": findings_to_plain(inspected.findings),
        "columns": columns_to_plain(inspected.tables),
        "passages": [[one.where, one.text, one.hidden, one.column, one.key] for one in content.passages],
        "tables": [[one.place, one.header, one.rows, one.hidden, sorted(one.hidden_columns)] for one in content.tables],
        "has_tracked_changes": content.has_tracked_changes,
        "pictures_without_text": content.pictures_without_text,
        "has_text": content.has_text,
        "pages": content.pages,
        "hidden_sheets": content.hidden_sheets,
        "pictures_unread": content.pictures_unread,
        "pictures_left_out": content.pictures_left_out,
        "ink_without_text": content.ink_without_text,
    }
    return json.dumps(plain, separators=(",", ":"))


def from_json(text: str) -> Inspection | None:
    """Return the inspection that `to_json` wrote; None when another version wrote it."""
    plain = json.loads(text)
    if plain["version"] != VERSION:
        return None
    return Inspection(
        name=plain["name"],
        content=_content(plain),
        findings=findings_from_plain(plain["findings"]),
        tables=columns_from_plain(plain["columns"]),
        page=plain["page"],
        words=plain["words"],
        on=date.fromisoformat(plain["on"]) if plain["on"] else None,
    )


def pack(inspected: Inspection) -> bytes:
    """Return the inspection as it is stored and handed between processes."""
    return zlib.compress(to_json(inspected).encode())


def unpacked(data: bytes) -> Inspection:
    """Return a packed inspection; the version that wrote it must be this one."""
    found = from_json(zlib.decompress(data).decode())
    assert found is not None
    return found


def _content(plain: dict[str, Any]) -> FileContent:
    return FileContent(
        passages=tuple(Passage(*one) for one in plain["passages"]),
        tables=tuple(
            FileTable(place, tuple(header), tuple(tuple(row) for row in rows), hidden, frozenset(unseen))
            for place, header, rows, hidden, unseen in plain["tables"]
        ),
        has_tracked_changes=plain["has_tracked_changes"],
        pictures_without_text=plain["pictures_without_text"],
        has_text=plain["has_text"],
        pages=plain["pages"],
        hidden_sheets=tuple(plain["hidden_sheets"]),
        pictures_unread=plain["pictures_unread"],
        pictures_left_out=plain["pictures_left_out"],
        ink_without_text=plain["ink_without_text"],
    )


def findings_to_plain(found: Sequence[ScanFinding]) -> list[dict[str, str]]:
    """Return findings in JSON form; advice and article follow from the kind."""
    return [
        {
            "kind": one.kind.value,
            "place": one.place,
            "hidden": one.hidden,
            "excerpt": one.excerpt,
            "certainty": one.certainty.value,
            "column": one.column,
        }
        for one in found
    ]


def findings_from_plain(plain: Sequence[dict[str, str]]) -> tuple[ScanFinding, ...]:
    """Return the findings that `findings_to_plain` wrote."""
    return tuple(
        ScanFinding(
            kind=DataKind(one["kind"]),
            place=one["place"],
            excerpt=one["excerpt"],
            certainty=Certainty(one["certainty"]),
            hidden=one["hidden"],
            column=one["column"],
        )
        for one in plain
    )


def columns_to_plain(tables: Sequence[TableColumns]) -> list[dict[str, Any]]:
    """Return the lists of a file with their columns in JSON form."""
    return [{"place": table.place, "columns": [_column_to_plain(one) for one in table.columns]} for table in tables]


def columns_from_plain(plain: Sequence[dict[str, Any]]) -> tuple[TableColumns, ...]:
    """Return the lists that `columns_to_plain` wrote."""
    return tuple(TableColumns(one["place"], tuple(_column(column) for column in one["columns"])) for one in plain)


def _column_to_plain(one: ScannedColumn) -> dict[str, Any]:
    return {
        "header": one.header,
        "kind": one.kind.value,
        "sample": one.sample,
        "findings": one.findings,
        "is_hidden": one.is_hidden,
        "treatments": [treatment.value for treatment in one.treatments],
    }


def _column(plain: dict[str, Any]) -> ScannedColumn:
    return ScannedColumn(
        header=plain["header"],
        kind=Column(plain["kind"]),
        sample=plain["sample"],
        findings=plain["findings"],
        is_hidden=plain["is_hidden"],
        treatments=tuple(Treatment(one) for one in plain["treatments"]),
    )
