"""Timing two things in turn, and reporting the result."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pair:
    """Times in seconds of the product and of what it is compared with, measured in turn."""

    ours: tuple[float, ...]
    theirs: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Our median divided by theirs."""
        return statistics.median(self.ours) / statistics.median(self.theirs)


def in_turn(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = 9) -> Pair:
    """Run both once to warm up, then in turn, so that a busy moment of the machine hits both."""
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for round_number in range(rounds):
        # Alternate the order, so that neither always runs with the caches that the other left.
        for which in (0, 1) if round_number % 2 else (1, 0):
            times[which].append(timed((ours, theirs)[which]))
    return Pair(tuple(times[0]), tuple(times[1]))


def timed(run: Callable[[], object]) -> float:
    """Return the wall-clock seconds of one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def verdict(what: str, value: float, limit: float, *, unit: str = "", at_least: bool = False) -> bool:
    """Print one result with its limit, and return whether it is kept."""
    kept = value >= limit if at_least else value <= limit
    bound = f"at {'least' if at_least else 'most'} {limit}{unit}"
    print(f"{'kept  ' if kept else 'MISSED'}  {what}: {value:.2f}{unit} (limit: {bound})")
    return kept
