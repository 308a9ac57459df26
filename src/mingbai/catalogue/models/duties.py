"""What an organ has to publish, and by when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.catalogue.models.chains import Chain
from mingbai.organs.models import Organ


class DutyKind(models.TextChoices):
    """What a duty comes from: the calendar, an event, a document."""

    CALENDAR = "calendar", "按周期公开"
    EVENT = "event", "有了新信息"
    DOCUMENT = "document", "公文签发"


class DutyState(models.TextChoices):
    """The states of a duty."""

    OPEN = "open", "要做"
    FULFILLED = "fulfilled", "已公开"
    DROPPED = "dropped", "不用做"


class Duty(models.Model):
    """One thing that is due. People are reminded by `remind_by` and judged by `judge_by`, the later of the two.

    `period_key` ("2020Q4") makes the generation of calendar duties idempotent; it is empty for events.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    line = models.ForeignKey("catalogue.CatalogueLine", models.PROTECT, null=True)
    chain = models.ForeignKey(Chain, models.PROTECT, null=True)
    step = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=300)
    why = models.CharField(max_length=400)
    kind = models.CharField(max_length=16, choices=DutyKind)
    period_key = models.CharField(max_length=40, blank=True)
    formed_on = models.DateField()
    remind_by = models.DateField()
    judge_by = models.DateField()
    source = models.CharField(max_length=300)
    # "20.1" … "20.15", "21.1" … "21.8": the item of the regulations that asks for it.
    statutory_item = models.CharField(max_length=8, blank=True)
    state = models.CharField(max_length=12, choices=DutyState, default=DutyState.OPEN)
    fulfilled_on = models.DateField(null=True)
    dropped_reason = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            # Serves an organ's list, its counts, and the overdue duties of many organs at once.
            models.Index(fields=["organ", "state", "judge_by", "id"], name="duty_of_organ"),
            # Serves the overdue duties of the whole county in order of their days.
            models.Index(fields=["state", "judge_by", "id"], name="duty_by_day"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organ", "line", "period_key"], condition=~models.Q(period_key=""), name="duty_once_a_period"
            ),
            models.UniqueConstraint(
                fields=["organ", "period_key"],
                condition=models.Q(line__isnull=True) & ~models.Q(period_key=""),
                name="duty_without_item_once",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=DutyKind.values), name="duty_kind_known"),
            models.CheckConstraint(condition=models.Q(state__in=DutyState.values), name="duty_state_known"),
            models.CheckConstraint(condition=models.Q(remind_by__lte=models.F("judge_by")), name="duty_reminded_before_judged"),
            models.CheckConstraint(
                condition=models.Q(state=DutyState.FULFILLED, fulfilled_on__isnull=False)
                | (~models.Q(state=DutyState.FULFILLED) & models.Q(fulfilled_on__isnull=True)),
                name="duty_fulfilled_on_a_day",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=DutyState.DROPPED) & ~models.Q(dropped_reason=""))
                | (~models.Q(state=DutyState.DROPPED) & models.Q(dropped_reason="")),
                name="duty_dropped_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(step="") | models.Q(chain__isnull=False), name="duty_step_belongs_to_a_chain"
            ),
        ]

    @property
    def subject(self) -> str:
        """The duty's name in the audit trail."""
        return f"duty:{self.pk}"


class DutyRun(models.Model):
    """The last day for which an organ's calendar duties were made; a second run on that day stops here."""

    organ = models.OneToOneField(Organ, models.PROTECT)
    generated_on = models.DateField()
