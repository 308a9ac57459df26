"""The duties and columns of many organs at once, for the county board: a fixed number of queries however many there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from mingbai.catalogue.models import Duty
from mingbai.catalogue.models.duties import DutyState
from mingbai.catalogue.queries.freshness import Columns, columns_of
from mingbai.catalogue.queries.lines import lines_of_all
from mingbai.organs.queries import OrganRow

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class OpenDuties:
    """How many of an organ's duties are overdue, and how many fall due within a week."""

    overdue: int = 0
    week: int = 0


def open_duties_of(organ_ids: Collection[int], today: date) -> Mapping[int, OpenDuties]:
    """Count the overdue duties and those due within a week, by organ; organs without any are left out."""
    near = Duty.objects.filter(organ_id__in=list(organ_ids), state=DutyState.OPEN, judge_by__lt=today + WEEK)
    counted = (
        near.order_by("organ_id").values_list("organ_id").annotate(late=Count("id", filter=Q(judge_by__lt=today)), n=Count("id"))
    )
    return {organ_id: OpenDuties(overdue, n - overdue) for organ_id, overdue, n in counted}


def columns_of_all(
    county_id: int, under: Sequence[OrganRow], updated: Mapping[int, Mapping[str, date]], today: date
) -> Mapping[int, Columns]:
    """Return how the columns of many organs stand; `updated` maps organs to their fields with news and its latest day."""
    rows = lines_of_all(county_id, under, today)
    found = {}
    for organ in under:
        applicable = (row for row in rows[organ.id] if row.is_applicable and (organ.is_committee or not row.is_village_affairs))
        names = dict.fromkeys(row.field for row in applicable)
        found[organ.id] = columns_of(tuple(names), updated.get(organ.id, {}), today)
    return found
