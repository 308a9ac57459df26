"""Events of public opinion, what was found to be so, and the entries that answer them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.public_opinion.answering import KIND_WORDS, STATE_WORDS, OpinionState


class OpinionEvent(models.Model):
    """Something said of the organ in public. It names no private person: what was said, where, and when it was found."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    what = models.CharField(max_length=120)
    said = models.TextField()
    where = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    found_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=OpinionState.FOUND.value)
    recorded_by = models.CharField(max_length=200)
    conference_at = models.DateTimeField(null=True)
    conference_where = models.CharField(max_length=120, blank=True)
    mended = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    # Why nothing is answered; the signing leader decides that.
    why_not = models.CharField(max_length=500, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "state", "-id"], name="opinion_of_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=[one.value for one in KIND_WORDS]), name="opinion_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in STATE_WORDS]), name="opinion_state_known"),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=False, state__in=[OpinionState.CLOSED.value, OpinionState.SET_ASIDE.value])
                | (
                    models.Q(closed_at__isnull=True)
                    & ~models.Q(state__in=[OpinionState.CLOSED.value, OpinionState.SET_ASIDE.value])
                ),
                name="opinion_ended_on_a_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=OpinionState.SET_ASIDE.value) & ~models.Q(why_not=""))
                | (~models.Q(state=OpinionState.SET_ASIDE.value) & models.Q(why_not="")),
                name="opinion_set_aside_with_reason",
            ),
        ]

    @property
    def subject(self) -> str:
        """The event's name in the audit trail."""
        return f"opinion:{self.pk}"


class OpinionFinding(models.Model):
    """What was checked about an event, and which office checked it."""

    event = models.ForeignKey(OpinionEvent, models.PROTECT, related_name="findings")
    text = models.CharField(max_length=1000)
    checked_by = models.CharField(max_length=80)
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()


class OpinionAnswer(models.Model):
    """An entry that answers an event."""

    event = models.ForeignKey(OpinionEvent, models.PROTECT, related_name="answers")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
