"""Inspections of village affairs: the round of a quarter, the visit to each village, its marks, objection and notice."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.organs.models import Organ
from mingbai.statute.supervision.visits import BoardMark, VisitState
from mingbai.supervision.models import Activity


class OwnPoint(models.Model):
    """A point that the county adds to those of the law, with the document that asks for it; it applies to rounds opened later."""

    county = models.ForeignKey(Organ, models.PROTECT)
    words = models.CharField(max_length=100)
    source = models.CharField(max_length=100)
    weight = models.PositiveSmallIntegerField(default=1)
    since_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(words="") & ~models.Q(source=""), name="own_point_has_source"),
            models.CheckConstraint(condition=models.Q(weight__gte=1, weight__lte=10), name="own_point_weight"),
        ]

    @property
    def subject(self) -> str:
        """The point's name in the audit trail."""
        return f"inspection_point:{self.pk}"


class InspectionRound(models.Model):
    """A township's inspection of all its villages in one quarter.

    `own_points` are the county's points as they were when it was opened. `activity` is how the annual report counts it, once.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    own_points = models.JSONField()
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=160)
    activity = models.OneToOneField(Activity, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "year", "quarter"], name="one_round_a_quarter"),
            models.CheckConstraint(condition=models.Q(quarter__gte=1, quarter__lte=4), name="round_quarter"),
        ]

    @property
    def subject(self) -> str:
        """The round's name in the audit trail."""
        return f"inspection_round:{self.pk}"


class VillageVisit(models.Model):
    """The inspection of one village in a round, and what follows from it.

    `revision` counts the savings of marks; `inspectors` are the people who marked something.
    """

    round = models.ForeignKey(InspectionRound, models.PROTECT, related_name="visits")
    village = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=VisitState.PLANNED.value)
    planned_on = models.DateField(null=True)
    planned_for = models.CharField(max_length=100, blank=True)
    left_out_reason = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField(default=0)
    inspectors = models.JSONField(default=list)
    inspected_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.CharField(max_length=160, blank=True)
    # The notice of rectification: what it asks, until when, and the village's answer.
    notice_text = models.TextField(blank=True)
    notified_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=160, blank=True)
    rechecked_on = models.DateField(null=True)
    recheck_note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "village"], name="one_visit_a_round"),
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in VisitState]), name="visit_state_known"),
            models.CheckConstraint(
                condition=models.Q(state__in=["planned", "left_out"])
                | models.Q(inspected_on__isnull=False, finished_at__isnull=False),
                name="visit_finished_on_a_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="left_out") | ~models.Q(left_out_reason=""), name="visit_left_out_with_reason"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["notified", "answered", "closed"])
                | (models.Q(notified_on__isnull=False, due_on__gt=models.F("notified_on")) & ~models.Q(notice_text="")),
                name="visit_notified_with_day",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="answered") | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="visit_answered_with_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="closed") | models.Q(rechecked_on__isnull=False), name="visit_closed_after_recheck"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["village", "state"], name="visit_of_village"),
        ]

    @property
    def subject(self) -> str:
        """The visit's name in the audit trail."""
        return f"village_visit:{self.pk}"


class VisitMark(models.Model):
    """How one point was marked; `revision` is the saving of the visit that marked it last."""

    visit = models.ForeignKey(VillageVisit, models.PROTECT, related_name="marks")
    key = models.CharField(max_length=24)
    mark = models.CharField(max_length=8)
    note = models.CharField(max_length=300, blank=True)
    revision = models.PositiveIntegerField()
    marked_by = models.CharField(max_length=160)
    marked_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "key"], name="one_mark_a_point"),
            models.CheckConstraint(condition=models.Q(mark__in=[one.value for one in BoardMark]), name="visit_mark_known"),
        ]


class MarkSending(models.Model):
    """One sending of marks from a page, by the key that the page made for it: sent twice, it is taken once."""

    visit = models.ForeignKey(VillageVisit, models.PROTECT, related_name="sendings")
    key = models.CharField(max_length=36)
    received_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "key"], name="marks_taken_once")]


class VisitPhoto(models.Model):
    """A picture taken at the board, rebuilt without what the telephone wrote into it; never required."""

    visit = models.ForeignKey(VillageVisit, models.PROTECT, related_name="photos")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    point = models.CharField(max_length=24, blank=True)
    added_by = models.CharField(max_length=160)
    added_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["visit", "file"], name="visit_photo_once")]


class VisitObjection(models.Model):
    """A village's objection to its marks, raised once; `points` are the keys of what it disputes."""

    visit = models.OneToOneField(VillageVisit, models.PROTECT, related_name="objection")
    points = models.JSONField()
    reason = models.TextField()
    raised_by = models.CharField(max_length=160)
    raised_at = models.DateTimeField()
    decision = models.TextField(blank=True)
    # The disputed points whose mark was changed.
    changed = models.JSONField(default=list)
    decided_by = models.CharField(max_length=160, blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="objection_says_something"),
            models.CheckConstraint(
                condition=models.Q(decided_at__isnull=True) | ~models.Q(decision=""), name="objection_decided_with_words"
            ),
        ]
