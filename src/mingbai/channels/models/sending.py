"""Accounts on channels, what the machine still has to do for a delivery, what it sent, and what it was answered.

All moments of errands and attempts are the machine's (`clock.machine_now`): they measure pauses and leases, not legal days.
"""

from __future__ import annotations

from django.db import models

from mingbai.channels.models.deliveries import Channel, Delivery
from mingbai.organs.models import Organ


class OrganAccount(models.Model):
    """An organ's account on a channel. `secrets` is a sealed JSON object; nobody is shown it again.

    `base` replaces the service's own address. From `quiet_from` to `quiet_until` nothing is sent; `rests_until` is set where the
    service or the quota says that nothing more is taken before then; with `trouble` nothing is even asked before then.
    """

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="accounts")
    base = models.CharField(max_length=300, blank=True)
    settings = models.JSONField(default=dict)
    secrets = models.TextField(blank=True)
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    quota = models.PositiveIntegerField(null=True)
    rests_until = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "channel"], name="account_once"),
            models.CheckConstraint(
                condition=models.Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | models.Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="quiet_has_both_ends",
            ),
        ]


class SentMessage(models.Model):
    """What the machine sent or was about to send, frozen before the channel was called; never changed.

    `files` are the pictures and packages, as name, media type and digest of each stored file.
    """

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="messages")
    version = models.PositiveIntegerField()
    message = models.JSONField()
    files = models.JSONField(default=list)
    made_at = models.DateTimeField()


class Errand(models.Model):
    """What the machine does next for a delivery, and when; `due_at` is empty while there is nothing to do.

    While a process is at it, `worker` names it and `due_at` is the end of its lease; `tries` grows with each, so that one that
    lost its lease can tell. `remote_id` is what the channel calls it, `pauses` counts what the next pause grows with.
    """

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="errand")
    what = models.CharField(max_length=12)
    due_at = models.DateTimeField(null=True)
    worker = models.CharField(max_length=200, blank=True)
    tries = models.PositiveIntegerField(default=0)
    sends = models.PositiveIntegerField(default=0)
    pauses = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    remote_id = models.CharField(max_length=300, blank=True)
    message = models.ForeignKey(SentMessage, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=models.Q(due_at__isnull=False), name="errand_due")]


class Attempt(models.Model):
    """One call of a channel and its answer; one without an answer was cut off.."""

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="attempts")
    account = models.ForeignKey(OrganAccount, models.SET_NULL, null=True, related_name="+", db_index=False)
    what = models.CharField(max_length=12)
    began_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    fate = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=500, blank=True)
    remote_id = models.CharField(max_length=300, blank=True)
    url = models.CharField(max_length=1000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["account", "began_at"], name="attempt_of_day")]
