"""Shortcuts of the home page: what most people come for, in their own words, and what is searched for then."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One tile: its name, what is found there, and the words searched for, in one field of the catalogue or in all."""

    name: str
    about: str
    text: str
    field: str = ""


@cache
def standard_shortcuts() -> tuple[Shortcut, ...]:
    """Return the shortcuts of a county that has not chosen its own."""
    text = files("mingbai.catalogue").joinpath("standard", "shortcuts.toml").read_text("utf-8")
    return tuple(Shortcut(**row) for row in tomllib.loads(text)["shortcut"])
