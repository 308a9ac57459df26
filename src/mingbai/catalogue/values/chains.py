"""The standard chains as shipped, and chains as frozen values."""

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
from mingbai.statute.citation import Citation, Confidence
from mingbai.statute.disclosure.chains import ChainStage, Step, Template, with_limits
from mingbai.statute.disclosure.ranges import Prescribed, Proposed, Range
from mingbai.statute.laws import in_force

WHERE = ("standard", "chains")


@dataclass(frozen=True, slots=True)
class ChainRow:
    """One matter of an organ."""

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
        """Whether the matter is still open."""
        return self.closed_on is None

    @property
    def kind(self) -> str:
        """The title of its standard chain: 惠农补贴."""
        return template(self.template).title


@dataclass(frozen=True, slots=True)
class Lacking:
    """How many of the organ's own steps in a chain are missing something, and how many of those are late."""

    count: int
    late: int


@dataclass(frozen=True, slots=True)
class ChainCoverage:
    """How many of an organ's chains are complete, and how many lack something."""

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
    """Return the standard chains by key, in file order, with the county's limits where no law sets one."""
    folder = files("mingbai.catalogue").joinpath(*WHERE)
    paths = sorted((path for path in folder.iterdir() if path.name.endswith(".toml")), key=lambda path: path.name)
    found = [_template(tomllib.loads(path.read_text("utf-8"))) for path in paths]
    return {one.key: one for one in with_limits(found, settings.CHAIN_LIMITS)}


def template(key: str) -> Template:
    """Return the standard chain with this key; raise NotVisible when there is none."""
    if key not in templates():
        raise NotVisible(key)
    return templates()[key]


def step(template_key: str, key: str) -> Step:
    """Return one step of a standard chain; raise NotVisible when it has no such step."""
    for found in template(template_key).steps:
        if found.key == key:
            return found
    raise NotVisible(key)


def step_words(found: Step) -> str:
    """Return a step's limit in words, with the event it runs from."""
    return limit_words(found.limit, found.starts)


def _template(data: dict[str, Any]) -> Template:
    order = tuple(ChainStage)
    steps = sorted((_step(row) for row in data["step"]), key=lambda one: order.index(one.stage))
    return Template(data["key"], data["title"], data["about"], data["remark"], tuple(steps))


def _step(row: dict[str, Any]) -> Step:
    confidence = Confidence(row.pop("confidence", "C"))
    # A step that rests on practice as a whole has a limit that does too.
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


def prescribed(template_key: str, step_key: str, on: date) -> Prescribed:
    """Return what a step of a standard chain says about the readers of its entries, by the law of the day."""
    found = step(template_key, step_key)
    narrow = Proposed(Range(found.range), f"“{found.matter}”{found.where}。", Citation(in_force(found.basis, on)))
    return Prescribed(found.matter, elements=found.elements, step=narrow if found.range != Range.OPEN else None)
