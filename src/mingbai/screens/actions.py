"""Writes of what a screen shows: choices among what is public, never words of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mingbai.accounts.values import Acting
from mingbai.core import public
from mingbai.core.acts import open_act
from mingbai.core.errors import Invalid, require
from mingbai.entries.models import Entry
from mingbai.registers.policies import organ_to_register
from mingbai.screens import queries
from mingbai.screens.models import PinnedEntry, ScreenSettings
from mingbai.screens.values.slides import Part
from mingbai.statute.disclosure.ranges import Range
from mingbai.statute.disclosure.screens import LONGEST, SHORTEST, may_be_on_screen

MOST_PINNED = 10


def set_screen(
    *, organ_code: str, parts: Sequence[str], fields: Sequence[str], seconds: int, pinned: Sequence[int], by: Acting, at: datetime
) -> None:
    """Set what an organ's screen shows. Idempotent."""
    organ = organ_to_register(by, organ_code)
    if not parts or not {*parts} <= {one.value for one in Part}:
        raise Invalid("至少选一种放在屏上。", "parts")
    if not SHORTEST <= seconds <= LONGEST:
        raise Invalid(f"每页停{SHORTEST}到{LONGEST}秒：太短看不完。", "seconds")
    if len({*pinned}) > MOST_PINNED:
        raise Invalid(f"固定放的最多{MOST_PINNED}条。", "pinned")
    chosen = [one for one in queries.fields(organ) if one in fields]
    with open_act(by=by, at=at) as done:
        for entry in Entry.objects.filter(pk__in=list(pinned)):
            require(may_be_on_screen(Range(entry.range), entry.is_listed and entry.organ_id == organ.id))
        row, _ = ScreenSettings.objects.select_for_update().get_or_create(organ_id=organ.id)
        row.parts, row.fields, row.seconds = [one.value for one in Part if one in parts], chosen, seconds
        row.save()
        row.pinned.all().delete()
        PinnedEntry.objects.bulk_create(PinnedEntry(screen=row, entry_id=key) for key in sorted({*pinned}))
        public.touch(organ.code, f"screen:{organ.code}")
        told = {"organ": organ.code, "parts": row.parts, "fields": chosen, "count": seconds, "entries": sorted({*pinned})}
        done.note("screen.set", f"screen:{organ.code}", told)
