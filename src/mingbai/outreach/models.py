"""Open days with their sign-ups, and market-day rounds: how people get to know that they can ask."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.outreach.open_days import MOST_TOGETHER, STATE_WORDS, WHY_WORDS, DayState
from mingbai.supervision.models import Activity


class OpenDay(models.Model):
    """One open day. What it says in free words reaches the public only as an entry; days and numbers show as they stand here."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    theme = models.CharField(max_length=80)
    held_on = models.DateField()
    begins = models.CharField(max_length=5, blank=True)
    place = models.CharField(max_length=120, blank=True)
    agenda = models.TextField(blank=True)
    contact = models.CharField(max_length=80, blank=True)
    places = models.PositiveSmallIntegerField(default=0)
    sign_up_until = models.DateField()
    state = models.CharField(max_length=12, default=DayState.PLANNED.value)
    announcement = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    summary = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    # The row of the management ledger that the report counts: written when the day is held, never a second one.
    activity = models.OneToOneField(Activity, models.PROTECT, null=True, related_name="+")
    came = models.PositiveIntegerField(null=True)
    # The day for which people signed up first; empty while it was not moved.
    moved_from = models.DateField(null=True)
    called_off_on = models.DateField(null=True)
    why_not = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["organ", "held_on", "id"], name="open_day_of_organ")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(state__in=[one.value for one in STATE_WORDS]), name="open_day_state_known"),
            models.CheckConstraint(condition=models.Q(sign_up_until__lte=models.F("held_on")), name="open_day_signed_up_before"),
            # Held and counted are one thing.
            models.CheckConstraint(
                condition=models.Q(state=DayState.HELD.value, activity__isnull=False)
                | (~models.Q(state=DayState.HELD.value) & models.Q(activity__isnull=True, came__isnull=True)),
                name="open_day_counted_when_held",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state=DayState.CALLED_OFF.value, called_off_on__isnull=False, why_not__in=[one.value for one in WHY_WORDS]
                )
                | (~models.Q(state=DayState.CALLED_OFF.value) & models.Q(called_off_on__isnull=True, why_not="")),
                name="open_day_called_off_with_reason",
            ),
        ]

    @property
    def subject(self) -> str:
        """The open day's name in the audit trail."""
        return f"open_day:{self.pk}"


class SignUp(models.Model):
    """Somebody who wants to come, with company. `contents` seals name, telephone and question; empty once they are deleted."""

    open_day = models.ForeignKey(OpenDay, models.PROTECT, related_name="sign_ups")
    number = models.CharField(max_length=24, unique=True)
    people = models.PositiveSmallIntegerField()
    contents = models.TextField()
    # A keyed digest of name and telephone: a second press of the button finds the first sign-up.
    identity = models.CharField(max_length=64)
    code = models.CharField(max_length=64)
    signed_up_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["open_day"], condition=~models.Q(contents=""), name="sign_up_to_erase")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(people__gte=1, people__lte=MOST_TOGETHER), name="sign_up_of_some"),
            # Whoever does not come any more, or came long ago, is nobody's to know.
            models.CheckConstraint(
                condition=models.Q(cancelled_at__isnull=True, erased_at__isnull=True) | models.Q(contents="", identity=""),
                name="sign_up_erased_whole",
            ),
            models.UniqueConstraint(fields=["open_day", "identity"], condition=~models.Q(identity=""), name="sign_up_once"),
        ]


class DayQuestion(models.Model):
    """A question asked on an open day, and what was answered; without who asked."""

    open_day = models.ForeignKey(OpenDay, models.PROTECT, related_name="questions")
    asked = models.CharField(max_length=500)
    answered = models.CharField(max_length=1000)
    recorded_at = models.DateTimeField()


class MarketRound(models.Model):
    """A round on a market day: how many leaflets were handed out, and what people asked; without who."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    held_on = models.DateField()
    place = models.CharField(max_length=120)
    leaflets = models.PositiveIntegerField()
    asked = models.TextField(blank=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organ", "-held_on", "-id"], condition=models.Q(removed_at__isnull=True), name="round_of_organ")
        ]

    @property
    def subject(self) -> str:
        """The round's name in the audit trail."""
        return f"round:{self.pk}"
