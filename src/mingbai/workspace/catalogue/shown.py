"""The catalogue as its pages show it: states, counts by field, time limits in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from mingbai.catalogue import queries
from mingbai.catalogue.policies import may_keep_master
from mingbai.catalogue.values.lines import LineRow
from mingbai.core.errors import NotVisible
from mingbai.entries import queries as entries
from mingbai.organs.queries import OrganRow
from mingbai.workspace.frame import StaffRequest

STATES = {
    "published": "已公开",
    "blank": "空白",
    "not-applicable": "不适用",
    "unsure": "要核对",
    "own": "本机关增加的",
}
NO_LIMIT = "目录没有写，按条例第26条20个工作日算"


@dataclass(frozen=True, slots=True)
class ListedLine:
    """One line in the list, with what is published for it."""

    line: LineRow
    count: int
    last_at: datetime | None

    @property
    def state(self) -> str:
        """The key of the state: published, blank or not-applicable."""
        if not self.line.is_applicable:
            return "not-applicable"
        return "published" if self.count else "blank"

    @property
    def state_words(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def tag(self) -> str:
        """The tag kind for the state."""
        return {"published": "done", "blank": "none", "not-applicable": "held"}[self.state]

    @property
    def time_limit(self) -> str:
        """The time limit in words."""
        return self.line.time_limit or NO_LIMIT


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field: the number of lines, and how many are published, blank or not applicable."""

    field: str
    lines: int
    published: int
    blank: int
    not_applicable: int


def listed(request: StaffRequest, organ: OrganRow) -> tuple[ListedLine, ...]:
    """Return an organ's lines with what is published; for the county office, those of the whole county's catalogue."""
    if sees_master(request, organ):
        rows = queries.master(organ.id, request.today)
    else:
        rows = queries.lines_for(organ, request.today, include_not_applicable=True)
    return lines(rows, entries.catalogue_counts(organ.id))


def lines(rows: Sequence[LineRow], published: Mapping[int, tuple[int, datetime]]) -> tuple[ListedLine, ...]:
    """Pair lines with their counts."""
    return tuple(ListedLine(row, *(published.get(row.id) or (0, None))) for row in rows)


def sees_master(request: StaffRequest, organ: OrganRow) -> bool:
    """Return whether the person who keeps the county's catalogue is looking at it."""
    return organ.id == request.acting.organ_id and may_keep_master(request.acting)


def line_seen(request: StaffRequest, organ: OrganRow, line_id: int) -> LineRow:
    """Return one line of the organ's catalogue; NotVisible when it is not in it."""
    row = queries.line_for(organ.code, line_id, request.today)
    if row is None:
        # The organ sees its own lines before they are in force; the county office sees the county's lines on every level.
        row = queries.last_edition(line_id, request.today)
        if row.owner_id != organ.id or (not row.is_own and not sees_master(request, organ)):
            raise NotVisible(str(line_id))
    return row


def by_field(rows: Sequence[ListedLine]) -> tuple[FieldLine, ...]:
    """Return the fields in order with their counts."""
    found = []
    for field in dict.fromkeys(row.line.field for row in rows):
        states = [row.state for row in rows if row.line.field == field]
        counts = [states.count(state) for state in ("published", "blank", "not-applicable")]
        found.append(FieldLine(field, len(states), *counts))
    return tuple(found)


def chosen(rows: Sequence[ListedLine], field: str, state: str) -> tuple[ListedLine, ...]:
    """Filter rows by field and state; "" matches all."""
    found = [row for row in rows if not field or row.line.field == field]
    if state == "unsure":
        return tuple(row for row in found if row.line.is_to_be_checked)
    if state == "own":
        return tuple(row for row in found if row.line.is_own)
    return tuple(row for row in found if not state or row.state == state)


def keeper_only(request: StaffRequest) -> None:
    """Raise NotVisible unless the person keeps the county's catalogue."""
    if not may_keep_master(request.acting):
        raise NotVisible("catalogue")
