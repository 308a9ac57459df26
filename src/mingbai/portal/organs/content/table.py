"""An organ's catalogue as the public reads it: every line with its state, blanks included, by field and state."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mingbai.catalogue import queries as catalogue
from mingbai.catalogue.values.lines import LineRow
from mingbai.entries import queries as entries
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.ranges import AID_FIELDS, RANGE_WORDS, Range, lists_persons

OPEN, PART, BLANK = "open", "part", "blank"
STATES = (("", "全部"), (OPEN, "已公开"), (PART, "不全"), (BLANK, "空白"))
PARTS = "；"


@dataclass(frozen=True, slots=True)
class PublicLine:
    """One row of the table. `count` is the number of listed entries; `audience` is the village where persons are named.

    `state` is OPEN, PART when the last entry lacks elements, or BLANK.
    """

    line: LineRow
    elements: str
    channels: str
    audience: str
    count: int
    state: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the catalogue: its lines, how many are open, and how many of those lack elements.

    `others` counts what is published in the field without a line of the catalogue, i.e. imported records.
    """

    name: str
    lines: int
    open: int
    part: int
    others: int

    @property
    def blank(self) -> int:
        """The number of lines with nothing published."""
        return self.lines - self.open


@dataclass(frozen=True, slots=True)
class PublicTable:
    """The rows asked for, the fields to choose from, and the totals of all lines and of blank ones.

    Until a field or state is chosen there is only the `summary`: hundreds of rows are no use on a phone.
    """

    lines: tuple[PublicLine, ...]
    summary: tuple[Field, ...]
    fields: tuple[tuple[str, bool], ...]
    states: tuple[tuple[str, str, bool], ...]
    total: int
    blank: int
    others: int


def table(organ: OrganRow, on: date, field: str, state: str) -> PublicTable | None:
    """Return the table of an organ in a fixed number of queries; None when its county keeps no catalogue."""
    rows = catalogue.catalogue_table(organ, on)
    if not rows:
        return None
    counts = entries.catalogue_counts(organ.id)
    others = entries.without_line(organ.id)
    lacking = entries.lines_lacking(organ.id, counts.keys())
    states = [(row, _state(row.id, counts, lacking)) for row in rows]
    is_chosen = bool(field or state)
    shown = [(row, one) for row, one in states if is_chosen and field in ("", row.field) and state in ("", one)]
    return PublicTable(
        lines=tuple(_line(row, one, counts) for row, one in shown),
        summary=() if is_chosen else _summary(states, others),
        fields=tuple((name, name == field) for name in dict.fromkeys(row.field for row in rows)),
        states=tuple((key, words, key == state) for key, words in STATES),
        total=len(states),
        blank=sum(1 for _, one in states if one == BLANK),
        others=others.get(field, 0) if field else 0,
    )


def _summary(lines: Sequence[tuple[LineRow, str]], others: Mapping[str, int]) -> tuple[Field, ...]:
    """Return the fields in catalogue order."""
    found: dict[str, list[str]] = {}
    for row, state in lines:
        found.setdefault(row.field, []).append(state)
    return tuple(
        Field(name, len(states), len(states) - states.count(BLANK), states.count(PART), others.get(name, 0))
        for name, states in found.items()
    )


def _state(line_id: int, counts: Mapping[int, tuple[int, datetime]], lacking: Collection[int]) -> str:
    if line_id not in counts:
        return BLANK
    return PART if line_id in lacking else OPEN


def _line(row: LineRow, state: str, counts: Mapping[int, tuple[int, datetime]]) -> PublicLine:
    count = counts[row.id][0] if row.id in counts else 0
    wording = row.wording
    return PublicLine(
        row, PARTS.join(wording.elements), "、".join(wording.channels), _audience(row, wording.elements), count, state
    )


def _audience(row: LineRow, elements: Sequence[str]) -> str:
    """Return the audience the catalogue names; a list of aid recipients goes to its village whatever the catalogue says."""
    names = any("名单" in one for one in elements) or lists_persons(elements)
    if names and row.field in AID_FIELDS:
        return RANGE_WORDS[Range.VILLAGE]
    return row.wording.audience
