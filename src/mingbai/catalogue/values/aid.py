"""What is aid or a subsidy in the catalogue, and which elements say whom to complain to, how much, and where to apply."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

COMPLAINT, STANDARD, APPLY = "complaint", "standard", "apply"


@dataclass(frozen=True, slots=True)
class AidPlaces:
    """Fields, lines (field and second level) and items of the regulation; words of element names by what they are about."""

    fields: frozenset[str]
    lines: frozenset[tuple[str, str]]
    items: frozenset[str]
    elements: Mapping[str, tuple[str, ...]]

    def includes(self, field: str, line2: str, item: str) -> bool:
        """Return whether an entry at this place is about aid or a subsidy; `item` is the text of the regulation's item."""
        return field in self.fields or (field, line2) in self.lines or item in self.items

    def is_about(self, kind: str, names: Iterable[str]) -> bool:
        """Return whether one of these elements is about this."""
        return any(word in name for name in names for word in self.elements[kind])

    def said(self, kind: str, elements: Mapping[str, str]) -> str:
        """Return what the elements (text by name) say about this; empty where they say nothing."""
        for word in self.elements[kind]:
            for name, text in elements.items():
                if word in name and text.strip():
                    return text.strip()
        return ""


@cache
def aid_places() -> AidPlaces:
    """Return what the county's data says."""
    data = tomllib.loads(files("mingbai.catalogue").joinpath("standard", "aid.toml").read_text("utf-8"))
    return AidPlaces(
        fields=frozenset(data["fields"]),
        lines=frozenset((field, name) for field, names in data["lines"].items() for name in names),
        items=frozenset(data["items"]),
        elements={kind: tuple(words) for kind, words in data["elements"].items()},
    )
