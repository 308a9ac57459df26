"""What is withheld of a paper that is given in part (条例第37条): the boxes, the copy made with them, who confirmed it."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from django.db import models

from mingbai.cases.models.handling import KeptPaper
from mingbai.core.models import AppendOnly


class RedactionState(StrEnum):
    """Boxes are drawn, then the copy waits for the secrecy reviewer, then it may be given out."""

    DRAFT = "draft"
    MADE = "made"
    CONFIRMED = "confirmed"


OPEN_STATES = (RedactionState.DRAFT.value, RedactionState.MADE.value)


class Redaction(models.Model):
    """The boxes over one paper, where they lie and on which ground, never what is under them; `remark` is sealed."""

    paper = models.ForeignKey(KeptPaper, models.PROTECT, related_name="redactions")
    state = models.CharField(max_length=12, default=RedactionState.DRAFT.value)
    revision = models.PositiveIntegerField(default=1)
    boxes = models.JSONField()
    drawn_by = models.BigIntegerField()
    drawer = models.CharField(max_length=200)
    drawn_at = models.DateTimeField()
    copy = models.ForeignKey(KeptPaper, models.PROTECT, null=True, related_name="+")
    annex = models.ForeignKey(KeptPaper, models.PROTECT, null=True, related_name="+")
    remark = models.TextField(blank=True)
    confirmed_by = models.BigIntegerField(null=True)
    confirmer = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["paper"], condition=models.Q(state__in=OPEN_STATES), name="one_open_redaction_of_paper"
            ),
            models.CheckConstraint(
                condition=models.Q(state=RedactionState.DRAFT.value, copy__isnull=True, annex__isnull=True)
                | models.Q(
                    state__in=[RedactionState.MADE.value, RedactionState.CONFIRMED.value],
                    copy__isnull=False,
                    annex__isnull=False,
                ),
                name="redaction_made_with_copy",
            ),
            models.CheckConstraint(
                condition=models.Q(state=RedactionState.CONFIRMED.value, confirmed_by__isnull=False, confirmed_at__isnull=False)
                | (
                    ~models.Q(state=RedactionState.CONFIRMED.value)
                    & models.Q(confirmed_by__isnull=True, confirmed_at__isnull=True)
                ),
                name="redaction_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True) | ~models.Q(confirmed_by=models.F("drawn_by")),
                name="redaction_by_two_persons",
            ),
        ]


class RedactionDrawer(AppendOnly):
    """Everybody who ever drew or burned in the boxes of one copy; none of them may be the second person who confirms it."""

    redaction = models.ForeignKey(Redaction, models.PROTECT, related_name="drawers")
    person_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["redaction", "person_id"], name="drawer_of_redaction_once")]
