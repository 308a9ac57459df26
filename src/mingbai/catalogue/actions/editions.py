"""Editions of a catalogue line: read the last one, compare, add the next."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from mingbai.accounts.values import Doing
from mingbai.catalogue.models import LineEdition
from mingbai.catalogue.values.lines import Wording
from mingbai.core.errors import Invalid
from mingbai.statute.disclosure.decisions import Decision


def edition_values(done: Doing, wording: Wording, in_force_on: date) -> dict[str, Any]:
    """Return the columns of a new, open edition."""
    values = asdict(wording)
    return {
        **values,
        "elements": list(wording.elements),
        "channels": list(wording.channels),
        "in_force_on": in_force_on,
        "made_by": done.signature,
        "made_at": done.at,
    }


def wording_of(edition: LineEdition) -> Wording:
    """Return what an edition says."""
    values = {name: getattr(edition, name) for name in Wording.__dataclass_fields__}
    parts = {"elements": tuple(edition.elements), "channels": tuple(edition.channels), "decision": Decision(edition.decision)}
    return Wording(**{**values, **parts})


def changed_columns(before: Wording, after: Wording) -> list[str]:
    """Return the names of the columns in which two wordings differ."""
    return [name for name in Wording.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]


def latest(line_id: int) -> LineEdition:
    """Return the last edition of a line; a retired line's has an end."""
    return LineEdition.objects.filter(line_id=line_id).order_by("-in_force_on", "-id")[0]


def follow(done: Doing, line_id: int, wording: Wording, in_force_on: date) -> bool:
    """Add an edition that succeeds the last one from this day on; return False when it says the same.

    The caller holds the line's lock. An edition after a retired line's end puts the line in force again.
    """
    last = latest(line_id)
    if last.ends_on is None and wording_of(last) == wording:
        return False
    if last.ends_on is not None and in_force_on < last.ends_on:
        raise Invalid(f"这一项从{last.ends_on.isoformat()}起停用，重新施行不能更早。", "in_force_on")
    if in_force_on < last.in_force_on:
        raise Invalid(f"上一版从{last.in_force_on.isoformat()}起施行，新的一版不能更早。", "in_force_on")
    if last.ends_on is None:
        last.ends_on = in_force_on
        last.save(update_fields=["ends_on"])
    LineEdition.objects.create(line_id=line_id, **edition_values(done, wording, in_force_on))
    return True
