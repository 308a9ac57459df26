"""The daily check of everything that can be proved, and the anchor that another machine keeps.

A check is only worth what it is compared with: whoever can rewrite this database can rewrite every chain. So the day's anchor
goes into a file that is copied away, and, where the address of a time-stamp authority is set, into its signed answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings

from mingbai.core import audit, files, timestamps
from mingbai.core.acts import open_act
from mingbai.core.audit import CHECKED, Actor
from mingbai.core.content_check import ContentCheck, check_all
from mingbai.core.models import TrailCheck
from mingbai.core.words import in_china, stamp

MOST_SAID = 100
WHOLE = "完整"


def last_check() -> TrailCheck | None:
    """Return what the last check found."""
    return TrailCheck.objects.order_by("-id").first()


def is_check_due(at: datetime) -> bool:
    """Return whether this day has had no check yet."""
    last = last_check()
    # The database gives back UTC: before eight in the morning that is another day.
    return last is None or in_china(last.at).date() < at.date()


def check_day(*, at: datetime, names: Mapping[str, str]) -> ContentCheck:
    """Tie the chains, check trail, tables and files, keep the result and put the anchor where it can be copied away."""
    audit.tie(at=at)
    found = check_all()
    line = f"{stamp(at, to_the_second=True)} {found.trail.anchor} {outcome(found)}\n"
    place = _free_place(at)
    files.write_durably(place, line.encode())
    stamped, failure = timestamps.kept(line.encode(), place.with_suffix(".tsr"))
    with open_act(by=Actor("系统"), at=at) as done:
        TrailCheck.objects.create(
            at=at,
            acts=found.trail.checked,
            contents=found.agreeing + found.before,
            before=found.before,
            files=found.files,
            anchor=found.trail.anchor,
            broken=len(found.broken),
            said=[one.said(names) for one in found.broken[:MOST_SAID]],
            is_stamped=stamped,
            stamp_failure=failure,
        )
        done.note(CHECKED, "audit", {"anchor": found.trail.anchor, "broken": len(found.broken)})
    return found


def _free_place(at: datetime) -> Path:
    """Return where this check's anchor goes: a later one of a day overwrites neither the first nor what was signed of it."""
    first = anchors() / f"{at.date().isoformat()}.txt"
    return first.with_stem(f"{first.stem}-{at:%H%M%S}") if first.exists() else first


def outcome(found: ContentCheck) -> str:
    """Return the result in a word or two."""
    return f"{len(found.broken)}处不对" if found.broken else WHOLE


def anchors() -> Path:
    """Return the folder whose files another machine should copy every day."""
    return Path(settings.DATA_DIR) / "anchors"
