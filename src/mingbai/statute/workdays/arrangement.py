"""One notice's year of days off and make-up working days, and the layer that several notices form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

NATIONAL = ""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the notice for one year orders: days off, and weekend days that are worked instead.

    A notice may reach back into December (元旦: by the notice for 2019, 2018-12-29 was worked and 2018-12-31 was off). An
    incomplete arrangement contributes its days but leaves its year missing.
    """

    year: int
    days_off: frozenset[date]
    make_up_workdays: frozenset[date] = frozenset()
    is_complete: bool = True


@dataclass(frozen=True, slots=True)
class Layer:
    """The days that one issuer sets: region "" is the State Council, "宁夏" that region's government."""

    region: str
    years: frozenset[int]
    days_off: frozenset[date]
    make_up_workdays: frozenset[date]


def layer(arrangements: Iterable[Arrangement], region: str = NATIONAL) -> Layer:
    """Build the layer of these arrangements; of two for the same year, the later in the order replaces the earlier entirely."""
    in_force = {one.year: one for one in arrangements}
    off: set[date] = set()
    worked: set[date] = set()
    for one in (in_force[year] for year in sorted(in_force)):
        # The notice of the next year has the last word on the December before it.
        off = (off - one.make_up_workdays) | one.days_off
        worked = (worked - one.days_off) | one.make_up_workdays
    years = frozenset(year for year, one in in_force.items() if one.is_complete)
    return Layer(region, years, frozenset(off), frozenset(worked))
