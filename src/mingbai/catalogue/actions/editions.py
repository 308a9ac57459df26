"""What the acts on items share: the row of an edition, the audit entry, a row under lock."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from mingbai.accounts.values import Doing
from mingbai.catalogue.models import LineEdition
from mingbai.catalogue.values.lines import Wording
from mingbai.core.errors import Invalid


def edition_values(done: Doing, wording: Wording, in_force_on: date) -> dict[str, Any]:
    """The columns of a new edition, which stays open."""
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
    """What an edition says."""
    values = {name: getattr(edition, name) for name in Wording.__dataclass_fields__}
    return Wording(**{**values, "elements": tuple(edition.elements), "channels": tuple(edition.channels)})


def changed_columns(before: Wording, after: Wording) -> list[str]:
    """The names of the columns in which two wordings differ."""
    return [name for name in Wording.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]


def latest(item_id: int) -> LineEdition:
    """The last edition of an item; it has an end where the item was retired."""
    return LineEdition.objects.filter(item_id=item_id).order_by("-in_force_on", "-id")[0]


def follow(done: Doing, item_id: int, wording: Wording, in_force_on: date) -> bool:
    """Let a new edition follow the open one from this day on; False when it says the same. The item is locked.

    An edition after the end of a retired item puts it in force again.
    """
    last = latest(item_id)
    if last.ends_on is None and wording_of(last) == wording:
        return False
    if last.ends_on is not None and in_force_on < last.ends_on:
        raise Invalid(f"这一项从{last.ends_on.isoformat()}起停用，重新施行不能更早。", "in_force_on")
    if in_force_on < last.in_force_on:
        raise Invalid(f"上一版从{last.in_force_on.isoformat()}起施行，新的一版不能更早。", "in_force_on")
    if last.ends_on is None:
        last.ends_on = in_force_on
        last.save(update_fields=["ends_on"])
    LineEdition.objects.create(item_id=item_id, **edition_values(done, wording, in_force_on))
    return True
