"""What is looked at when the disclosure of a committee's affairs is inspected, by the law of the day.

Sources: 村民委员会组织法（2025年修正）第35、37条, before 2026第30、32条; 城市居民委员会组织法（2025年修订）第34、36条.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.disclosure.committees import affairs
from mingbai.statute.index import rule

VILLAGES = Citation("村民委员会组织法", "第35条、第37条", "2025年修正")
VILLAGES_BEFORE = Citation("村民委员会组织法", "第30条、第32条", "2010年修订", Confidence.PARTLY)
COMMUNITIES = Citation("城市居民委员会组织法", "第34条、第36条", "2025年修订")


@dataclass(frozen=True, slots=True)
class InspectedPoint:
    """One thing to look at: `source` is the article in words, `weight` its part in a year's mark."""

    key: str
    words: str
    source: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class _Edition:
    level: str
    since: date
    until: date | None
    points: tuple[InspectedPoint, ...]


@rule(VILLAGES, VILLAGES_BEFORE, COMMUNITIES, name="村务公开、居务公开督查的指标")
def points_of_law(level: str, on: date) -> tuple[InspectedPoint, ...]:
    """Return what the law of a day has a committee of this level publish and keep; nothing before it named anything."""
    for one in _editions():
        if one.level == level and one.since <= on and (one.until is None or on < one.until):
            return one.points
    return ()


def point_shown(line1: str, line2: str) -> str:
    """Return the key of the point of which an entry under this line of the catalogue is a part; "" for none."""
    place = f"{line1}/{line2}"
    return next((key for beginning, key in _data()["known"].items() if place.startswith(beginning)), "")


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("indicators.toml").read_text("utf-8"))


@cache
def _editions() -> tuple[_Edition, ...]:
    return tuple(_Edition(row["level"], row["since"], row.get("until"), _points(row)) for row in _data()["edition"])


def _points(row: dict[str, Any]) -> tuple[InspectedPoint, ...]:
    found = affairs(row["level"], row["since"])
    assert found is not None, row
    return tuple(
        InspectedPoint(
            one["key"], one["words"] if "words" in one else found.items[one["item"] - 1], f"{row['law']}{one['article']}"
        )
        for one in row["indicators"]
    )
