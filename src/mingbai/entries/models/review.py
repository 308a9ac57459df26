"""Decisions about an entry: verdicts, released findings, assessments, the register of what is not disclosed."""

from __future__ import annotations

from django.db import models

from mingbai.core.models import AppendOnly
from mingbai.entries.models.entry import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.penalties import Reversal


class ReviewVerdict(models.Model):
    """One decision of one review: who, when, on what basis, with which opinion. Never changed."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="verdicts")
    round = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=16)
    act = models.CharField(max_length=20)
    opinion = models.CharField(max_length=1000, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    snapshot = models.PositiveIntegerField(default=0)
    person_id = models.BigIntegerField()
    decided_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["entry", "round", "id"], name="verdict_by_round")]
        constraints = [
            # One person cannot make two reviews of a round, whatever the pages allow.
            models.UniqueConstraint(
                fields=["entry", "round", "person_id"], condition=models.Q(act="approve"), name="one_review_per_person"
            ),
            models.UniqueConstraint(fields=["entry", "round", "stage"], condition=models.Q(act="approve"), name="one_approval"),
        ]


class Confirmation(models.Model):
    """What the clerk confirmed when handing in a draft with gaps or contradictions. Never changed.

    `digest` is that of the text, the files and the points: what is changed afterwards is asked again.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="confirmations")
    round = models.PositiveSmallIntegerField()
    points = models.JSONField()
    digest = models.CharField(max_length=64)
    person_id = models.BigIntegerField()
    confirmed_by = models.CharField(max_length=160)
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "round"], name="confirmed_once_a_round")]


class Release(models.Model):
    """A blocking finding released by the secrecy reviewer, with the reason; it covers this finding only."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="releases")
    finding = models.CharField(max_length=64)
    sentence = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    person_id = models.BigIntegerField()
    released_by = models.CharField(max_length=160)
    released_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "finding"], name="finding_released_once")]


class Assessment(models.Model):
    """The assessment of the effect on personal information before publication (个保法第55、56条)."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="assessments")
    purpose = models.CharField(max_length=500)
    effect = models.CharField(max_length=500)
    measures = models.CharField(max_length=500)
    assessed_by = models.CharField(max_length=160)
    assessed_at = models.DateTimeField()
    keep_until = models.DateField()


class PenaltyReversal(AppendOnly):
    """That a published penalty decision was changed, withdrawn, confirmed unlawful or void; it must be taken down by a day."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="reversal")
    kind = models.CharField(max_length=12)
    reversed_on = models.DateField()
    by_document = models.CharField(max_length=200)
    remind_by = models.DateField()
    judge_by = models.DateField()
    recorded_by = models.CharField(max_length=160)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in Reversal]), name="reversal_kind_known")
        ]


class NonDisclosure(models.Model):
    """One line of the register of what is not disclosed: the ground, and when to re-evaluate it (条例第18条)."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="non_disclosure")
    organ = models.ForeignKey(Organ, models.PROTECT)
    ground = models.CharField(max_length=8)
    reason = models.CharField(max_length=1000)
    decided_by = models.CharField(max_length=160)
    decided_at = models.DateTimeField()
    evaluate_on = models.DateField()
    opened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "evaluate_on", "id"], condition=models.Q(opened_at__isnull=True), name="evaluation_due")
        ]


class Evaluation(models.Model):
    """One re-evaluation of a line of the register: it stays closed until the next date, or is opened."""

    non_disclosure = models.ForeignKey(NonDisclosure, models.PROTECT, related_name="evaluations")
    act = models.CharField(max_length=20)
    opinion = models.CharField(max_length=1000)
    evaluated_by = models.CharField(max_length=160)
    evaluated_at = models.DateTimeField()
    evaluate_on = models.DateField(null=True)
