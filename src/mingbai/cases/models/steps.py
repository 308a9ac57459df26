"""What happened in a case, step by step: the facts from which the law computes every date."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from mingbai.cases.models.letters import Letter
from mingbai.cases.models.register import Application
from mingbai.core.models import AppendOnly, AppendOnlyError
from mingbai.statute.cases.extension import MOST_WORKDAYS
from mingbai.statute.cases.facts import EventKind, OrganRole, ServiceMode

ONCE = (EventKind.CORRECTION_NOTICED, EventKind.CORRECTION_RECEIVED, EventKind.EXTENDED, EventKind.FEE_NOTICED)
"""What the law allows once: until a judgment opens a new round."""


class CaseStep(AppendOnly):
    """One dated fact of a case (办理经过), as `statute.cases.facts.CaseEvent`.

    `party` is a name that may stand in lists ("第三方1", another organ's name); who a third party is stands sealed in `details`
    with the reason and whatever else was written.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="steps")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=24)
    on = models.DateField()
    party = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=12, blank=True)
    received_on = models.DateField(null=True)
    workdays = models.PositiveSmallIntegerField(default=0)
    service = models.CharField(max_length=12, blank=True)
    until = models.DateField(null=True)
    # Of an answer to a consultation: whether the one asked agrees that the information is given.
    agrees = models.BooleanField(null=True)
    details = models.TextField(blank=True)
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="steps")
    person_id = models.BigIntegerField()
    recorded_by = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()

    def arrive(self, on: date) -> None:
        """Write, once, the day on which a letter of consultation arrived: it is known after the letter went out."""
        if self.received_on is not None:
            raise AppendOnlyError(type(self).__name__)
        self.received_on = on
        super(AppendOnly, self).save(update_fields=["received_on"])

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "on", "id"], name="step_of_application")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=[k.value for k in EventKind]), name="step_kind_known"),
            models.CheckConstraint(condition=models.Q(role__in=["", *(r.value for r in OrganRole)]), name="step_role_known"),
            models.CheckConstraint(
                condition=models.Q(service__in=["", *(s.value for s in ServiceMode)]), name="step_service_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=EventKind.EXTENDED.value) | models.Q(workdays__range=(1, MOST_WORKDAYS)),
                name="step_extension_within_the_law",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=EventKind.CORRECTION_NOTICED.value) | models.Q(workdays__gte=1),
                name="step_correction_has_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True) | models.Q(received_on__gte=models.F("on")),
                name="step_letter_received_after_sending",
            ),
            *(
                models.UniqueConstraint(
                    fields=["application", "round"], condition=models.Q(kind=kind.value), name=f"step_one_{kind.value}"
                )
                for kind in (*ONCE, EventKind.FEE_PAID, EventKind.REPLIED)
            ),
        ]


RECEIVED = "收到"
"""What a correction of the day of receipt calls that day."""


class DateMoved(AppendOnly):
    """A date of an open case that a new holiday notice or a corrected day of receipt moved.

    A letter sent before keeps the date it names. A correction says why and by whom; `was_late`: the time for the reply was over.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="moved")
    what = models.CharField(max_length=100)
    before = models.DateField()
    after = models.DateField()
    notice = models.CharField(max_length=60)
    was_told = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    moved_by = models.CharField(max_length=200, blank=True)
    was_late = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["application", "id"], name="moved_of_application")]
