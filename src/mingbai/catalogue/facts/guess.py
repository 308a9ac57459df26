"""Which line of the catalogue a title most likely belongs to: a proposal for a person, never a decision."""

from __future__ import annotations

from collections.abc import Iterable

from mingbai.catalogue.facts.items import ItemRow

#: The share of a line's own words that a title has to have.
ENOUGH = 0.5


def nearest(title: str, items: Iterable[ItemRow]) -> ItemRow | None:
    """The item whose name stands most completely in the title, the first in order of equals; None where none does by half."""
    found = _pairs(title)
    best, share = None, 0.0
    for item in items:
        of_item = max(_share(found, item.item2), 0.9 * _share(found, item.item1))
        if of_item > share:
            best, share = item, of_item
    return best if share >= ENOUGH else None


def _share(found: frozenset[str], name: str) -> float:
    own = _pairs(name)
    return len(own & found) / len(own) if own else 0.0


def _pairs(text: str) -> frozenset[str]:
    """Two neighbouring characters at a time: Chinese has no blanks between words."""
    plain = "".join(char for char in text if char.isalnum())
    return frozenset(plain[n : n + 2] for n in range(len(plain) - 1))
