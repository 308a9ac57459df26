"""Whether the columns of an organ are kept up to date, as the inspection of government sites looks at them.

When each field was published in last is given by the caller: entries stand in a domain above this one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from mingbai.calendars import queries as calendars
from mingbai.catalogue.queries.lines import field_names
from mingbai.organs.queries import OrganRow
from mingbai.statute.disclosure.freshness import INSPECTION, ColumnState, Freshness, site_passes, state_of
from mingbai.statute.verdict import Verdict

# The columns that the inspection measures by time; of the others it only asks whether there is anything in them.
POLICIES = frozenset({"法定主动公开（通用）", "乡镇机关信息"})
ORDER = (Freshness.BLANK, Freshness.STALE, Freshness.DUE_SOON, Freshness.FRESH)


@dataclass(frozen=True, slots=True)
class SiteColumnRow:
    """One column: a field of the catalogue, when it had its last news, and how it stands."""

    name: str
    updated_on: date | None
    freshness: Freshness
    reason: str
    last_on: date | None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an organ, what needs something first, and whether the inspection would pass them together."""

    rows: tuple[SiteColumnRow, ...]
    verdict: Verdict

    def count(self, freshness: str) -> int:
        """How many columns stand like this."""
        return sum(row.freshness == freshness for row in self.rows)


def columns(organ: OrganRow, updated: Mapping[str, date], today: date) -> Columns:
    """How the columns stand on a day; `updated` maps the fields with news to the day of the last."""
    states = [(name, _state(name, updated.get(name), today)) for name in field_names(organ, today)]
    rows = [SiteColumnRow(name, updated.get(name), state.freshness, state.reason, state.last_on) for name, state in states]
    rows.sort(key=lambda row: ORDER.index(row.freshness))
    return Columns(tuple(rows), site_passes(state for _, state in states))


def _state(name: str, on: date | None, today: date) -> ColumnState:
    if on is None:
        return ColumnState(Freshness.BLANK, "没有内容。放上内容，或者写明这些事项不适用。", INSPECTION)
    if name in POLICIES:
        return state_of("policies", on, today, calendars.national())
    return ColumnState(Freshness.FRESH, "有内容。有变动的20个工作日内更新。", INSPECTION)
