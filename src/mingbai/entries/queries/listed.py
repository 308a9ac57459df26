"""What an organ has published, for its own staff: also village-only, withdrawn and expired entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from mingbai.core.paging import PAGE, ListPage, cut, joined, older
from mingbai.entries.models import Entry
from mingbai.statute.disclosure.review import Stage, Standing

FIELDS = (
    "id", "title", "index_number", "published_at", "range", "standing", "stage", "withdrawn_at", "withdrawal_reason", "down_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutRow:
    """A published entry in the organ's own list, whatever its range and whatever became of it."""

    id: int
    title: str
    index_number: str
    published_at: datetime
    range: str
    standing: Standing
    stage: Stage
    withdrawn_at: datetime | None
    withdrawal_reason: str
    down_on: date | None


def by_standing(organ_id: int, standing: Standing, *, after: str = "", limit: int = PAGE) -> ListPage[OutRow]:
    """Return a page of an organ's entries with this standing, newest first."""
    listed = Entry.objects.filter(organ_id=organ_id, standing=standing.value)
    found = listed.filter(older(after, "published_at")).order_by("-published_at", "-id")[: limit + 1].values(*FIELDS)
    rows = [OutRow(**{**row, "standing": Standing(row["standing"]), "stage": Stage(row["stage"])}) for row in found]
    return cut(rows, limit, lambda row: joined(row.published_at, row.id))


def stage_counts(organ_id: int) -> Mapping[Stage, int]:
    """Count an organ's entries in hand by stage."""
    found = Entry.objects.filter(organ_id=organ_id).exclude(stage=Stage.NONE.value).order_by("stage").values_list("stage")
    return {Stage(stage): n for stage, n in found.annotate(n=Count("*"))}


def begun(organ_id: int, duty_id: int) -> int | None:
    """Return the entry in hand or published for a duty, or None; discarded and withdrawn entries answer no duty."""
    found = Entry.objects.filter(organ_id=organ_id, duty_id=duty_id).exclude(stage=Stage.DISCARDED.value)
    found = found.exclude(standing=Standing.WITHDRAWN.value)
    return found.order_by("id").values_list("id", flat=True).first()
