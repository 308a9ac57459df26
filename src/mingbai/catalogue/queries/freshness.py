"""Whether an organ's site columns are up to date, as the inspection of government sites judges them.

The caller passes in when each field last had news, because entries are a domain above this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries.lines import field_names
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.freshness import INSPECTION, ColumnState, Freshness, site_passes, state_of
from mingbai.statute.verdict import Verdict

# The inspection measures only these columns by time; of the others it asks merely whether they have content.
POLICIES = frozenset({"法定主动公开（通用）", "乡镇机关信息"})
ORDER = (Freshness.BLANK, Freshness.STALE, Freshness.DUE_SOON, Freshness.FRESH)


@dataclass(frozen=True, slots=True)
class SiteColumnRow:
    """One column: a field of the catalogue, its latest news, and its freshness."""

    name: str
    updated_on: date | None
    freshness: Freshness
    reason: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Columns:
    """An organ's columns, those needing attention first, and whether they would pass the inspection together."""

    rows: tuple[SiteColumnRow, ...]
    verdict: Verdict

    def count(self, freshness: str) -> int:
        """Return how many columns have this freshness."""
        return sum(row.freshness == freshness for row in self.rows)


def columns(organ: OrganRow, updated: Mapping[str, date], today: date) -> Columns:
    """Return how the columns stand on a day; `updated` maps fields with news to the day of the latest."""
    return columns_of(field_names(organ, today), updated, today)


def columns_of(names: Sequence[str], updated: Mapping[str, date], today: date) -> Columns:
    """Return how these columns stand on a day."""
    states = [(name, _state(name, updated.get(name), today)) for name in names]
    rows = [SiteColumnRow(name, updated.get(name), state.freshness, state.reason, state.last_on) for name, state in states]
    rows.sort(key=lambda row: ORDER.index(row.freshness))
    return Columns(tuple(rows), site_passes(state for _, state in states))


def _state(name: str, on: date | None, today: date) -> ColumnState:
    if on is None:
        return ColumnState(Freshness.BLANK, "没有内容。放上内容，或者写明这些事项不适用。", INSPECTION)
    if name in POLICIES:
        return state_of("policies", on, today, calendars.national())
    return ColumnState(Freshness.FRESH, "有内容。有变动的20个工作日内更新。", INSPECTION)
