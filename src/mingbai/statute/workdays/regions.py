"""Local notices shipped with the product, as dated data: one file per region in local/."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.workdays.arrangement import Arrangement

FOLDER = Path(__file__).parent / "local"


@dataclass(frozen=True, slots=True)
class LocalNotice:
    """One year of one region, with the document that orders it and how surely it was read."""

    region: str
    citation: Citation
    arrangement: Arrangement


@cache
def local_notices() -> tuple[LocalNotice, ...]:
    """Return all local notices shipped with the product, by region and year."""
    found: list[LocalNotice] = []
    for path in sorted(FOLDER.glob("*.toml")):
        table = tomllib.loads(path.read_text("utf-8"))
        for one in table["years"]:
            citation = Citation(one["document"], confidence=Confidence(one["confidence"]))
            off, worked = frozenset(one["days_off"]), frozenset(one["make_up_workdays"])
            found.append(LocalNotice(table["region"], citation, Arrangement(one["year"], off, worked, one["is_complete"])))
    return tuple(found)


def arrangements(region: str) -> tuple[Arrangement, ...]:
    """Return the years shipped for this region; none for a region without a file."""
    return tuple(notice.arrangement for notice in local_notices() if notice.region == region)
