"""Counts of what each organ has published, stored so that no page counts entries one by one."""

from __future__ import annotations

from django.db import models

from mingbai.catalogue.models import CatalogueLine
from mingbai.organs.models import Organ


class Tally(models.Model):
    """How many entries of an organ the portal lists at one place of catalogue and law, and the latest moment among them.

    Written by the transaction that lists or delists an entry; it can be rebuilt from the entries.
    """

    organ = models.ForeignKey(Organ, models.PROTECT)
    line = models.ForeignKey(CatalogueLine, models.PROTECT, null=True)
    statutory_item = models.CharField(max_length=8, blank=True)
    field = models.CharField(max_length=40, blank=True)
    listed = models.PositiveIntegerField(default=0)
    last = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "line", "statutory_item", "field"],
                condition=models.Q(line__isnull=False),
                name="tally_of_item_once",
            ),
            models.UniqueConstraint(
                fields=["organ", "statutory_item", "field"],
                condition=models.Q(line__isnull=True),
                name="tally_without_item_once",
            ),
            models.CheckConstraint(condition=models.Q(listed=0) | models.Q(last__isnull=False), name="tally_has_moment"),
        ]
        indexes = [models.Index(fields=["field", "organ"], name="tally_by_field")]
