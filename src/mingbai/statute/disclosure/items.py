"""The items that an organ must publish unasked (条例第20、21条), as dated data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.statute.citation import Citation, regulations

GUIDE = "12"
RULES = "rules"


@dataclass(frozen=True, slots=True)
class StatutoryItem:
    """One item; records store `code` ("20.9", "21.4"), `text` is the wording of the regulation."""

    code: str
    text: str
    citation: Citation


@cache
def statutory_items(level: str, on: date) -> tuple[StatutoryItem, ...]:
    """Return the items of an organ of this level ("county", "department", "township") in legal order.

    A village committee is not an administrative organ and has none. Raises LookupError before 2019-05-15, when the regulation
    came into force: no earlier items are kept here.
    """
    data = tomllib.loads(files(__package__).joinpath("items.toml").read_text("utf-8"))
    if on < data["in_force"]:
        raise LookupError(f"no items of proactive disclosure are kept for {on}")
    own = [group for group in data["fields"] if level in group["levels"]]
    if not own:
        return ()
    common = [StatutoryItem(row["code"], row["text"], regulations(row["article"])) for row in data["items"]]
    added = [
        StatutoryItem(f"21.{number}", text, regulations(group["article"]))
        for group in own
        for number, text in enumerate(group["texts"], 1)
    ]
    return (*common, *added)


def statutory_item(level: str, code: str, on: date) -> StatutoryItem | None:
    """Return the item with this code for an organ of this level; None when it has no such item."""
    return next((found for found in statutory_items(level, on) if found.code == code), None)
