"""Meetings and trainings: planned, held or called off; what was decided, and the questions a learner asks himself."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.organs.models import Organ
from mingbai.statute.management.gatherings import INTERVALS, DecisionState, GatheringState
from mingbai.supervision.models import Activity, ActivityKind

KINDS = (ActivityKind.WORK_MEETING, ActivityKind.TRAINING)


class Gathering(models.Model):
    """A meeting or a training. `activity` is its row in the ledger that the report counts: there once it was held.

    `text` is the agenda of a meeting, the material of a training; `minutes` what was said, or what was learnt.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24)
    title = models.CharField(max_length=200)
    planned_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    link = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=12)
    reason = models.CharField(max_length=300, blank=True)
    activity = models.OneToOneField(Activity, models.PROTECT, null=True, related_name="gathering")
    minutes = models.TextField(blank=True)
    attendees = models.CharField(max_length=1000, blank=True)
    attended = models.PositiveIntegerField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "-planned_on", "-id"], name="gathering_of_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="gathering_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=list(GatheringState)), name="gathering_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=GatheringState.HELD, activity__isnull=False)
                | (~models.Q(state=GatheringState.HELD) & models.Q(activity__isnull=True)),
                name="gathering_held_is_in_the_ledger",
            ),
            models.CheckConstraint(
                condition=models.Q(file__isnull=True, file_name="") | (models.Q(file__isnull=False) & ~models.Q(file_name="")),
                name="gathering_file_has_a_name",
            ),
        ]

    @property
    def subject(self) -> str:
        """The name in the audit trail."""
        return f"gathering:{self.pk}"


class MeetingDecision(models.Model):
    """What a meeting decided: who does it, until when, and what came of it."""

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="decisions")
    text = models.CharField(max_length=300)
    person = models.CharField(max_length=80)
    due_on = models.DateField()
    state = models.CharField(max_length=8, default=DecisionState.OPEN.value)
    outcome = models.CharField(max_length=500, blank=True)
    closed_on = models.DateField(null=True)
    closed_by = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["gathering", "due_on"], condition=models.Q(state="open"), name="decision_open")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=list(DecisionState)), name="decision_state_known"),
            models.CheckConstraint(
                condition=models.Q(state=DecisionState.OPEN, closed_on__isnull=True, outcome="")
                | (~models.Q(state=DecisionState.OPEN) & models.Q(closed_on__isnull=False) & ~models.Q(outcome="")),
                name="decision_closed_with_words",
            ),
        ]


class TrainingQuestion(models.Model):
    """A short question of a training with its answer. What a learner answers is sent nowhere and kept nowhere."""

    gathering = models.ForeignKey(Gathering, models.PROTECT, related_name="questions")
    question = models.CharField(max_length=300)
    answer = models.CharField(max_length=500)
    removed_at = models.DateTimeField(null=True)


class MeetingInterval(models.Model):
    """How often the organs of a county meet, as the county decided; without a row once a quarter."""

    county = models.OneToOneField(Organ, models.PROTECT, primary_key=True, related_name="+")
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(months__in=list(INTERVALS)), name="meeting_interval_known")
        ]

    @property
    def subject(self) -> str:
        """The name in the audit trail."""
        return f"meeting_interval:{self.pk}"
