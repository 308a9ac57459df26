"""The disclosure catalogue: items of two levels, each with its editions; what an organ adjusts of the county's master."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingbai.organs.models import Organ


class Item(models.Model):
    """One line of the catalogue, in the county's master or of one organ's own; its particulars are in the edition in force.

    `article_20` holds codes ("20.11"), `article_21` the texts of 条例第21条, because its numbers differ by level of organ.
    """

    owner = models.ForeignKey(Organ, models.PROTECT)
    field = models.CharField(max_length=40)
    item1 = models.CharField(max_length=80)
    item2 = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    article_20 = models.JSONField(default=list)
    article_21 = models.JSONField(default=list)
    is_county = models.BooleanField()
    is_township = models.BooleanField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "position", "id"], name="item_order")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owner", "field", "item1", "item2"], name="item_once"),
            models.CheckConstraint(condition=~models.Q(field="") & ~models.Q(item2=""), name="item_is_named"),
        ]


class ItemEdition(models.Model):
    """What the catalogue says about an item from one day on; never overwritten. `source` and `confidence` say how sure it is."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="editions")
    in_force_on = models.DateField()
    ends_on = models.DateField(null=True)
    elements = models.JSONField(default=list)
    basis = models.TextField(blank=True)
    time_limit = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=120, blank=True)
    subject = models.CharField(max_length=200, blank=True)
    channels = models.JSONField(default=list)
    audience = models.CharField(max_length=120, blank=True)
    mode = models.CharField(max_length=20)
    override = models.TextField(blank=True)
    source = models.TextField(blank=True)
    confidence = models.CharField(max_length=1)
    changed_by = models.CharField(max_length=160)
    changed_at = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "in_force_on"], name="edition_once_a_day"),
            models.UniqueConstraint(fields=["item"], condition=models.Q(ends_on__isnull=True), name="one_open_edition"),
            models.CheckConstraint(condition=models.Q(confidence__in=["C", "P", "M"]), name="edition_confidence_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("in_force_on")),
                name="edition_ends_after_start",
            ),
        ]


class Adjustment(models.Model):
    """How one organ deviates from the master: the item does not apply, or is published sooner. Never later."""

    organ = models.ForeignKey(Organ, models.PROTECT)
    item = models.ForeignKey(Item, models.PROTECT, related_name="adjustments")
    is_applicable = models.BooleanField(default=True)
    unit = models.CharField(max_length=120, blank=True)
    reason = models.CharField(max_length=300)
    set_by = models.CharField(max_length=160)
    set_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organ", "item"], name="adjustment_once"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="adjustment_has_reason"),
        ]
