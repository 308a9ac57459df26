"""All villages of a round against what was looked at, in the order of the villages: what is open and what is not."""

from __future__ import annotations

from dataclasses import dataclass

from mingbai.statute.supervision.indicators import InspectedPoint
from mingbai.statute.supervision.visits import MARK_WORDS, STATE_WORDS
from mingbai.village_inspections.queries import marks_of, points_of_round
from mingbai.village_inspections.values import RoundRow, VisitRow


@dataclass(frozen=True, slots=True)
class TableRow:
    """One village: a word for each point, "" where it was not marked or does not exist for its kind of committee."""

    visit: VisitRow
    cells: tuple[str, ...]
    standing: str


@dataclass(frozen=True, slots=True)
class Table:
    """The points of all kinds of committees in the round, and a row for each village."""

    points: tuple[InspectedPoint, ...]
    rows: tuple[TableRow, ...]


def table(found: RoundRow) -> Table:
    """Return the table of a round."""
    points: dict[str, InspectedPoint] = {}
    for level in dict.fromkeys(one.village_level for one in found.visits):
        for one in points_of_round(found.id, level):
            points.setdefault(one.key, one)
    marks = marks_of([one.id for one in found.visits])
    rows = tuple(
        TableRow(
            visit,
            tuple(MARK_WORDS[marks[visit.id][key].found.mark] if key in marks.get(visit.id, {}) else "" for key in points),
            STATE_WORDS[visit.state],
        )
        for visit in found.visits
    )
    return Table(tuple(points.values()), rows)
