"""Reads of village inspections."""

from __future__ import annotations

from mingbai.village_inspections.queries.points import own_points, points_of_round
from mingbai.village_inspections.queries.rounds import (
    inspected_elsewhere,
    round_of,
    rounds,
    visits_of_village,
)
from mingbai.village_inspections.queries.visits import marks_of, photo, sheet, visit_row
from mingbai.village_inspections.queries.waiting import due_visits, objections_waiting, unvisited

__all__ = [
    "due_visits", "inspected_elsewhere", "marks_of", "objections_waiting", "own_points", "photo", "points_of_round",
    "round_of", "rounds", "sheet", "unvisited", "visit_row", "visits_of_village",
]  # fmt: skip
