"""Guess the catalogue line a title belongs to: a proposal for a person, never a decision."""

from __future__ import annotations

from collections.abc import Iterable

from mingbai.catalogue.values.lines import LineRow

# The share of a line's own words that a title must contain.
ENOUGH = 0.5


def nearest(title: str, lines: Iterable[LineRow]) -> LineRow | None:
    """Return the line whose name the title contains most completely; None when none reaches half, or several tie."""
    found = _pairs(title)
    scored = [(_score(found, one), one) for one in lines]
    most = max((score for score, _ in scored), default=(0.0, 0.0))
    best = [one for score, one in scored if score == most]
    return best[0] if most[0] >= ENOUGH and len(best) == 1 else None


def _score(found: frozenset[str], line: LineRow) -> tuple[float, float]:
    """Return how completely the title names one of the two levels (the second weighs more), then how much of both."""
    first, second = _share(found, line.line1), _share(found, line.line2)
    return max(second, 0.9 * first), first + second


def _share(found: frozenset[str], name: str) -> float:
    own = _pairs(name)
    return len(own & found) / len(own) if own else 0.0


def _pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters: Chinese has no spaces between words."""
    plain = "".join(char for char in text if char.isalnum())
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1))
