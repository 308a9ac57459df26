"""Facts that start a limit of their own: an approval, a decision, a document received, a hearing to come. Data in events.toml.

Sources: 预算法第14条, 国办发〔2018〕118号, 土地管理法实施条例第31条, and the standard catalogues for the rest.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.disclosure.limit_text import BEFORE, Limit, TermKind, parse
from mingbai.statute.disclosure.limits import Due, due
from mingbai.statute.index import rule
from mingbai.statute.workdays.calendar import Calendar
from mingbai.statute.workdays.deadline import LocalDays


@dataclass(frozen=True, slots=True)
class EventKind:
    """One kind of fact: its stable key, its name for people, its limit and where that stands."""

    key: str
    name: str
    limit: Limit
    citation: Citation

    @property
    def counts_back(self) -> bool:
        """Whether publication comes before the fact, which is then a day ahead (a hearing)."""
        return any(BEFORE.fullmatch(term.event) for term in self.limit.of(TermKind.EVENT))


@cache
def event_kinds() -> tuple[EventKind, ...]:
    """Every kind in the order of the file."""
    rows = tomllib.loads(files(__package__).joinpath("events.toml").read_text("utf-8"))["events"]
    return tuple(
        EventKind(
            row["key"],
            row["name"],
            parse(row["limit"]),
            Citation(row["law"], row["article"], row.get("number", ""), Confidence(row["confidence"])),
        )
        for row in rows
    )


def event_kind(key: str) -> EventKind:
    """The kind with this key; LookupError for another."""
    for found in event_kinds():
        if found.key == key:
            return found
    raise LookupError(f"no kind of event {key!r}")


@rule(*dict.fromkeys(kind.citation for kind in event_kinds()), name="由事件起算的公开期限")
def due_of_event(key: str, happens_on: date, calendar: Calendar, local_days: LocalDays = LocalDays.EARLIER_AND_LATER) -> Due:
    """The days by which the information is public, from the day of the fact or back from it. Raises YearNotAnnounced."""
    kind = event_kind(key)
    return due(kind.limit, happens_on, calendar, local_days, basis=kind.citation, starts=kind.name)
