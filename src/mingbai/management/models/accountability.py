"""Matters in which a unit is held to account (责任追究): steps taken, and the unit heard before each decision."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import AppendOnly
from mingbai.organs.models import Organ
from mingbai.statute.management.accountability import GROUNDS, AccountAct, AccountState
from mingbai.supervision.models import Reminder


class AccountMatter(models.Model):
    """One matter of one unit; it begins with a reminder that the county office sent."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    reminder = models.OneToOneField(Reminder, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=8)
    facts = models.CharField(max_length=1000)
    state = models.CharField(max_length=12)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(ground__in=[one.code for one in GROUNDS]), name="account_ground_known"),
            models.CheckConstraint(condition=models.Q(state__in=list(AccountState)), name="account_state_known"),
        ]

    @property
    def subject(self) -> str:
        """The name in the audit trail."""
        return f"account:{self.pk}"


class AccountStep(AppendOnly):
    """A talk, a circular, a proposal or the end, with the article that it rests on and until when it is to be put right."""

    matter = models.ForeignKey(AccountMatter, models.PROTECT, related_name="steps")
    act = models.CharField(max_length=12)
    text = models.CharField(max_length=1000)
    whom = models.CharField(max_length=200, blank=True)
    article = models.CharField(max_length=80)
    correct_by = models.DateField(null=True)
    taken_on = models.DateField()
    taken_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(act__in=list(AccountAct)), name="account_act_known"),
            models.UniqueConstraint(fields=["matter", "act"], name="account_step_once"),
        ]


class AccountHearing(models.Model):
    """The unit or a person asked to speak (陈述、申辩) before a decision, and what they said."""

    matter = models.ForeignKey(AccountMatter, models.PROTECT, related_name="hearings")
    whom = models.CharField(max_length=200)
    invited_on = models.DateField()
    speak_by = models.DateField()
    statement = models.TextField(blank=True)
    heard_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(speak_by__gte=models.F("invited_on")), name="hearing_time_to_speak"),
            models.CheckConstraint(
                condition=models.Q(heard_on__isnull=True, statement="")
                | (models.Q(heard_on__isnull=False) & ~models.Q(statement="")),
                name="hearing_recorded_with_words",
            ),
        ]
