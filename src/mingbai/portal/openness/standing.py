"""How open a county is: what is due and what is there, by organ and by field. In the order of the tree; no marks, no ranks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingbai.cases.queries import listing as cases
from mingbai.cases.values.rows import AnsweredCases
from mingbai.catalogue import queries as catalogue
from mingbai.entries import queries as entries
from mingbai.entries.queries.of_chains import chain_entries
from mingbai.organs import queries as organs
from mingbai.organs.queries import OrganRow


@dataclass(slots=True)
class Lines:
    """How many lines of catalogues apply, and under how many of them something is public."""

    due: int = 0
    open: int = 0

    @property
    def blank(self) -> int:
        return self.due - self.open

    def add(self, other: Lines) -> None:
        self.due += other.due
        self.open += other.open


@dataclass(frozen=True, slots=True)
class OrganStanding:
    """One organ: its lines, its public matters (whole, and with something missing), its applications of a year."""

    organ: OrganRow
    lines: Lines
    whole: int
    parts: int
    cases: AnsweredCases


@dataclass(frozen=True, slots=True)
class CountyStanding:
    """The county: by field in catalogue order, by organ in tree order, and all together."""

    fields: Mapping[str, Lines]
    rows: tuple[OrganStanding, ...]
    lines: Lines
    whole: int
    parts: int
    cases: AnsweredCases


def standing(today: date, year: int) -> CountyStanding | None:
    """Return how open the county is on a day, with the applications of a year; None before there is a county."""
    tree = organs.tree()
    if not tree:
        return None
    bodies = tuple(row for row in tree if not row.is_committee)
    by_field, by_organ = _lines(tree[0].id, bodies, today)
    chains = _chains(tree[0].id, today)
    answered = cases.answered([row.id for row in bodies], year, today)
    rows = tuple(
        OrganStanding(row, by_organ[row.id], *chains.get(row.id, (0, 0)), answered.get(row.id, AnsweredCases())) for row in bodies
    )
    whole = Lines()
    for lines in by_field.values():
        whole.add(lines)
    together = AnsweredCases(*(sum(column) for column in zip(*(row.cases for row in rows), strict=True)))
    return CountyStanding(by_field, rows, whole, sum(row.whole for row in rows), sum(row.parts for row in rows), together)


def _lines(county_id: int, bodies: Sequence[OrganRow], today: date) -> tuple[dict[str, Lines], dict[int, Lines]]:
    listed = catalogue.lines_of_all(county_id, bodies, today)
    counts = entries.catalogue_counts_of([row.id for row in bodies])
    by_field, by_organ = dict[str, Lines](), {row.id: Lines() for row in bodies}
    for row in bodies:
        public = counts.get(row.id, {})
        for line in listed[row.id]:
            if line.is_applicable and not line.is_village_affairs:
                one = Lines(1, int(line.id in public))
                by_field.setdefault(line.field, Lines()).add(one)
                by_organ[row.id].add(one)
    return by_field, by_organ


def _chains(county_id: int, today: date) -> dict[int, tuple[int, int]]:
    """Return, by organ, how many matters are open from end to end and how many lack something, of those that have a page."""
    keys = tuple(chain_entries(catalogue.chain_keys(county_id), is_listed=True))
    rows = catalogue.chains_by_key(keys)
    lacking = catalogue.chains_lacking(rows, chain_entries(keys), today)
    found: dict[int, tuple[int, int]] = {}
    for row in rows:
        whole, parts = found.get(row.organ_id, (0, 0))
        found[row.organ_id] = (whole, parts + 1) if lacking[row.id].count else (whole + 1, parts)
    return found
