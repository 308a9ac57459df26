"""Drafts that do not move: nobody can decide on them, or nobody has for more working days than the county allows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from mingbai.accounts.queries import holders
from mingbai.calendars import queries as calendars
from mingbai.core.words import in_china
from mingbai.entries.models import Entry, ReviewVerdict
from mingbai.entries.queries.drafters import drafters
from mingbai.entries.queries.reviewers import waits_for
from mingbai.statute.disclosure.reminders import waited
from mingbai.statute.disclosure.review import REVIEWS, EntryAct, Stage

WAITING = (*REVIEWS, Stage.APPROVED)


@dataclass(frozen=True, slots=True)
class StuckDraft:
    """A draft that waits too long; `days` are working days since somebody last decided on it."""

    id: int
    title: str
    stage: Stage
    days: int
    awaited: str


def stuck_drafts(organ_ids: Collection[int], at: datetime) -> Mapping[int, tuple[StuckDraft, ...]]:
    """Return the drafts of these organs that wait for nobody or for too long, by organ; six queries."""
    keys = list(organ_ids)
    waiting = Entry.objects.filter(
        organ_id__in=keys, stage__in=[stage.value for stage in WAITING], scheduled_at__isnull=True
    ).order_by("organ_id", "id")
    rows = list(waiting.values_list("id", "organ_id", "title", "stage", "round"))
    today, calendar = in_china(at).date(), calendars.local()
    held = holders(keys, today)
    decided: dict[tuple[int, int], set[int]] = {}
    latest: dict[int, datetime] = {}
    verdicts = ReviewVerdict.objects.filter(entry_id__in=[row[0] for row in rows]).order_by("id")
    for entry, round_, person, act, moment in verdicts.values_list("entry_id", "round", "person_id", "act", "decided_at"):
        if act != EntryAct.WIDEN:
            decided.setdefault((entry, round_), set()).add(person)
        latest[entry] = moment
    wrote = drafters([row[0] for row in rows])
    found: dict[int, list[StuckDraft]] = {}
    for key, organ_id, title, stage, round_ in rows:
        whose = waits_for(Stage(stage), held.get(organ_id, ()), decided.get((key, round_), set()) | wrote.get(key, frozenset()))
        days = waited(in_china(latest.get(key, at)).date(), today, calendar)
        if whose.is_stuck or days > settings.STUCK_AFTER:
            found.setdefault(organ_id, []).append(StuckDraft(key, title, Stage(stage), days, whose.words))
    return {organ_id: tuple(drafts) for organ_id, drafts in found.items()}
