"""The vocabulary of the search page: words that mean the same, and words that are certainly public, for slips and suggestions."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from importlib.resources import files

from mingbai.catalogue import queries as catalogue
from mingbai.core import clock
from mingbai.core.kept import kept
from mingbai.entries.queries.words import alike_words
from mingbai.organs import queries as organs

SHORTEST, LONGEST = 2, 14
PLAIN = re.compile(r"[\u4e00-\u9fff〇]+")


@kept("entries.Word")
def alike() -> tuple[tuple[str, ...], ...]:
    """Return the groups of words that mean the same: the standard ones, and the county's pairs."""
    return (*_standard()[0], *alike_words())


def vocabulary() -> tuple[str, ...]:
    """Return public words, each once: names of organs, words of the catalogue and those that people commonly look for.

    Nothing here comes from a text that could be withdrawn.
    """
    return _vocabulary(clock.today())


@kept("entries.Word", "organs.Organ", "catalogue.CatalogueLine", "catalogue.LineEdition", most=2)
def _vocabulary(today: date) -> tuple[str, ...]:
    tree = organs.tree()
    lines = catalogue.master(tree[0].id, today) if tree else ()
    found = [word for group in alike() for word in group] + list(_standard()[1])
    found += [row.short_name for row in tree]
    found += [part for row in lines for said in (row.field, row.line1, row.line2) for part in PLAIN.findall(said)]
    return tuple(word for word in dict.fromkeys(found) if SHORTEST <= len(word) <= LONGEST)


@cache
def _standard() -> tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]:
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tuple(tuple(group) for group in data["alike"]), tuple(data["common"])
