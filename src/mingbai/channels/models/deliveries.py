"""Where information is delivered, with the proof of delivery."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.core.models import StoredFile
from mingbai.entries.models import Entry
from mingbai.organs.models import Organ
from mingbai.statute.disclosure.deliveries import OPEN, STATE_WORDS, DeliveryState

OPEN_STATES = [state.value for state in OPEN]
# Written out, because SQLite uses the index of the open ones only where it reads the same list as in the index.
IS_OPEN = models.Func(
    models.F("state"),
    template="%(expressions)s IN ({})".format(", ".join(f"'{state}'" for state in OPEN_STATES)),
    output_field=models.BooleanField(),
)


class Channel(models.Model):
    """A channel of the county; its key is part of the report's data (website, wechat, weibo, platform_331).

    `hosts` are the hosts of its addresses, separated by blanks; empty for those that the product knows.
    """

    has_mark: ClassVar[bool] = True
    key = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)
    hosts = models.CharField(max_length=300, blank=True)


WEBSITE = "website"
"""The key of the channel that this portal is itself; what stands on any other must be removed there by a person."""


class Reach(models.TextChoices):
    """What an organ sends to a channel."""

    NAMED = "named", "目录写了这个渠道的才发"
    ALL = "all", "公开的都发"
    NONE = "none", "不发"


class ChannelRule(models.Model):
    """Which entries an organ sends to a channel; without a row, those whose catalogue line names it."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    channel = models.ForeignKey(Channel, models.PROTECT, related_name="rules")
    reach = models.CharField(max_length=8, choices=Reach)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organ", "channel"], name="channel_rule_once"),
            models.CheckConstraint(condition=models.Q(reach__in=[c for c, _ in Reach.choices]), name="channel_reach_known"),
        ]


class Delivery(models.Model):
    """One entry on one channel; `organ` repeats the entry's organ, so that counting reads one covering index.

    `sent_version` is the version of the entry that stands there, empty for what was recorded without its text; `is_outdated`
    says that the entry has changed since. `reason` says why it is not sent.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="deliveries")
    channel = models.ForeignKey(Channel, models.PROTECT)
    organ = models.ForeignKey(Organ, models.PROTECT)
    state = models.CharField(max_length=12, choices=[(state.value, word) for state, word in STATE_WORDS.items()])
    planned_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    delivered_on = models.DateField(null=True)
    proof = models.CharField(max_length=300, blank=True)
    sent_version = models.PositiveIntegerField(null=True)
    is_outdated = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "state", "channel", "delivered_on", "entry", "id"], name="delivery_count"),
            models.Index(fields=["organ", "id"], condition=models.Q(state="to_remove"), name="delivery_to_remove"),
            models.Index(fields=["organ", "id"], condition=models.Q(state__in=OPEN_STATES), name="delivery_open"),
            models.Index(fields=["organ", "id"], condition=models.Q(is_outdated=True), name="delivery_outdated"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in DeliveryState]), name="delivery_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="delivered") | models.Q(delivered_at__isnull=False, delivered_on__isnull=False),
                name="delivered_has_moment",
            ),
            models.CheckConstraint(condition=models.Q(is_outdated=False) | models.Q(state="delivered"), name="outdated_was_sent"),
        ]


class SentText(models.Model):
    """What was sent to a channel, word for word; never changed. `act` is the act of the table of moves that sent it.

    `photo` may prove it, for staff alone; nobody has to take one.
    """

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="sent")
    act = models.CharField(max_length=12)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    proof = models.CharField(max_length=300)
    photo = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    sent_at = models.DateTimeField()
    sent_by = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(proof=""), name="sent_has_proof")]
