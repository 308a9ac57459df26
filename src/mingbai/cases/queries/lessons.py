"""Reads of lessons: those of a step, and those of one review or suit."""

from __future__ import annotations

from django.db.models import QuerySet

from mingbai.accounts.values import Acting
from mingbai.cases.models import Lesson
from mingbai.cases.policies import handled_organ
from mingbai.cases.values.lessons import LessonRow
from mingbai.core.words import in_china

MOST = 5


def lessons_at(*, by: Acting, organ_id: int, step: str) -> tuple[LessonRow, ...]:
    """Return the latest lessons of this organ for a step, newest first."""
    handled_organ(by, organ_id)
    return _rows(Lesson.objects.filter(organ_id=organ_id, step=step, removed_at__isnull=True).order_by("-id")[:MOST])


def lessons_from(*, by: Acting, organ_id: int, dispute_id: int) -> tuple[LessonRow, ...]:
    """Return what was kept of one review or suit, oldest first."""
    handled_organ(by, organ_id)
    return _rows(Lesson.objects.filter(dispute_id=dispute_id, removed_at__isnull=True).order_by("id"))


def _rows(found: QuerySet[Lesson]) -> tuple[LessonRow, ...]:
    return tuple(
        LessonRow(one.pk, one.step, one.words, one.dispute.number, one.dispute.body, in_china(one.made_at).date(), one.dispute_id)
        for one in found.select_related("dispute")
    )
