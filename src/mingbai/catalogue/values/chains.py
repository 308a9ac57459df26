"""The standard chains as they are shipped, and chains as frozen values."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.conf import settings

from mingbai.catalogue.values.due import limit_words
from mingbai.core.errors import NotVisible
from mingbai.statute.citation import Confidence
from mingbai.statute.disclosure.chains import ChainStage, Step, Template, with_limits

WHERE = ("standard", "chains")


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One matter of an organ; `is_open` until it is closed."""

    id: int
    organ_id: int
    organ_code: str
    organ_name: str
    organ_level: str
    template: str
    title: str
    project_code: str
    opened_on: date
    closed_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether the matter still goes on."""
        return self.closed_on is None

    @property
    def kind(self) -> str:
        """The title of its standard chain: 惠农补贴."""
        return template(self.template).title


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many own steps of a chain are not wholly open, and how many of those are late."""

    count: int
    late: int


@dataclass(frozen=True, slots=True)
class ChainCoverage:
    """How many chains of an organ are whole, and how many lack something."""

    organ_id: int
    organ_code: str
    organ_name: str
    complete: int
    incomplete: int
    late_steps: int

    @property
    def total(self) -> int:
        """All chains of the organ."""
        return self.complete + self.incomplete


@cache
def templates() -> Mapping[str, Template]:
    """The standard chains by key, in the order of the files, with the county's limits where none is set by law."""
    folder = files("mingbai.catalogue").joinpath(*WHERE)
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    found = [_template(tomllib.loads(path.read_text("utf-8"))) for path in paths]
    return {one.key: one for one in with_limits(found, settings.CHAIN_LIMITS)}


def template(key: str) -> Template:
    """The standard chain with this key; NotVisible when there is none."""
    if key not in templates():
        raise NotVisible(key)
    return templates()[key]


def step(template_key: str, key: str) -> Step:
    """One step of a standard chain; NotVisible when it has no such step."""
    for found in template(template_key).steps:
        if found.key == key:
            return found
    raise NotVisible(key)


def step_words(found: Step) -> str:
    """The limit of a step in words, with what it runs from."""
    return limit_words(found.limit, found.starts)


def _template(data: dict[str, Any]) -> Template:
    order = tuple(ChainStage)
    steps = sorted((_step(row) for row in data["step"]), key=lambda one: order.index(one.stage))
    return Template(data["key"], data["title"], data["about"], data["remark"], tuple(steps))


def _step(row: dict[str, Any]) -> Step:
    confidence = Confidence(row.pop("confidence", "C"))
    # Where the whole step stands on practice, its limit does too.
    limit_confidence = Confidence(row.pop("limit_confidence", confidence.value))
    return Step(
        **{
            **row,
            "stage": ChainStage(row["stage"]),
            "elements": tuple(row["elements"]),
            "whose": frozenset(row["whose"]),
            "confidence": confidence,
            "limit_confidence": limit_confidence,
        }
    )
