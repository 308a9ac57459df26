"""Which texts of a file stand beside a person's name: in a list of persons, in a row with a name, under 姓名, as its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mingbai.privacy import circumstances, named
from mingbai.privacy.columns import Column, column
from mingbai.reading.passages import FileContent, FileTable, Passage

_LABEL = re.compile(r"(?:姓名|户主(?:姓名)?|申请人(?:姓名)?|救助对象|本人姓名)[:：]?")
_SHEET = re.compile(r"(?P<table>.*)!(?P<column>[A-Z]{1,3})(?P<row>\d+)")
_GRID = re.compile(r"(?P<table>.*?)第(?P<row>\d+)行第(?P<column>\d+)列")
_FORM = 60
"""How many passages after a name on a form still speak of that person."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """`texts` stand in a person's row, list or form; `headings` name an illness that the names below them have."""

    texts: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()


def neighbours(content: FileContent) -> Neighbours:
    """Return what stands beside names in a file. The same words elsewhere in the file count too: a person has to look anyway."""
    lists = [table for table in content.tables if _lists_persons(table)]
    loose = [one for one in content if not one.column and not one.hidden]
    texts = {text for table in lists for text in _cells(table)}
    texts.update(_of_rows([one for one in content if not one.column]))
    texts.update(_of_forms(content.passages))
    return Neighbours(frozenset(texts), frozenset(_headings(loose, has_lists=bool(lists))))


def _lists_persons(table: FileTable) -> bool:
    """Whether a column is headed as one of names, or holds them under another heading; lists of officials are public."""
    if any(circumstances.OFFICIALS.search(title) for title in table.header):
        return False
    return any(
        kind is Column.NAME or (kind in (None, Column.OTHER) and named.holds_names(_under(table, index)))
        for index, title in enumerate(table.header)
        for kind in (column(title),)
    )


def _under(table: FileTable, index: int) -> Iterator[str]:
    """Yield the cells of a column and its heading, which is a name where the list has no headings."""
    yield from (row[index] for row in table.rows if index < len(row))
    if named.is_name(table.header[index]):
        yield table.header[index]


def _cells(table: FileTable) -> Iterator[str]:
    for row in table.rows:
        yield from (part.strip() for cell in row for part in (cell, *cell.split("\n")) if part.strip())
    if any(named.is_name(title) and column(title) is Column.OTHER for title in table.header):
        yield from table.header


def _of_rows(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the cells of rows with a name where the table has no headings."""
    rows: dict[tuple[str, str], dict[str, str]] = {}
    columns: dict[tuple[str, str], list[str]] = {}
    for one in passages:
        found = _SHEET.fullmatch(one.where) or _GRID.fullmatch(one.where)
        if found is not None:
            rows.setdefault((found["table"], found["row"]), {})[found["column"]] = one.text
            columns.setdefault((found["table"], found["column"]), []).append(one.text)
    names = {place for place, cells in columns.items() if named.holds_names(cells)}
    for (table, _), row in rows.items():
        if any((table, letter) in names and named.is_name(text) for letter, text in row.items()):
            yield from (text.strip() for text in row.values())


def _of_forms(passages: Sequence[Passage]) -> Iterator[str]:
    """Yield what follows 姓名 and a name in cells of their own."""
    for place, (label, value) in enumerate(pairwise(passages)):
        if _LABEL.fullmatch("".join(label.text.split())) and named.is_name(value.text):
            yield from (one.text.strip() for one in passages[place + 2 : place + 2 + _FORM])


def _headings(passages: Sequence[Passage], *, has_lists: bool) -> Iterator[str]:
    for one, below in pairwise((*passages, Passage("", ""))):
        if circumstances.is_heading(one.text) and (has_lists or named.are_names(below.text)):
            yield one.text.strip()
