"""Where information is delivered, with the proof of delivery."""

from __future__ import annotations

from django.db import models

from mingbai.entries.models import Entry
from mingbai.organs.models import Organ


class Channel(models.Model):
    """A channel of the county; its key is part of the report's data (website, wechat, weibo, platform_331)."""

    key = models.SlugField(max_length=40, unique=True)
    label = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField(default=0)


WEBSITE = "website"
"""The key of the channel that this portal is itself; what stands on any other must be removed there by a person."""


class DeliveryState(models.TextChoices):
    """Only delivered ones count."""

    DELIVERED = "delivered", "已送达"
    TO_REMOVE = "to_remove", "要去撤下"
    WITHDRAWN = "withdrawn", "已撤回"


class Delivery(models.Model):
    """One entry on one channel; `organ` repeats the entry's organ, so that counting reads one covering index."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="deliveries")
    channel = models.ForeignKey(Channel, models.PROTECT)
    organ = models.ForeignKey(Organ, models.PROTECT)
    state = models.CharField(max_length=12, choices=DeliveryState)
    delivered_at = models.DateTimeField(null=True)
    delivered_on = models.DateField(null=True)
    proof = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "state", "channel", "delivered_on", "entry", "id"], name="delivery_count"),
            models.Index(fields=["organ", "id"], condition=models.Q(state="to_remove"), name="delivery_to_remove"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "channel"], name="delivery_once_per_channel"),
            models.CheckConstraint(
                condition=models.Q(state__in=[c for c, _ in DeliveryState.choices]), name="delivery_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="delivered") | models.Q(delivered_at__isnull=False, delivered_on__isnull=False),
                name="delivered_has_moment",
            ),
        ]
